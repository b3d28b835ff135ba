//! Two items charged on one day of a visit that do not go together. Of two equal
//! partners the line with the larger number is found, against the smallest one
//! it does not go with; of an item that contains another, the contained one.
//!
//! Article: R1-12.11.

use super::knowledge;
use crate::claims::Line;
use crate::rules::{Found, LineView};
use crate::{Evidence, Fact, TableName};

/// The item is charged beside one that contains it.
pub(crate) fn contained(at: &LineView<'_>, found: &mut Found<'_>, table: TableName) {
    if at.line.qty <= 0 {
        return;
    }
    let entries = at.knows(table);
    let containing = |line: &&Line| entries.iter().any(|entry| entry.other == line.item);
    if let Some(other) = at.charges_of_day().filter(containing).min_by_key(|line| line.id)
        && let Some(entry) = entries.iter().find(|entry| entry.other == other.item)
    {
        report(at, found, other, knowledge(at.claims, table, entry));
    }
}

/// The item's substance is not to be used with that of another item of the day.
pub(crate) fn incompatible(at: &LineView<'_>, found: &mut Found<'_>, table: TableName) {
    if at.line.qty <= 0 {
        return;
    }
    let substances = |item: u32| at.claims.knows(TableName::Substances, item);
    let of_item = substances(at.line.item);
    let conflict = |other: &Line| {
        let partners = substances(other.item);
        of_item.iter().find_map(|own| {
            let listed = |a: u32, b: u32| at.claims.knows(table, a).iter().find(|entry| entry.other == b);
            partners.iter().find_map(|with| listed(own.other, with.other).or_else(|| listed(with.other, own.other)))
        })
    };
    let earlier = at.charges_of_day().filter(|other| other.id < at.line.id && other.item != at.line.item);
    let first = earlier.filter_map(|other| Some((other, conflict(other)?))).min_by_key(|(other, _)| other.id);
    if let Some((other, entry)) = first {
        report(at, found, other, knowledge(at.claims, table, entry));
    }
}

/// Another item with the same substance was charged on the day.
pub(crate) fn same_substance(at: &LineView<'_>, found: &mut Found<'_>) {
    if at.line.qty <= 0 {
        return;
    }
    let entries = at.knows(TableName::Substances);
    let shared = |other: &Line| {
        let has = |substance: u32| {
            at.claims.knows(TableName::Substances, other.item).iter().any(|entry| entry.other == substance)
        };
        entries.iter().find(|entry| has(entry.other))
    };
    let earlier = at.charges_of_day().filter(|other| other.id < at.line.id && other.item != at.line.item);
    let first = earlier.filter_map(|other| Some((other, shared(other)?))).min_by_key(|(other, _)| other.id);
    if let Some((other, entry)) = first {
        report(at, found, other, knowledge(at.claims, TableName::Substances, entry));
    }
}

fn report(at: &LineView<'_>, found: &mut Found<'_>, other: &Line, row: (&'static str, Fact)) {
    let other_item = at.claims.items[other.item as usize].code.to_string();
    let facts = [("other_item", Fact::Text(other_item)), ("other_line", Fact::Line(other.id)), row];
    found.line(at.line, at.line.amount_fen, Evidence::seen(facts));
}
