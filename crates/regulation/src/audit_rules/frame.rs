//! The rules of the national frame, one line each: which of ours runs it, or
//! which data it lacks. So that nobody has to guess what is covered.
//!
//! Article: R1-12.11.

use serde::Deserialize;
use toml::Spanned;

use super::{RuleClass, Wording};

/// The register of the frame, `audit/frame/edition_2025.toml`.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Frame {
    /// The edition: `2025`.
    pub edition: String,
    /// Its rules in the order of the publication.
    pub rule: Vec<FrameRule>,
}

/// A rule of the frame: run by rules of ours, or lacking data.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FrameRule {
    /// Its class.
    pub class: RuleClass,
    /// Its group within the class: drugs, services, persons.
    pub group: String,
    /// Its name, as published.
    pub name: String,
    /// New against edition 1.0.
    #[serde(default)]
    pub new: bool,
    /// Our rules that run it, by number.
    #[serde(default)]
    pub(super) run_by: Vec<Spanned<i32>>,
    /// The data that would be needed and are not there.
    pub lacks: Option<Wording>,
}

impl FrameRule {
    /// The numbers of the rules that run it.
    pub fn run_by(&self) -> impl Iterator<Item = i32> + '_ {
        self.run_by.iter().map(|number| *number.get_ref())
    }
}
