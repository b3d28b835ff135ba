//! Collective decisions as they are looked at: the cases that wait for one, and
//! one of them with its meetings.

pub mod list;
pub mod view;

use regulation::duties::Duty;

use crate::command::Access;

/// Whoever takes part in meetings, approves or oversees.
pub(crate) const READERS: Access =
    Access::Duty(&[Duty::CollectiveConvene, Duty::CollectiveVote, Duty::Approve, Duty::Inspection, Duty::AuditAdmin]);
