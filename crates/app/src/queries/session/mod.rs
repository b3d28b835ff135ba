//! The session.

pub mod me;
pub mod mine;
