//! Reimbursements on papers: the list, and business against finance month by month.

pub mod list;
pub mod reconciled;

use regulation::duties::Duty;

use crate::command::Access;

/// Whoever accepts, reviews, pays, books or inspects them.
pub(crate) const READERS: Access = Access::Duty(&[
    Duty::Handle,
    Duty::FirstReview,
    Duty::SecondReview,
    Duty::Approve,
    Duty::PayMake,
    Duty::PayRelease,
    Duty::ReceiptMatch,
    Duty::VoucherMake,
    Duty::Reconcile,
    Duty::Inspection,
    Duty::AuditAdmin,
]);
