//! How a date and a basis are written in every kind of law data: a quoted
//! `"YYYY-MM-DD"`, and one article id or a list of them.

use std::fmt;

use base::{Article, Date, parse_date};
use serde::Deserialize;
use serde::de::{Deserializer, Error, SeqAccess, Visitor};

/// A date in a data file: a quoted `"YYYY-MM-DD"`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Day(pub Date);

/// The articles something stands on, at least one: written as one id or a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Articles(Vec<Article>);

impl Articles {
    /// The first one cited: the chief basis.
    pub fn first(&self) -> &Article {
        &self.0[0]
    }

    /// All of them in the order written.
    pub fn iter(&self) -> std::slice::Iter<'_, Article> {
        self.0.iter()
    }
}

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Day, D::Error> {
        struct Quoted;
        impl Visitor<'_> for Quoted {
            type Value = Day;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a quoted date \"YYYY-MM-DD\"")
            }
            fn visit_str<E: Error>(self, text: &str) -> Result<Day, E> {
                parse_date(text).map(Day).ok_or_else(|| E::custom(format!("not a date YYYY-MM-DD: {text:?}")))
            }
        }
        deserializer.deserialize_str(Quoted)
    }
}

impl<'de> Deserialize<'de> for Articles {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Articles, D::Error> {
        struct OneOrMore;
        impl<'de> Visitor<'de> for OneOrMore {
            type Value = Articles;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an article id such as \"R1-12.11\" or a list of them")
            }
            fn visit_str<E: Error>(self, text: &str) -> Result<Articles, E> {
                text.parse().map(|article| Articles(vec![article])).map_err(E::custom)
            }
            fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Articles, A::Error> {
                let mut articles = Vec::new();
                while let Some(article) = list.next_element()? {
                    articles.push(article);
                }
                if articles.is_empty() {
                    return Err(A::Error::custom("no article is cited"));
                }
                Ok(Articles(articles))
            }
        }
        deserializer.deserialize_any(OneOrMore)
    }
}
