//! Rule 7, quantity per stay exceeded 单次住院数量超限: the net quantity of an
//! inpatient visit and item is above the item's limit per stay. Named by the
//! smallest line.
//!
//! Article: R1-12.11.

use super::{Cares, Check, Found, LinesView, Look, excess};
use crate::Evidence;
use crate::claims::VisitKind;

pub(super) const CHECK: Check = Check {
    number: 7,
    code: "stay_quantity_exceeded",
    parameters: &[],
    needs: &[],
    look: Look::ItemVisit(Cares::About(|item| item.max_per_stay > 0), check),
};

fn check(at: &LinesView<'_>, found: &mut Found<'_>) {
    if at.visit.kind != VisitKind::Inpatient {
        return;
    }
    let (net_qty, limit_qty) = (excess::net_qty(at.lines), at.item.max_per_stay);
    if net_qty > limit_qty
        && let Some(smallest) = at.lines.iter().min_by_key(|line| line.id)
    {
        let amount_fen = excess::amount_fen(at.lines, net_qty - limit_qty);
        found.line(smallest, amount_fen, Evidence::Quantity { net_qty, limit_qty });
    }
}
