//! One folder per area, one file per verb.

pub mod catalogue;
pub mod claim;
pub mod house;
pub mod organisation;
pub mod person;
pub mod provider;
pub mod session;
pub mod visit;
