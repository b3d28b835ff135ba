//! Rule 40, line does not add up 结算明细信息异常: the amount is not price times quantity, or the quantity
//! is zero: a slip or a substitution.
//!
//! Article: R1-12.11, R4-15, L735-39.

use crate::rules::{Cares, Check, Found, Kind, LineView, Look};
use crate::{Evidence, Fact};

pub(super) const CHECK: Check = Check {
    number: 40,
    code: "line_does_not_add_up",
    parameters: &["tolerance_fen"],
    needs: &[],
    look: Look::Line(Cares::Every(Kind::Any), check),
};

fn check(at: &LineView<'_>, found: &mut Found<'_>) {
    let line = at.line;
    let product = i128::from(line.price_fen) * i128::from(line.qty);
    let Ok(expected_fen) = base::divide_half_up(product, 100).map(|fen| fen.0) else { return };
    let off = (line.amount_fen - expected_fen).abs() > at.rule.parameter("tolerance_fen");
    if off || line.qty == 0 {
        let facts = [
            ("price", Fact::Fen(line.price_fen)),
            ("qty", Fact::Quantity(i64::from(line.qty))),
            ("expected", Fact::Fen(expected_fen)),
            ("amount", Fact::Fen(line.amount_fen)),
        ];
        found.line(line, (line.amount_fen - expected_fen).max(0), Evidence::seen(facts));
    }
}
