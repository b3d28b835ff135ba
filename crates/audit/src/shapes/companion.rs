//! An item that is only used in the course of a service: the visit has none of
//! the services that go with it. Named once per line with positive quantity.
//!
//! Article: R1-12.11.

use super::knowledge;
use crate::claims::Line;
use crate::rules::{Found, LineView};
use crate::{Evidence, Fact, TableName};

/// No service that goes with the item is charged on the visit.
pub(crate) fn absent(at: &LineView<'_>, found: &mut Found<'_>, table: TableName) {
    let entries = at.knows(table);
    let Some(entry) = entries.first().filter(|_| at.line.qty > 0) else { return };
    let goes_with = |line: &Line| line.qty > 0 && entries.iter().any(|entry| entry.other == line.item);
    if !at.visit_lines.iter().any(goes_with) {
        let mut codes: Vec<&str> =
            entries.iter().map(|entry| at.claims.items[entry.other as usize].code.as_str()).collect();
        codes.sort_unstable();
        let facts = [("services", Fact::Text(codes.join(", "))), knowledge(at.claims, table, entry)];
        found.line(at.line, at.line.amount_fen, Evidence::seen(facts));
    }
}
