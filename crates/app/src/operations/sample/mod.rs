//! Random second review of a month's claims. Two persons of different duty see to
//! it that nobody chooses what is drawn, and anybody can repeat the draw:
//!
//! ```text
//! freeze (the claims) → commit ×2 → reveal ×2 → a checkpoint is signed → draw → review
//!                                  ╰ record_withheld, once the time to reveal is over
//! ```
//!
//! Why in this order: docs/decisions/0022-sampling.md.

pub mod commit;
pub mod draw;
pub mod freeze;
pub(crate) mod logged;
pub(crate) mod population;
pub mod record_withheld;
pub mod resubmit;
pub mod reveal;
pub mod review;
pub(crate) mod standing;
pub mod verify;

use regulation::duties::Duty;

use crate::command::Access;

/// The duties of the two persons: who has the sample drawn, and the control
/// department. No person may hold both.
pub(crate) const SEATS: [Duty; 2] = [Duty::SampleDraw, Duty::Inspection];

/// Whoever sits in one of the two seats.
pub(crate) const SEATED: Access = Access::Duty(&SEATS);
