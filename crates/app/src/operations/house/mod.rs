//! The house itself.

pub mod found;
