//! Rule 19, drug payable for children used for somebody older 限儿童使用: the item is payable for
//! children only, by completed years on the day of service.
//!
//! Article: R1-12.11, R4-15, L735-38.

use crate::TableName;
use crate::rules::{Cares, Check, Kind, Look, Needs};
use crate::shapes::age_limit::{self, Outside};

pub(super) const CHECK: Check = Check {
    number: 19,
    code: "child_drug_for_older",
    parameters: &["max_years"],
    needs: &[Needs::Table(TableName::ChildItems)],
    look: Look::Line(Cares::Listed(Kind::Drug, TableName::ChildItems), |at, found| {
        age_limit::check(at, found, TableName::ChildItems, Outside::YearsAbove, "max_years")
    }),
};
