//! Designated providers.

pub mod register;
