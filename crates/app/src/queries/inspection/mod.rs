//! On-site inspections: which there are, what was found, and who may be named.

pub mod choices;
pub mod list;
pub mod view;

use regulation::duties::Duty;

use crate::command::Access;

/// The control department and whoever oversees.
const READERS: Access = Access::Duty(&[Duty::Inspection, Duty::AuditAdmin, Duty::Approve]);
