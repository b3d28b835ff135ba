//! Rule 34, consumable charged beside the service that contains it 与医用耗材重复收费: the price of the
//! service contains the consumable, which is not charged beside it.
//!
//! Article: R1-12.11, R4-15, L735-38.

use crate::TableName;
use crate::rules::{Cares, Check, Kind, Look, Needs};
use crate::shapes::pair_of_day;

pub(super) const CHECK: Check = Check {
    number: 34,
    code: "consumable_contained_in_service",
    parameters: &[],
    needs: &[Needs::Table(TableName::ServiceConsumables)],
    look: Look::Line(Cares::Listed(Kind::Any, TableName::ServiceConsumables), |at, found| {
        pair_of_day::contained(at, found, TableName::ServiceConsumables)
    }),
};
