//! The random sample of a month: how far it has come, and the file by which
//! anybody makes the draw again.

pub mod file;
pub mod view;
