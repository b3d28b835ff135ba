//! Payments: the list of batches, one batch with its proof against the
//! statements, the file that went to the bank.

pub(crate) mod course;
pub mod instruction_file;
pub mod list;
pub mod view;

use regulation::duties::Duty;

use crate::command::Access;

/// Whoever pays, keeps the books, approves, or inspects either.
pub(crate) const READERS: Access = Access::Duty(&[
    Duty::PayMake,
    Duty::PayRelease,
    Duty::ReceiptMatch,
    Duty::VoucherMake,
    Duty::VoucherReview,
    Duty::VoucherPost,
    Duty::BooksClose,
    Duty::Reconcile,
    Duty::Approve,
    Duty::Inspection,
    Duty::AuditAdmin,
]);
