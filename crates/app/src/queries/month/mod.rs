//! Settlement months: the list, and the cockpit of one.

pub(crate) mod blocker;
pub(crate) mod figures;
pub mod list;
pub mod step;
pub mod view;
