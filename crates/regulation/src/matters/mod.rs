//! Matters 经办事项: a kind of business that is applied for, reviewed and then
//! takes effect. What an officer may change about one — its materials, reasons,
//! time limits, papers, figures — is one file `regulation/matters/<kind>.toml`;
//! its form and effect are code (crates/app/src/matters/<kind>).
//!
//! Article: R1-12, R4-24 (materials, what is missing is said once), R1-17 (archives).

mod written;

use std::collections::{BTreeMap, BTreeSet};

use base::Date;
use serde::Deserialize;

use crate::chains::CaseKind;
use crate::{Articles, Dated, Series};

pub use written::load;

/// All matters by their kind of case.
#[derive(Debug, Clone)]
pub struct Matters {
    kinds: BTreeMap<CaseKind, MatterLaw>,
}

/// What the law data say of one matter.
#[derive(Debug, Clone)]
pub struct MatterLaw {
    /// Its kind of case.
    pub kind: CaseKind,
    /// Its name on screens and papers.
    pub zh: String,
    /// Its English name.
    pub en: String,
    /// The articles it stands on.
    pub article: Articles,
    /// How much goes wrong when it goes wrong.
    pub risk: RiskClass,
    /// How long an applicant has to bring what is missing.
    pub supplement: SupplementLimit,
    /// Where its cases are filed, and for how long.
    pub archive: Archive,
    /// What has to be handed in, in the order of the checklist.
    pub materials: Vec<MaterialLaw>,
    /// Why a case may be returned or rejected.
    pub reasons: Vec<Reason>,
    /// The papers it gives out.
    pub documents: Vec<DocumentLaw>,
    parameters: BTreeMap<String, Series<u32>>,
}

/// The class of risk of a matter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RiskClass {
    /// Nothing is paid by it alone.
    Low,
    /// Rights change by it.
    Medium,
    /// Money or power moves by it.
    High,
}

/// How long an applicant has to bring what is missing.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SupplementLimit {
    /// Working days from the day after the notice.
    pub limit_days: u32,
    /// A parameter of this agency.
    #[serde(default)]
    pub local: bool,
    /// The article.
    pub article: Articles,
}

/// Where the cases of a matter are filed.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Archive {
    /// The class of the archive plan.
    pub class: String,
    /// Years kept from the end of the year of the decision; 0 for ever.
    pub keep_years: u32,
    /// A parameter of this agency.
    #[serde(default)]
    pub local: bool,
    /// The article.
    pub article: Articles,
}

/// Something that has to be handed in.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MaterialLaw {
    /// Stable code.
    pub code: String,
    /// Its name.
    pub zh: String,
    /// Its English name.
    pub en: String,
    /// Needed whatever the case is like.
    #[serde(default)]
    pub always: bool,
    /// Needed under any one of these circumstances, which the matter finds in the form.
    #[serde(default)]
    pub when: BTreeSet<String>,
    /// The article.
    pub article: Articles,
}

/// Why a case may be returned or rejected.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reason {
    /// Stable code.
    pub code: String,
    /// In words.
    pub zh: String,
    /// In English words.
    pub en: String,
    /// The article.
    pub article: Articles,
}

/// When a paper is given out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DocumentMoment {
    /// When the case is accepted.
    Accepted,
    /// When something is missing.
    Incomplete,
    /// When the last step has agreed.
    Approved,
    /// When it was refused for good.
    Rejected,
}

/// A paper that a matter gives out.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DocumentLaw {
    /// Stable code, by which `regulation/documents/official.toml` has its words.
    pub code: String,
    /// Its title.
    pub zh: String,
    /// Its English title.
    pub en: String,
    /// When it is given out.
    pub on: DocumentMoment,
    /// The letters before its number.
    pub prefix: String,
    /// The article.
    pub article: Articles,
}

impl Matters {
    /// What is said of a matter; `None` for kinds of case that are no matter or
    /// have no file yet.
    pub fn of(&self, kind: CaseKind) -> Option<&MatterLaw> {
        self.kinds.get(&kind)
    }

    /// All of them, in the order of [`CaseKind::ALL`].
    pub fn all(&self) -> impl Iterator<Item = &MatterLaw> {
        self.kinds.values()
    }
}

impl MatterLaw {
    /// A figure of this matter as of a day: a number of days, months, rows or a
    /// level, never negative.
    ///
    /// # Panics
    /// When the file has no such figure: loading a matter's code reads all of
    /// its figures once in a test.
    pub fn figure(&self, name: &str, on: Date) -> &Dated<u32> {
        let series = self.parameters.get(name).unwrap_or_else(|| panic!("{} has no figure {name:?}", self.kind));
        series.as_of(on).unwrap_or(&series.values()[0])
    }

    /// Whether it has such a figure.
    pub fn has_figure(&self, name: &str) -> bool {
        self.parameters.contains_key(name)
    }

    /// What has to be handed in under these circumstances, in the order of the checklist.
    pub fn needed<'m>(&'m self, circumstances: &'m BTreeSet<String>) -> impl Iterator<Item = &'m MaterialLaw> {
        self.materials.iter().filter(|material| material.is_needed(circumstances))
    }

    /// A reason by its code.
    pub fn reason(&self, code: &str) -> Option<&Reason> {
        self.reasons.iter().find(|reason| reason.code == code)
    }

    /// A material by its code.
    pub fn material(&self, code: &str) -> Option<&MaterialLaw> {
        self.materials.iter().find(|material| material.code == code)
    }
}

impl MaterialLaw {
    /// Whether it has to be handed in under these circumstances.
    pub fn is_needed(&self, circumstances: &BTreeSet<String>) -> bool {
        self.always || !self.when.is_disjoint(circumstances)
    }
}
