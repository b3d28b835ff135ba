//! Matters: which there are, what each asks for, its form.

pub mod form;
pub mod list;
pub(crate) mod shown;
