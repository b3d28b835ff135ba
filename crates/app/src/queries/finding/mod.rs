//! Findings of the claims audit, in the words of their rules.

pub mod list;
pub(crate) mod shown;
