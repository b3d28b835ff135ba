//! Materials 材料: scanned papers, handed in before a case is accepted or while it
//! is corrected.

pub mod open;
pub mod upload;
