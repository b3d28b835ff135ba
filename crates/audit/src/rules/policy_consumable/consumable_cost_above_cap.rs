//! Rule 38, consumable cost above its cap 超限定报销总额: the cost of the item within a window of days is
//! capped; what is above is not paid.
//!
//! Article: R1-12.11, R4-15, L735-38.

use crate::TableName;
use crate::rules::{Cares, Check, Kind, Look, Needs};
use crate::shapes::window_sum;

pub(super) const CHECK: Check = Check {
    number: 38,
    code: "consumable_cost_above_cap",
    parameters: &[],
    needs: &[Needs::Table(TableName::AmountCaps)],
    look: Look::ItemHistory(None, Cares::Listed(Kind::Consumable, TableName::AmountCaps), |at, found| {
        window_sum::cost(at, found, TableName::AmountCaps)
    }),
};
