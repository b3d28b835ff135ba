//! Exports that were approved, and whose copy a file is.

pub mod list;
pub mod trace;
