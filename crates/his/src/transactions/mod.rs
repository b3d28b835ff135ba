//! One file per transaction: what is read of its input, and how its output is
//! built. Only fields this stage uses are read; others are accepted and left.
//!
//! Fields that only newer editions of the interface know are never demanded.
//!
//! Article: R3d-39.2.

mod diagnosis;
mod settlement_request;
pub mod t1101;
pub mod t2301;
pub mod t2302;
pub mod t2303;
pub mod t2304;
pub mod t2305;
pub mod t2401;
pub mod t2402;
pub mod t9001;

pub use diagnosis::Diagnosis;
pub use settlement_request::{SettlementOutput, SettlementRequest};
