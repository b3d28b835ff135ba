//! Accounts, as their administrators see them.

pub mod alerts;
pub mod list;
mod names;
pub mod resets;
