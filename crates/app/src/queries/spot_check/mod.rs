//! Spot checks of finished cases: what was drawn, what was found.

pub mod draws;
pub mod list;

use regulation::duties::Duty;

use crate::command::Access;

/// The control department and whoever oversees.
const READERS: Access = Access::Duty(&[Duty::Inspection, Duty::AuditAdmin, Duty::Approve]);
