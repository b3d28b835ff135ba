//! Duties that one person may not hold at the same time, whatever the case:
//! checked when posts are assigned, duties granted or delegated.
//!
//! Article: R3d-10, R3d-11, R3d-22, R1-24.

use std::collections::BTreeSet;

use base::{Article, Refusal};
use regulation::duties::{Duty, DutyLaw};

/// Two duties that are held together and must not be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clash {
    /// The one.
    pub one: Duty,
    /// The other.
    pub other: Duty,
    /// The article that keeps them apart.
    pub article: Article,
}

/// Every standing clash among the duties of one person (all posts and
/// delegations together); empty when they may be held together.
pub fn conflicts_of_posts(law: &DutyLaw, duties: &BTreeSet<Duty>) -> Vec<Clash> {
    let pairs = law.standing_pairs().filter(|pair| duties.contains(&pair.a) && duties.contains(&pair.b));
    pairs.map(|pair| Clash { one: pair.a, other: pair.b, article: pair.article }).collect()
}

impl Clash {
    /// The refusal for whoever holds both and wants to use one.
    pub fn refusal_of_use(&self, law: &DutyLaw) -> Refusal {
        let (one, other) = (law.facts(self.one), law.facts(self.other));
        Refusal::forbidden(
            "duties_incompatible",
            format!("您同时担任“{}”与“{}”不相容职责，两者均不得使用", one.zh, other.zh),
            format!("you hold \"{}\" and \"{}\", which are incompatible; neither can be used", one.en, other.en),
        )
        .citing(self.article.as_str())
    }

    /// The refusal for whoever assigns the posts.
    pub fn refusal(&self, law: &DutyLaw) -> Refusal {
        let (one, other) = (law.facts(self.one), law.facts(self.other));
        Refusal::conflict(
            "duties_incompatible",
            format!("“{}”与“{}”为不相容职责，不得由同一人担任", one.zh, other.zh),
            format!("\"{}\" and \"{}\" are incompatible and may not be held by one person", one.en, other.en),
        )
        .citing(self.article.as_str())
    }
}
