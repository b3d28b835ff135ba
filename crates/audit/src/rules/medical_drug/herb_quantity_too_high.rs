//! Rule 76, more of a herb than a day's prescription has 中药饮片超量上传: more of a herb on a day than the
//! table allows: too much, or never given.
//!
//! Article: R1-12.11, R4-15, L735-38.

use crate::TableName;
use crate::rules::{Cares, Check, Kind, Look, Needs};
use crate::shapes::limit_of_visit;

pub(super) const CHECK: Check = Check {
    number: 76,
    code: "herb_quantity_too_high",
    parameters: &[],
    needs: &[Needs::Table(TableName::Herbs)],
    look: Look::ItemDay(Cares::Listed(Kind::Any, TableName::Herbs), |at, found| {
        limit_of_visit::exceeded(at, found, TableName::Herbs)
    }),
};
