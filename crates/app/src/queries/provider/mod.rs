//! Designated providers.

pub mod list;
