//! Official documents: the list, one of them, whether a number and a code belong
//! together, and what a paper in hand ought to say.

pub mod compare;
pub mod list;
pub mod verify;
pub mod view;

use regulation::duties::Duty;

use crate::command::Access;

/// Whoever handles, reviews, pays out or oversees.
const READERS: Access = Access::Duty(&[
    Duty::Handle,
    Duty::FirstReview,
    Duty::SecondReview,
    Duty::Approve,
    Duty::LegalReview,
    Duty::UpperApprove,
    Duty::Inspection,
    Duty::AuditAdmin,
]);
