//! The id of an article of a regulation, the same in the law data, the code,
//! the cases, the explanation tree and on printed notices.

use std::fmt;
use std::str::FromStr;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// An article id: source, hyphen, article, and if need be points below it:
/// `R1-12.11` is §12, point 11, of the internal-control rules; `R1b-12`,
/// `R3d-19.5`, `R4-16`, `R5-22`; `R1-A2.9` is item 9 of its annex 2.
/// Other law is cited the same way: `L735-38`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(try_from = "String", into = "String")]
#[schemars(with = "String")]
pub struct Article(String);

/// The text is not an article id.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not an article id (such as R1-12.11): {0:?}")]
pub struct ArticleError(pub String);

impl Article {
    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The regulation it belongs to: `R1` of `R1-12.11`.
    pub fn source(&self) -> &str {
        self.0.split_once('-').map_or("", |(source, _)| source)
    }
}

impl FromStr for Article {
    type Err = ArticleError;

    fn from_str(text: &str) -> Result<Article, ArticleError> {
        let refuse = || ArticleError(text.to_owned());
        let (source, place) = text.split_once('-').ok_or_else(refuse)?;
        let alphanumeric = |s: &str| !s.is_empty() && s.bytes().all(|b| b.is_ascii_alphanumeric());
        let source_ok = alphanumeric(source) && source.starts_with(|c: char| c.is_ascii_uppercase());
        if source_ok && place.split('.').all(alphanumeric) { Ok(Article(text.to_owned())) } else { Err(refuse()) }
    }
}

impl TryFrom<String> for Article {
    type Error = ArticleError;
    fn try_from(text: String) -> Result<Article, ArticleError> {
        text.parse()
    }
}

impl From<Article> for String {
    fn from(article: Article) -> String {
        article.0
    }
}

impl fmt::Display for Article {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_read_and_others_refused() {
        for text in ["R1-12.11", "R1b-12", "R3d-19.5", "R1-A2.9", "L735-38"] {
            assert_eq!(text.parse::<Article>().map(|a| a.to_string()).as_deref(), Ok(text));
        }
        for text in ["", "R1", "R1-", "r1-2", "R1-1..2", "R1-一", "R1 -2"] {
            assert!(text.parse::<Article>().is_err(), "{text}");
        }
        assert_eq!("R3d-19.5".parse::<Article>().unwrap().source(), "R3d");
    }
}
