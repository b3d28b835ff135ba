//! The trail: searching it, one entry with its proof.

pub mod checkpoints;
pub mod entry;
pub mod list;

use regulation::duties::Duty;

use crate::command::Access;

/// The audit administrator and inspection read the whole trail.
pub(crate) const READERS: Access = Access::Duty(&[Duty::AuditAdmin, Duty::Inspection]);

/// The same, and the security administrator, who appoints the witnesses.
pub(crate) const CHECKPOINT_READERS: Access = Access::Duty(&[Duty::AuditAdmin, Duty::Inspection, Duty::SecurityAdmin]);

/// Whoever handles cases may open the proof of a record; entries hold digests
/// and ids, no personal data.
pub(crate) const PROOF_READERS: &[Duty] = &[
    Duty::AuditAdmin,
    Duty::Inspection,
    Duty::ClaimsImport,
    Duty::FirstReview,
    Duty::SecondReview,
    Duty::Approve,
    Duty::PayMake,
    Duty::PayRelease,
    Duty::ReceiptMatch,
    Duty::VoucherMake,
    Duty::VoucherReview,
    Duty::VoucherPost,
];
