//! Articles of the regulations.

pub mod view;
