//! Reconciliation of business, books and bank.

mod gather;
pub mod run;

pub(crate) use gather::{Sides, gather};
