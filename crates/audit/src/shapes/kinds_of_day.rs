//! Too many different items on one day of an outpatient visit: a prescription as
//! claims show it. Named by the smallest line of the day; no amount is in
//! question until somebody has read the prescription.
//!
//! Article: R1-12.11.

use std::collections::BTreeMap;

use crate::claims::{Line, VisitKind};
use crate::rules::{Found, VisitView};
use crate::{Evidence, Fact};

/// More different items than `parameter` among those that count.
pub(crate) fn too_many(at: &VisitView<'_>, found: &mut Found<'_>, parameter: &str, counts: impl Fn(u32) -> bool) {
    let limit = at.rule.parameter(parameter);
    if at.visit.kind != VisitKind::Outpatient || (at.lines.len() as i64) <= limit {
        return;
    }
    // Lines stand by item: an item met before on the same day is the last one.
    let mut days: BTreeMap<i32, (i64, u32, &Line)> = BTreeMap::new();
    for line in at.lines.iter().filter(|line| line.qty > 0 && counts(line.item)) {
        let (kinds, last, smallest) = days.entry(line.day).or_insert((0, u32::MAX, line));
        *kinds += i64::from(*last != line.item);
        *last = line.item;
        if line.id < smallest.id {
            *smallest = line;
        }
    }
    for (kinds, _, smallest) in days.into_values().filter(|(kinds, ..)| *kinds > limit) {
        let facts = [("count", Fact::Number(kinds)), ("limit", Fact::Number(limit))];
        found.line(smallest, 0, Evidence::seen(facts));
    }
}
