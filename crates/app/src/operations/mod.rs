//! One folder per area, one file per verb.

pub mod audit_case;
pub mod catalogue;
pub mod claim;
pub mod house;
pub mod month;
pub mod organisation;
pub mod person;
pub mod provider;
pub mod sample;
pub mod session;
pub mod statement;
pub mod visit;
