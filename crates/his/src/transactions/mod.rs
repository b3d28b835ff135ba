//! One file per transaction: what is read of its input, and how its output is
//! built. Only fields this stage uses are read; others are accepted and left.
//!
//! Fields that only newer editions of the interface know are never demanded.
//!
//! Article: R3d-39.2.

pub mod catalogue_page;
pub mod catalogue_version;
mod diagnosis;
pub mod filing_named;
pub mod inquiries;
mod settlement_request;
pub mod t1101;
pub mod t1201;
pub mod t1317;
pub mod t2201;
pub mod t2203;
pub mod t2204;
pub mod t2205;
pub mod t2206;
pub mod t2207;
pub mod t2301;
pub mod t2302;
pub mod t2303;
pub mod t2304;
pub mod t2305;
pub mod t2401;
pub mod t2402;
pub mod t2403;
pub mod t2501;
pub mod t2503;
pub mod t2601;
pub mod t3101;
pub mod t3201;
pub mod t3202;
pub mod t3301;
pub mod t3302;
pub mod t4101;
pub mod t4102;
pub mod t9001;
pub mod t9002;
pub mod t9101;
pub mod t9102;
pub mod visit_named;

pub use diagnosis::Diagnosis;
pub use settlement_request::{SettlementOutput, SettlementRequest};
