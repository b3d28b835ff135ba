//! Monthly statements: the list, one with its arithmetic, what a provider may
//! declare.

pub(crate) mod arithmetic;
pub(crate) mod borne;
pub(crate) mod check;
pub mod declarable;
pub mod list;
pub(crate) mod signed;
pub mod view;
