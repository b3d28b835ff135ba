//! Many applications from one table 批量导入: an Excel or CSV file becomes forms, and a
//! table with what is wrong goes back. For every matter whose form is flat or
//! has lists of flat rows: the columns are made from the schema of the form, so
//! that a form has no second description.
//!
//! One table: the first column numbers the applications; the rows with the same
//! number are one application. What is said once stands in any of its rows; a
//! row that fills in columns of a list is one more row of that list.
//!
//! Article: R1-12.6, R3d-13. Threats I18, O10, O11.

mod cell;
mod column;
mod entry;
mod file;
#[cfg(test)]
mod hostile;
mod written;

pub(crate) use cell::Cell;
pub(crate) use column::{Column, Holds, Named, columns};
pub use entry::CellProblem;
pub(crate) use entry::{SheetEntry, entries};
pub(crate) use file::{Rows, not_readable, read_file};
pub(crate) use written::{marked, template};

/// The most rows of a table below its heading.
pub(crate) const ROWS_MAX: u32 = 5_000;
/// The most columns of a table.
pub(crate) const COLUMNS_MAX: u32 = 100;
/// The most applications of a file.
pub(crate) const ENTRIES_MAX: usize = 200;
