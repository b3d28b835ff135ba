//! Rule 6, quantity per day exceeded 单日数量超限: the net quantity of a visit,
//! item and day is above the item's limit per day. Named by the smallest line.
//!
//! Article: R1-12.11.

use super::{Cares, Check, Found, LinesView, Look, excess};
use crate::Evidence;

pub(super) const CHECK: Check = Check {
    number: 6,
    code: "daily_quantity_exceeded",
    parameters: &[],
    needs: &[],
    look: Look::ItemDay(Cares::About(|item| item.max_per_day > 0), check),
};

fn check(at: &LinesView<'_>, found: &mut Found<'_>) {
    let (net_qty, limit_qty) = (excess::net_qty(at.lines), at.item.max_per_day);
    if net_qty > limit_qty {
        let amount_fen = excess::amount_fen(at.lines, net_qty - limit_qty);
        found.line(&at.lines[0], amount_fen, Evidence::Quantity { net_qty, limit_qty });
    }
}
