//! The quarterly review of rights: who holds what, and what is used.

pub mod held;
pub mod list;
pub mod quarter;
