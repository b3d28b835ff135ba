//! All parts of a bundle charged one by one on a day, the bundle itself not:
//! named by the smallest line among the parts, with what the parts cost. What
//! the bundle would have cost, review finds in the price list.
//!
//! Article: R1-12.11.

use super::knowledge;
use crate::claims::{Entry, Line};
use crate::rules::{Found, LineView};
use crate::{Evidence, Fact, TableName};

/// The line is the smallest of a split bundle.
pub(crate) fn split(at: &LineView<'_>, found: &mut Found<'_>) {
    if at.line.qty <= 0 {
        return;
    }
    for entry in at.knows(TableName::Bundles) {
        if let Some(amount_fen) = cost_if_split(at, entry) {
            let bundle = at.claims.items[entry.other as usize].code.to_string();
            let facts = [("bundle", Fact::Text(bundle)), knowledge(at.claims, TableName::Bundles, entry)];
            found.line(at.line, amount_fen, Evidence::seen(facts));
            // One finding per line: the first of several bundles, by their rows.
            return;
        }
    }
}

/// What the parts of the bundle cost on the day, if all are charged, the bundle
/// is not, and this line is the smallest of them.
fn cost_if_split(at: &LineView<'_>, entry: &Entry) -> Option<i64> {
    let parts = at.claims.knows_with(TableName::Bundles, entry.other);
    let is_part = |line: &Line| parts.iter().any(|part| part.key == line.item);
    let charges: Vec<&Line> = at.charges_of_day().filter(|line| is_part(line)).collect();
    let several = parts.iter().any(|part| part.key != entry.key);
    let whole = several && parts.iter().all(|part| charges.iter().any(|line| line.item == part.key));
    let bundle_charged = at.charges_of_day().any(|line| line.item == entry.other);
    let smallest = charges.iter().all(|line| line.id >= at.line.id);
    (whole && !bundle_charged && smallest).then(|| charges.iter().map(|line| line.amount_fen).sum())
}
