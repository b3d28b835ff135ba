//! Cases: the queue, one case with everything a decision needs. Pages are told
//! what the caller may do and, where not, why; the operations judge it again.

pub(crate) mod action;
pub(crate) mod course;
pub(crate) mod fact;
pub(crate) mod names;
pub mod queue;
pub(crate) mod row;
pub mod view;

use regulation::duties::Duty;

use crate::command::Access;

/// Whoever decides, prepares or answers cases, and whoever oversees.
pub(crate) const READERS: Access = Access::Duty(&[
    Duty::ClaimsImport,
    Duty::MonthFreeze,
    Duty::AuditRun,
    Duty::SampleDraw,
    Duty::FirstReview,
    Duty::SecondReview,
    Duty::Approve,
    Duty::PayMake,
    Duty::PayRelease,
    Duty::ReceiptMatch,
    Duty::VoucherMake,
    Duty::VoucherReview,
    Duty::VoucherPost,
    Duty::BooksClose,
    Duty::Reconcile,
    Duty::Inspection,
    Duty::AuditAdmin,
    Duty::ProviderAnswer,
    Duty::StatementDeclare,
]);
