//! An item that a list has, whatever else: not payable at all.
//!
//! Article: R1-12.11.

use super::knowledge;
use crate::rules::{Found, LineView};
use crate::{Evidence, TableName};

/// The line is of an item of the list.
pub(crate) fn check(at: &LineView<'_>, found: &mut Found<'_>, table: TableName) {
    if let Some(entry) = at.knows(table).first() {
        found.line(at.line, at.line.amount_fen, Evidence::seen([knowledge(at.claims, table, entry)]));
    }
}
