//! Monthly statements: the list, one with its arithmetic, what a provider may
//! declare.

pub mod declarable;
pub mod list;
pub mod view;
