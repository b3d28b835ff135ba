//! Spot checks of finished cases 业务抽查: drawn so that nobody chooses and anybody can
//! repeat the draw, checked by somebody who took no part in the case.
//!
//! Article: R1-30, R1-A2.9.

pub mod draw;
pub mod record;
pub mod repeat;

use regulation::duties::Duty;

use crate::command::Access;

/// The control department.
pub(crate) const CONTROL: Access = Access::Duty(&[Duty::Inspection]);
