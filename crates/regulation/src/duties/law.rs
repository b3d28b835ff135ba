//! What the duty law says once read: the facts of each duty, and the pairs of
//! duties that one natural person may not unite, on one case or at all.
//!
//! Article: R1-9, R1-24, R1-35, R3d-10, R3d-11, R3d-22.

use std::collections::BTreeMap;

use base::{Article, Date};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::duty::{Authority, Duty};

/// Whose people hold a duty.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Side {
    /// The agency 经办机构.
    Agency,
    /// A designated provider 定点医药机构.
    Provider,
}

/// The department a duty belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Department {
    /// 综合科.
    General,
    /// 费用审核科.
    ClaimsAudit,
    /// 财务科.
    Finance,
    /// 参保征缴科.
    Enrolment,
    /// 医药服务科.
    ProviderAffairs,
    /// 信息科.
    Information,
    /// 内控稽核科.
    Control,
    /// 单位领导.
    Leadership,
    /// 医院医保办.
    Hospital,
}

impl Department {
    /// Every department, in the order of the organisation chart.
    pub const ALL: [Department; 9] = [
        Department::Leadership,
        Department::General,
        Department::Enrolment,
        Department::ProviderAffairs,
        Department::ClaimsAudit,
        Department::Finance,
        Department::Information,
        Department::Control,
        Department::Hospital,
    ];

    /// Its stable name.
    pub fn code(self) -> &'static str {
        match self {
            Department::General => "general",
            Department::ClaimsAudit => "claims_audit",
            Department::Finance => "finance",
            Department::Enrolment => "enrolment",
            Department::ProviderAffairs => "provider_affairs",
            Department::Information => "information",
            Department::Control => "control",
            Department::Leadership => "leadership",
            Department::Hospital => "hospital",
        }
    }

    /// Its name on screens.
    pub fn zh(self) -> &'static str {
        match self {
            Department::General => "综合科",
            Department::ClaimsAudit => "费用审核科",
            Department::Finance => "财务科",
            Department::Enrolment => "参保征缴科",
            Department::ProviderAffairs => "医药服务科",
            Department::Information => "信息科",
            Department::Control => "内控稽核科",
            Department::Leadership => "单位领导",
            Department::Hospital => "医院医保办",
        }
    }
}

/// What the law says about one duty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DutyFacts {
    /// Which duty.
    pub duty: Duty,
    /// Its name on screens.
    pub zh: String,
    /// Its English name.
    pub en: String,
    /// Whose people hold it.
    pub side: Side,
    /// The department it belongs to.
    pub department: Department,
    /// Only staff on the establishment 在编在岗 may use it.
    pub on_establishment: bool,
    /// The least authority it takes, whatever the amount.
    pub least_authority: Authority,
    /// The article it stands on.
    pub article: Article,
}

/// Two duties that may not be united, and why. `a` stands before `b` in [`Duty::ALL`].
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct DutyPair {
    /// The one.
    pub a: Duty,
    /// The other.
    pub b: Duty,
    /// The article that keeps them apart.
    pub article: Article,
}

/// The duties and their incompatible pairs, read from `regulation/duties/duties.toml`.
#[derive(Debug, Clone)]
pub struct DutyLaw {
    pub(super) from: Date,
    pub(super) article: Article,
    pub(super) recusal: Article,
    pub(super) facts: BTreeMap<Duty, DutyFacts>,
    pub(super) same_case: BTreeMap<(Duty, Duty), Article>,
    pub(super) standing: BTreeMap<(Duty, Duty), Article>,
}

impl DutyLaw {
    /// The day from which this list holds.
    pub fn from_date(&self) -> Date {
        self.from
    }

    /// The article the list as a whole stands on.
    pub fn article(&self) -> &Article {
        &self.article
    }

    /// The article that keeps people out of cases they have a tie to.
    pub fn recusal_article(&self) -> &Article {
        &self.recusal
    }

    /// The facts of a duty.
    pub fn facts(&self, duty: Duty) -> &DutyFacts {
        self.facts.get(&duty).expect("loading refused a list that lacks a duty")
    }

    /// Every duty with its facts, in the order of [`Duty::ALL`].
    pub fn all(&self) -> impl Iterator<Item = &DutyFacts> {
        self.facts.values()
    }

    /// The article that keeps two acts on one case apart, if one does. The
    /// order of the two does not matter; a duty never clashes with itself.
    pub fn clash_on_case(&self, one: Duty, other: Duty) -> Option<&Article> {
        self.same_case.get(&ordered(one, other))
    }

    /// The article that forbids one person to hold both duties, if one does.
    pub fn clash_of_posts(&self, one: Duty, other: Duty) -> Option<&Article> {
        self.standing.get(&ordered(one, other))
    }

    /// All pairs that one person may not unite on one case.
    pub fn same_case_pairs(&self) -> impl Iterator<Item = DutyPair> {
        pairs(&self.same_case)
    }

    /// All pairs that one person may not hold at the same time.
    pub fn standing_pairs(&self) -> impl Iterator<Item = DutyPair> {
        pairs(&self.standing)
    }

    /// The same law with one same-case pair dropped: a planted defect, for
    /// tests that must notice it.
    #[must_use]
    pub fn without_same_case(mut self, one: Duty, other: Duty) -> DutyLaw {
        self.same_case.remove(&ordered(one, other));
        self
    }

    /// The same law with one standing pair dropped: a planted defect as well.
    #[must_use]
    pub fn without_standing(mut self, one: Duty, other: Duty) -> DutyLaw {
        self.standing.remove(&ordered(one, other));
        self
    }
}

/// The pair in the order in which it is kept.
pub(super) fn ordered(one: Duty, other: Duty) -> (Duty, Duty) {
    if one <= other { (one, other) } else { (other, one) }
}

fn pairs(of: &BTreeMap<(Duty, Duty), Article>) -> impl Iterator<Item = DutyPair> {
    of.iter().map(|((a, b), article)| DutyPair { a: *a, b: *b, article: article.clone() })
}
