//! The net quantity of an item, of a day or of a visit, above what a table
//! allows. Named by the smallest line; the excess is counted back from the last
//! line, each part at its own price.
//!
//! Article: R1-12.11.

use super::knowledge;
use crate::rules::{Found, LinesView, excess};
use crate::{Evidence, Fact, TableName};

/// The net quantity of the lines is above the table's number (1/100 units).
pub(crate) fn exceeded(at: &LinesView<'_>, found: &mut Found<'_>, table: TableName) {
    let number = at.lines[0].item;
    let limits = at.claims.knows(table, number).iter().filter_map(|entry| Some((entry, entry.numbers[0]?)));
    let Some((entry, limit_qty)) = limits.min_by_key(|(entry, limit)| (*limit, entry.row)) else { return };
    let net_qty = excess::net_qty(at.lines);
    if net_qty > limit_qty
        && let Some(smallest) = at.lines.iter().min_by_key(|line| line.id)
    {
        let facts = [
            ("net_qty", Fact::Quantity(net_qty)),
            ("limit_qty", Fact::Quantity(limit_qty)),
            knowledge(at.claims, table, entry),
        ];
        found.line(smallest, excess::amount_fen(at.lines, net_qty - limit_qty), Evidence::seen(facts));
    }
}
