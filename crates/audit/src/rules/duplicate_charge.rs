//! Rule 8, duplicate charge 重复收费: lines of one visit and day that agree in
//! item, positive quantity and price; all but the one with the smallest id.
//!
//! Article: R1-12.11.

use super::{Cares, Check, Found, LinesView, Look};
use crate::Evidence;
use crate::claims::Line;

pub(super) const CHECK: Check = Check {
    number: 8,
    code: "duplicate_charge",
    parameters: &[],
    needs: &[],
    look: Look::ItemDay(Cares::About(|_| true), check),
};

fn check(at: &LinesView<'_>, found: &mut Found<'_>) {
    if at.lines.len() < 2 {
        return;
    }
    let mut charges: Vec<&Line> = at.lines.iter().filter(|line| line.qty > 0).collect();
    charges.sort_unstable_by_key(|line| (line.qty, line.price_fen, line.id));
    for same in charges.chunk_by(|a, b| (a.qty, a.price_fen) == (b.qty, b.price_fen)) {
        for line in &same[1..] {
            let (first_line, qty, price_fen) = (same[0].id, i64::from(line.qty), line.price_fen);
            found.line(line, line.amount_fen, Evidence::Duplicate { first_line, qty, price_fen });
        }
    }
}
