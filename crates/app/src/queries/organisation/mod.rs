//! The organisation as it stands and as it was: agencies, departments, posts,
//! people with their appointments, delegations, rotations, handovers, platforms.
//!
//! Article: R1-8, R1-9, R1-24.

pub mod agencies;
pub mod appointment_check;
pub mod choices;
pub mod delegations;
pub mod departments;
pub mod handover;
pub mod handovers;
pub mod people;
pub mod person;
pub mod platform;
pub mod platforms;
pub mod posts;
pub mod rotations;

use regulation::duties::Duty;

use crate::command::Access;

/// Who reads the register of people: whoever applies for, checks, approves or
/// inspects its changes.
pub(crate) const READERS: Access =
    Access::Duty(&[Duty::OrgAdmin, Duty::SecurityAdmin, Duty::AuditAdmin, Duty::Approve, Duty::Inspection]);
