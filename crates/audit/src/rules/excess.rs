//! The price of a quantity above its limit, for the rules 6 and 7 and others
//! like them: the excess
//! is counted back from the last line, each part at the price of its line.
//!
//! Limit 2, charged 1 at 10.00, then 2 at 9.00: the excess of 1 falls on the
//! last line: 9.00. Reversals have lowered the net quantity already and are
//! passed over. Rounded half up to the fen once, on the sum.

use crate::claims::Line;

/// What was charged less what was reversed, in 1/100 units.
pub(crate) fn net_qty(lines: &[Line]) -> i64 {
    lines.iter().map(|line| i64::from(line.qty)).sum()
}

/// What `excess_qty` (1/100 units, positive) costs, in fen.
pub(crate) fn amount_fen(lines: &[Line], excess_qty: i64) -> i64 {
    let mut left = excess_qty;
    let mut hundredths_of_fen = 0i128;
    for line in lines.iter().rev().filter(|line| line.qty > 0) {
        let part = left.min(i64::from(line.qty));
        hundredths_of_fen += i128::from(part) * i128::from(line.price_fen);
        left -= part;
        if left == 0 {
            break;
        }
    }
    let fen = base::divide_half_up(hundredths_of_fen, 100);
    fen.expect("quantities of 32 bits at prices within the limit of a line stay within 64 bits").0
}
