//! The session.

pub mod me;
