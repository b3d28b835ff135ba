//! 待遇政策出台前数据测算报告: what a draft policy comes to over a year of stays, in
//! the parts the law data ask for, with room for what only persons can judge.
//!
//! Article: R5-7, R5-9, R1-10.

use base::{Article, Date};
use serde::Serialize;
use serde_json::{Value, json};

use crate::signatory::day;

/// The data of one report.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PolicyTest {
    /// Its name among reports.
    pub serial: String,
    /// The agency that made it; may be empty.
    pub agency: String,
    /// Where the stays come from, in words.
    pub source: String,
    /// The figures, as `app::what_if` tells them.
    pub report: Value,
    /// The parts in order.
    pub sections: Vec<PolicyTestSection>,
    /// The day of the report.
    #[serde(serialize_with = "day")]
    pub issued_on: Date,
    /// The digest of the figures: printed on every page.
    pub verification_code: String,
}

/// A part of the report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PolicyTestSection {
    /// By which the layout finds its body.
    pub code: String,
    /// Its heading.
    pub zh: String,
    /// Where it is laid down.
    pub articles: Vec<Article>,
    /// What stands below the heading.
    pub text: String,
    /// What the drafter has to answer, each with room below.
    pub questions: Vec<String>,
}

impl PolicyTest {
    /// The data as the template reads it.
    pub fn data(&self) -> Value {
        json!(self)
    }
}
