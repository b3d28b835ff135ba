//! Matters: which there are, what each asks for, its form.

pub mod form;
pub mod list;
pub mod sheet_template;
pub(crate) mod shown;
