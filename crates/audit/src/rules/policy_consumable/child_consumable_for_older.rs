//! Rule 37, consumable payable for children used for somebody older 限儿童: the item is payable for
//! children only, by completed years on the day of service.
//!
//! Article: R1-12.11, R4-15, L735-38.

use crate::TableName;
use crate::rules::{Cares, Check, Kind, Look, Needs};
use crate::shapes::age_limit::{self, Outside};

pub(super) const CHECK: Check = Check {
    number: 37,
    code: "child_consumable_for_older",
    parameters: &["max_years"],
    needs: &[Needs::Table(TableName::ChildItems)],
    look: Look::Line(Cares::Listed(Kind::Consumable, TableName::ChildItems), |at, found| {
        age_limit::check(at, found, TableName::ChildItems, Outside::YearsAbove, "max_years")
    }),
};
