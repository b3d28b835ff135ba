//! What stands on an official document, as it is kept and as its layout reads it.
//!
//! Article: R3d-14, R5-22.

use serde::{Deserialize, Serialize};

/// Everything printed but the verification code and a later voiding.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Content {
    /// Its title.
    pub(crate) title: String,
    /// Its number.
    pub(crate) serial: String,
    /// The agency.
    pub(crate) agency: String,
    /// To whom; the full name.
    pub(crate) addressee: String,
    /// What it says; the lists come after the first paragraph.
    pub(crate) paragraphs: Vec<String>,
    /// What is missing.
    pub(crate) items: Vec<String>,
    /// What was decided.
    pub(crate) facts: Vec<Line>,
    /// Who handled, reviewed and approved.
    pub(crate) signatories: Vec<SignedStep>,
    /// The articles it stands on.
    pub(crate) basis: Vec<String>,
    /// Its day.
    pub(crate) issued_on: String,
}

/// A fact with its label: in words or an amount.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Line {
    /// What it is.
    pub(crate) label: String,
    /// In words.
    pub(crate) value: Option<String>,
    /// Fen.
    pub(crate) amount_fen: Option<i64>,
}

/// A step of the case and who did it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct SignedStep {
    /// The duty, in Chinese.
    pub(crate) step: String,
    /// In which post.
    pub(crate) post: String,
    /// Who.
    pub(crate) name: String,
    /// What was decided.
    pub(crate) opinion: String,
    /// On which day.
    pub(crate) signed_on: String,
}
