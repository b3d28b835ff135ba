//! Rule 68, same substance twice on a day 重复开药: two products with the same substance on one day.
//!
//! Article: R1-12.11, R4-15, L735-38.

use crate::TableName;
use crate::rules::{Cares, Check, Found, Kind, LineView, Look, Needs};
use crate::shapes::pair_of_day;

pub(super) const CHECK: Check = Check {
    number: 68,
    code: "same_substance_twice",
    parameters: &[],
    needs: &[Needs::Table(TableName::Substances)],
    look: Look::Line(Cares::Listed(Kind::Drug, TableName::Substances), check),
};

fn check(at: &LineView<'_>, found: &mut Found<'_>) {
    if at.claims.knows(TableName::Herbs, at.line.item).is_empty() {
        pair_of_day::same_substance(at, found);
    }
}
