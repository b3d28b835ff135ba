//! Reconciliations: the list of runs, one month with its differences.

pub mod list;
pub mod view;
