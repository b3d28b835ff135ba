//! One rule of the claims audit as its file states it.
//!
//! Article: R1-12.11.

use std::collections::BTreeMap;

use base::Date;
use serde::{Deserialize, Serialize};
use toml::Spanned;

use crate::{Articles, Series};

/// Words in Chinese and English.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Wording {
    /// Simplified Chinese, shown to officers and hospitals.
    pub zh: String,
    /// English.
    pub en: String,
}

/// The class of the national frame: 政策类, 管理类, 医疗类.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RuleClass {
    /// Limits of the catalogues and of payment.
    Policy,
    /// Conduct of providers and persons, quality of data.
    Management,
    /// Rational use.
    Medical,
}

/// How sure a finding is: 明确违规 or 可疑.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RuleSeverity {
    /// A breach as it stands.
    Certain,
    /// To be checked by a person.
    Suspicious,
}

/// A rule: what it finds, why it matters, its words, its numbers.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AuditRule {
    pub(super) number: Spanned<i32>,
    pub(super) code: Spanned<String>,
    /// The code in the national frame, where it is known: `GZ10000204001000`.
    pub frame_code: Option<String>,
    /// The name in the national frame, where the rule has one.
    pub frame_name: Option<String>,
    /// Its class in the national frame.
    pub class: RuleClass,
    /// How sure a finding is.
    pub severity: RuleSeverity,
    /// What the rule stands on.
    pub articles: Articles,
    /// Which amount a finding puts in question, in one sentence.
    pub amount: String,
    /// Its name on screens and documents.
    pub name: Wording,
    /// What is found and why it matters.
    pub why: Wording,
    /// The explanation of one finding; `{name}` stands for a fact of it.
    pub explanation: Wording,
    /// An example that fires.
    pub fires: Wording,
    /// An example that does not.
    pub clean: Wording,
    /// Its numbers by name, each over time; the unit ends the name.
    #[serde(default)]
    pub parameters: BTreeMap<String, Series<i64>>,
}

impl AuditRule {
    /// The public number (`formats.md` §2), positive, never reused.
    pub fn number(&self) -> i32 {
        *self.number.get_ref()
    }

    /// Our stable code: `sex_mismatch`.
    pub fn code(&self) -> &str {
        self.code.get_ref()
    }

    /// The value of a parameter on a day, if the rule has one then.
    pub fn parameter(&self, name: &str, on: Date) -> Option<i64> {
        self.parameters.get(name)?.as_of(on).map(|dated| dated.value)
    }
}
