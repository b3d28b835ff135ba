//! Rule 5, excluded item billed together 互斥项目同日收费: a line of item B
//! with positive quantity on a visit and day that also has item A with positive
//! quantity, where A excludes B. One finding per line of B, against the
//! earliest line of A.
//!
//! Article: R1-12.11.

use super::{Cares, Check, Found, LineView, Look};
use crate::Evidence;
use crate::claims::Line;

pub(super) const CHECK: Check = Check {
    number: 5,
    code: "excluded_item_billed_together",
    parameters: &[],
    needs: &[],
    look: Look::Line(Cares::About(|item| !item.excluded_by.is_empty()), check),
};

fn check(at: &LineView<'_>, found: &mut Found<'_>) {
    if at.line.qty <= 0 {
        return;
    }
    let others = at.item.excluded_by.iter().filter_map(|&other| charged(at.visit_lines, other, at.line.day));
    if let Some(other) = others.min_by_key(|other| other.id) {
        let other_item = at.claims.items[other.item as usize].code.clone();
        found.line(at.line, at.line.amount_fen, Evidence::Exclusion { other_item, other_line: other.id });
    }
}

/// The first line with positive quantity of an item on a day.
fn charged(visit_lines: &[Line], item: u32, day: i32) -> Option<&Line> {
    let first = visit_lines.partition_point(|line| (line.item, line.day) < (item, day));
    let group = visit_lines[first..].iter().take_while(|line| (line.item, line.day) == (item, day));
    group.into_iter().find(|line| line.qty > 0)
}
