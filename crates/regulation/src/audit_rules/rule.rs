//! One rule of the claims audit as its file states it.
//!
//! Article: R1-12.11.

use std::collections::BTreeMap;

use base::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use toml::Spanned;

use crate::{Articles, Day, Series};

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
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
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
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum RuleSeverity {
    /// A breach as it stands.
    Certain,
    /// To be checked by a person.
    Suspicious,
}

/// When a rule is of use: as a prompt before, a warning during, or in the audit
/// after the treatment (事前, 事中, 事后).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum RuleStage {
    /// While an order is being written.
    Before,
    /// While charges are uploaded.
    During,
    /// In the audit of what was settled.
    After,
}

/// To what a rule is confined; an empty list confines to nothing.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct RuleScope {
    /// Codes of insurance (险种), as the visits have them.
    pub insurances: Vec<String>,
    /// Levels of provider, 1 to 3.
    pub provider_levels: Vec<i32>,
    /// Kinds of provider: 1 hospital, 2 pharmacy.
    pub provider_types: Vec<i32>,
    /// The first day looked at.
    pub from: Option<Day>,
    /// The first day no longer looked at.
    pub until: Option<Day>,
}

/// A rule: what it finds, why it matters, its words, its numbers.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AuditRule {
    pub(super) number: Spanned<i32>,
    pub(super) code: Spanned<String>,
    /// The folder its file stands in.
    #[serde(skip)]
    pub family: String,
    /// The code in the national frame, where it is known: `GZ10000204001000`.
    pub frame_code: Option<String>,
    /// The name in the national frame, where the rule has one.
    pub frame_name: Option<String>,
    /// Its class in the national frame.
    pub class: RuleClass,
    /// How sure a finding is.
    pub severity: RuleSeverity,
    /// When it is of use; in the audit afterwards if nothing is said.
    #[serde(default = "afterwards")]
    pub stages: Vec<RuleStage>,
    /// To what it is confined, if to anything.
    pub scope: Option<RuleScope>,
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

fn afterwards() -> Vec<RuleStage> {
    vec![RuleStage::After]
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
