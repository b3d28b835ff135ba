//! Why a person may not do a step: a closed list, checked in the order in which
//! it stands here, so that the same situation always gives the same answer.
//!
//! Article: R1-9, R1-12, R1-24, R1-35, R3d-10, R3d-11.

use base::{Article, Refusal};
use regulation::duties::{Authority, Duty};

use crate::grant::Limit;

/// Why a person may not act. Names duties and rules, never persons.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Conflict {
    /// 1. He (or the one he acts for) does not hold the duty today.
    #[error("the duty {duty} is not held")]
    DutyNotHeld {
        /// The duty asked for.
        duty: Duty,
        /// The article.
        article: Article,
    },
    /// 2. The post, or the delegation, by which he holds it does not reach so far.
    #[error("the right to {duty} does not reach so far: {limit:?}")]
    OutsideLimits {
        /// The duty asked for.
        duty: Duty,
        /// Which limit.
        limit: Limit,
        /// The article.
        article: Article,
    },
    /// 3. He has a tie to somebody the case concerns, or it is his own case.
    #[error("recused from this case")]
    Recused {
        /// The article.
        article: Article,
    },
    /// 4. He (or the one he acts for) did an act on this case that may not be
    ///    united with this duty.
    #[error("the same person did {clashes_with} on this case, which excludes {duty}")]
    SodConflict {
        /// The duty asked for.
        duty: Duty,
        /// What was done before.
        clashes_with: Duty,
        /// The article that keeps the two apart.
        article: Article,
    },
    /// 5. He holds another duty that may not be united with this one at all.
    #[error("the duty {held} is held, which excludes {duty}")]
    DutiesIncompatible {
        /// The duty asked for.
        duty: Duty,
        /// The other one held.
        held: Duty,
        /// The article that keeps the two apart.
        article: Article,
    },
    /// 6. The duty is for staff on the establishment.
    #[error("the duty {duty} is for staff on the establishment")]
    NotOnEstablishment {
        /// The duty asked for.
        duty: Duty,
        /// The article.
        article: Article,
    },
    /// 7. The amount needs a higher authority.
    #[error("needs the authority of a {needed:?}, held is {held:?}")]
    AuthorityTooLow {
        /// The duty asked for.
        duty: Duty,
        /// What the case needs.
        needed: Authority,
        /// What the person has.
        held: Authority,
        /// The article.
        article: Article,
    },
}

impl Conflict {
    /// The stable code.
    pub fn code(&self) -> &'static str {
        match self {
            Conflict::DutyNotHeld { .. } => "duty_not_held",
            Conflict::Recused { .. } => "recused",
            Conflict::SodConflict { .. } => "sod_conflict",
            Conflict::DutiesIncompatible { .. } => "duties_incompatible",
            Conflict::NotOnEstablishment { .. } => "not_on_establishment",
            Conflict::AuthorityTooLow { .. } => "authority_too_low",
            Conflict::OutsideLimits { .. } => "outside_limits",
        }
    }

    /// The article it stands on.
    pub fn article(&self) -> &Article {
        match self {
            Conflict::DutyNotHeld { article, .. }
            | Conflict::OutsideLimits { article, .. }
            | Conflict::Recused { article }
            | Conflict::SodConflict { article, .. }
            | Conflict::DutiesIncompatible { article, .. }
            | Conflict::NotOnEstablishment { article, .. }
            | Conflict::AuthorityTooLow { article, .. } => article,
        }
    }

    /// The refusal for the person on the screen, with the duties by their names.
    pub fn refusal(&self, law: &regulation::duties::DutyLaw) -> Refusal {
        let zh = |duty: Duty| law.facts(duty).zh.as_str();
        let en = |duty: Duty| law.facts(duty).en.as_str();
        let (title, title_en) = match self {
            Conflict::DutyNotHeld { duty, .. } => (
                format!("您目前没有“{}”职责，不能办理此步骤", zh(*duty)),
                format!("you do not hold the duty \"{}\" at present", en(*duty)),
            ),
            Conflict::OutsideLimits { limit, .. } => (
                format!("本案超出您岗位或授权的{}范围，请转由有权限的人员办理", limit.zh()),
                format!("this case exceeds the {} limit of your post or delegation", limit.en()),
            ),
            Conflict::Recused { .. } => (
                "您与本案当事人存在应回避的关系，请转由他人办理".to_owned(),
                "you are recused from this case; another person has to take it".to_owned(),
            ),
            Conflict::SodConflict { duty, clashes_with, .. } => (
                format!("同一人已在本案中办理“{}”，不得再办理“{}”", zh(*clashes_with), zh(*duty)),
                format!("the same person did \"{}\" on this case and may not do \"{}\"", en(*clashes_with), en(*duty)),
            ),
            Conflict::DutiesIncompatible { duty, held, .. } => (
                format!("您同时担任“{}”，与“{}”为不相容职责，不得办理", zh(*held), zh(*duty)),
                format!("you hold \"{}\", which may not be united with \"{}\"", en(*held), en(*duty)),
            ),
            Conflict::NotOnEstablishment { duty, .. } => (
                format!("“{}”须由在编在岗人员办理", zh(*duty)),
                format!("\"{}\" is for staff on the establishment only", en(*duty)),
            ),
            Conflict::AuthorityTooLow { needed, .. } => (
                format!("该金额须由{}及以上审批，已超出您的权限", needed.zh()),
                format!("this amount needs the authority of a {}", needed.code().replace('_', " ")),
            ),
        };
        Refusal::forbidden(self.code(), title, title_en).citing(self.article().as_str())
    }
}
