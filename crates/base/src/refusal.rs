//! A refusal: why something asked for was not done, as data. Engines keep
//! closed enums of their own and turn them into this at their edge; the server
//! turns this into a status and a page.
//!
//! A refusal never carries personal data: it names fields and rules, not values.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::Article;

/// What kind of refusal it is; the edge maps each kind to one HTTP status.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum RefusalKind {
    /// The input is malformed or a field breaks a rule (400).
    Invalid,
    /// Nobody is signed in, or the session has ended (401).
    Unauthenticated,
    /// This person may not do this (403).
    Forbidden,
    /// There is no such thing, or this person may not know of it (404).
    Unknown,
    /// The state of the thing does not allow it now (409).
    Conflict,
    /// Too many requests of this kind (429).
    TooMany,
    /// The house cannot do it now; nothing was changed (503).
    Unavailable,
}

/// A problem with one field of the input.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct FieldProblem {
    /// Where: `lines[3].deduct_fen`.
    pub path: String,
    /// What is wrong and what is expected, in Chinese.
    pub message: String,
    /// The same in English.
    pub message_en: String,
}

/// Why something was not done. Nothing was changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Refusal {
    /// Stable, a full statement in snake case: `reviewer_same_as_handler`.
    pub code: String,
    /// The kind, which decides the status.
    pub kind: RefusalKind,
    /// What happened and what to do, in Chinese.
    pub title: String,
    /// The same in English.
    pub title_en: String,
    /// The fields concerned, if any.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub fields: Vec<FieldProblem>,
    /// The article the rule stands on, if it stands on one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cite: Option<Article>,
}

impl Refusal {
    /// A refusal of a kind with its code and words.
    pub fn new(kind: RefusalKind, code: &str, title: impl Into<String>, title_en: impl Into<String>) -> Refusal {
        Refusal {
            code: code.to_owned(),
            kind,
            title: title.into(),
            title_en: title_en.into(),
            fields: Vec::new(),
            cite: None,
        }
    }

    /// [`RefusalKind::Invalid`] at one field.
    pub fn invalid(
        code: &str,
        path: impl Into<String>,
        message: impl Into<String>,
        message_en: impl Into<String>,
    ) -> Refusal {
        let (message, message_en) = (message.into(), message_en.into());
        Refusal::new(RefusalKind::Invalid, code, message.clone(), message_en.clone()).at(path, message, message_en)
    }

    /// [`RefusalKind::Conflict`].
    pub fn conflict(code: &str, title: impl Into<String>, title_en: impl Into<String>) -> Refusal {
        Refusal::new(RefusalKind::Conflict, code, title, title_en)
    }

    /// [`RefusalKind::Forbidden`].
    pub fn forbidden(code: &str, title: impl Into<String>, title_en: impl Into<String>) -> Refusal {
        Refusal::new(RefusalKind::Forbidden, code, title, title_en)
    }

    /// [`RefusalKind::Unknown`]: `what_zh` and `what_en` name the kind of thing.
    pub fn unknown(what_zh: &str, what_en: &str) -> Refusal {
        Refusal::new(
            RefusalKind::Unknown,
            "not_found",
            format!("没有找到该{what_zh}，或您无权查看"),
            format!("no such {what_en}, or not yours to see"),
        )
    }

    /// The same with one more field problem.
    #[must_use]
    pub fn at(mut self, path: impl Into<String>, message: impl Into<String>, message_en: impl Into<String>) -> Refusal {
        self.fields.push(FieldProblem { path: path.into(), message: message.into(), message_en: message_en.into() });
        self
    }

    /// The same with the article its rule stands on.
    ///
    /// # Panics
    /// When the text is no article id; it is always a literal in our code.
    #[must_use]
    pub fn citing(mut self, article: &str) -> Refusal {
        self.cite = Some(article.parse().expect("a cited article is well formed"));
        self
    }
}

impl std::fmt::Display for Refusal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}: {}", self.code, self.title_en)
    }
}

impl std::error::Error for Refusal {}
