//! Rule 16, herb not payable alone 中药饮片单方使用不予支付: the catalogue does not pay this herb where the
//! day's herbs are none but such ones.
//!
//! Article: R1-12.11, R4-15, L735-38.

use crate::claims::Line;
use crate::rules::{Cares, Check, Found, Kind, LineView, Look, Needs};
use crate::shapes::knowledge;
use crate::{Evidence, TableName};

pub(super) const CHECK: Check = Check {
    number: 16,
    code: "herb_unpaid_alone",
    parameters: &[],
    needs: &[Needs::Table(TableName::HerbsUnpaidAlone), Needs::Table(TableName::Herbs)],
    look: Look::Line(Cares::Listed(Kind::Any, TableName::HerbsUnpaidAlone), check),
};

fn check(at: &LineView<'_>, found: &mut Found<'_>) {
    let entries = at.knows(TableName::HerbsUnpaidAlone);
    let is = |table: TableName, item: u32| !at.claims.knows(table, item).is_empty();
    let company = |line: &Line| is(TableName::Herbs, line.item) && !is(TableName::HerbsUnpaidAlone, line.item);
    let Some(entry) = entries.first().filter(|_| at.line.qty > 0) else { return };
    if !at.charges_of_day().any(company) {
        found.line(
            at.line,
            at.line.amount_fen,
            Evidence::seen([knowledge(at.claims, TableName::HerbsUnpaidAlone, entry)]),
        );
    }
}
