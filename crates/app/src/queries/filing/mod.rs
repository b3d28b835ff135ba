//! What hospitals filed, for the desk that takes it up.

pub mod list;
pub mod view;
