//! Claims: the list, one claim with everything about it, its explanation.

pub mod explain;
pub mod list;
pub mod view;

use regulation::duties::Duty;

use crate::command::Access;

/// Whoever works on claims, and the hospital for its own.
pub(crate) const READERS: Access = Access::Duty(&[
    Duty::ClaimsImport,
    Duty::MonthFreeze,
    Duty::AuditRun,
    Duty::FirstReview,
    Duty::SecondReview,
    Duty::Approve,
    Duty::Inspection,
    Duty::PayMake,
    Duty::PayRelease,
    Duty::HisClaims,
    Duty::StatementDeclare,
    Duty::ProviderAnswer,
]);
