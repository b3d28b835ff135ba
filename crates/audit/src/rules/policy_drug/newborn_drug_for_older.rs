//! Rule 18, drug for newborns used for somebody older 限新生儿使用: the item is for newborns, 28 days of
//! life, and the patient is older.
//!
//! Article: R1-12.11, R4-15, L735-38.

use crate::TableName;
use crate::rules::{Cares, Check, Kind, Look, Needs};
use crate::shapes::age_limit::{self, Outside};

pub(super) const CHECK: Check = Check {
    number: 18,
    code: "newborn_drug_for_older",
    parameters: &["max_days"],
    needs: &[Needs::Table(TableName::NewbornItems)],
    look: Look::Line(Cares::Listed(Kind::Drug, TableName::NewbornItems), |at, found| {
        age_limit::check(at, found, TableName::NewbornItems, Outside::DaysAbove, "max_days")
    }),
};
