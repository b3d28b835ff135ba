//! The register of interests.

pub mod list;
