//! One folder per area, one file per verb.

pub mod house;
pub mod organisation;
pub mod session;
