//! Rule 84, more of a consumable than a visit has 数量超标: the net quantity on a visit is above what
//! is reasonable.
//!
//! Article: R1-12.11, R4-15, L735-38.

use crate::TableName;
use crate::rules::{Cares, Check, Kind, Look, Needs};
use crate::shapes::limit_of_visit;

pub(super) const CHECK: Check = Check {
    number: 84,
    code: "consumable_quantity_too_high",
    parameters: &[],
    needs: &[Needs::Table(TableName::ConsumableLimits)],
    look: Look::ItemVisit(Cares::Listed(Kind::Consumable, TableName::ConsumableLimits), |at, found| {
        limit_of_visit::exceeded(at, found, TableName::ConsumableLimits)
    }),
};
