//! An item payable only under some values of its visit (insurance, kind of
//! visit, department): the visit has another one. A visit whose value is not
//! known is passed over. Reversals are listed like charges, so that what was
//! taken back nets to nothing.
//!
//! Article: R1-12.11.

use super::knowledge;
use crate::claims::VisitMore;
use crate::rules::{Found, LineView};
use crate::{Evidence, Fact, TableName};

/// The value of the visit is none of those that the table allows the item.
/// With `only`, just of items that the table allows this value.
pub(crate) fn outside(
    at: &LineView<'_>,
    found: &mut Found<'_>,
    table: TableName,
    value: fn(&VisitMore) -> Option<u32>,
    only: Option<&str>,
) {
    let Some(value) = at.claims.more(at.visit).and_then(value) else { return };
    let allowed = at.knows(table);
    let text = |number: u32| at.claims.text(number);
    if allowed.iter().any(|entry| entry.other == value) {
        return;
    }
    let asked = |entry: &&crate::claims::Entry| only.is_none_or(|only| text(entry.other) == only);
    if let Some(entry) = allowed.iter().find(asked) {
        let mut codes: Vec<&str> = allowed.iter().map(|entry| text(entry.other)).collect();
        codes.sort_unstable();
        let evidence = Evidence::seen([
            ("allowed", Fact::Text(codes.join(", "))),
            ("value", Fact::Text(text(value).to_owned())),
            knowledge(at.claims, table, entry),
        ]);
        found.line(at.line, at.line.amount_fen, evidence);
    }
}
