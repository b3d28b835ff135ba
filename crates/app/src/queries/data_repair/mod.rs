//! Repairs of data.

pub mod list;
