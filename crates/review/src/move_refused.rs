//! Why a case was not moved: a closed list, checked in the order in which it
//! stands here, with its words for the screen.
//!
//! Article: R1-12, R3d-19.4, R5-22.

use base::{Date, Refusal};
use regulation::duties::{Authority, Duty};

/// Why a move was not made; checked in this order.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum MoveRefused {
    /// 1. The permit is for another case.
    #[error("the permit is for another case")]
    PermitOfAnotherCase,
    /// 2. The case is completed, rejected or withdrawn.
    #[error("the case is closed")]
    CaseAlreadyClosed,
    /// 3. The case waits for another duty.
    #[error("the case waits for {expected:?}, not for {found}")]
    StepNotExpected {
        /// What it waits for; `None` when it waits for no step.
        expected: Option<Duty>,
        /// What was to be done.
        found: Duty,
    },
    /// 4. The amount needs a higher authority than the permit carries.
    #[error("the amount needs the authority of a {needed:?}")]
    AuthorityTooLow {
        /// What is needed.
        needed: Authority,
    },
    /// 5. At this step the provider cannot be asked.
    #[error("the provider cannot be asked at this step")]
    ProviderNotAskedHere,
    /// 6. A return, rejection or withdrawal needs its reason.
    #[error("the reason is missing")]
    ReasonMissing,
    /// 7. The provider's time has not run out.
    #[error("the provider may answer until {0}")]
    ProviderTimeRunning(Date),
}

impl MoveRefused {
    /// The stable code.
    pub fn code(&self) -> &'static str {
        match self {
            MoveRefused::PermitOfAnotherCase => "permit_of_another_case",
            MoveRefused::CaseAlreadyClosed => "case_already_closed",
            MoveRefused::StepNotExpected { .. } => "step_not_expected",
            MoveRefused::AuthorityTooLow { .. } => "authority_too_low",
            MoveRefused::ProviderNotAskedHere => "provider_not_asked_here",
            MoveRefused::ReasonMissing => "reason_missing",
            MoveRefused::ProviderTimeRunning(_) => "provider_time_running",
        }
    }
}

impl From<MoveRefused> for Refusal {
    fn from(refused: MoveRefused) -> Refusal {
        let code = refused.code();
        match refused {
            MoveRefused::PermitOfAnotherCase => {
                Refusal::forbidden(code, "该许可不属于本案", "the permit is for another case").citing("R1-9")
            }
            MoveRefused::CaseAlreadyClosed => {
                Refusal::conflict(code, "本案已办结，不能再变更", "the case is closed and cannot be changed")
            }
            MoveRefused::StepNotExpected { .. } => Refusal::conflict(
                code,
                "本案当前不在此环节，请刷新后再办理",
                "the case is not at this step now; load it again",
            )
            .citing("R1-12"),
            MoveRefused::AuthorityTooLow { needed } => Refusal::forbidden(
                code,
                format!("该金额须由{}及以上审批", needed.zh()),
                format!("this amount needs the authority of a {}", needed.code().replace('_', " ")),
            )
            .citing("R1-12.6"),
            MoveRefused::ProviderNotAskedHere => {
                Refusal::conflict(code, "此环节不能再请医药机构反馈", "the provider cannot be asked at this step")
            }
            MoveRefused::ReasonMissing => {
                Refusal::invalid(code, "reason", "请填写理由", "give the reason").citing("R3d-19.4")
            }
            MoveRefused::ProviderTimeRunning(due) => Refusal::conflict(
                code,
                format!("医药机构反馈期限至{}，期满后方可继续", base::date_text(due)),
                format!("the provider may answer until {}", base::date_text(due)),
            )
            .citing("R5-22"),
        }
    }
}
