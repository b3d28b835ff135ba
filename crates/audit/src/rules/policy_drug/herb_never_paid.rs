//! Rule 15, herb never payable 中药饮片单复方均不予支付: the catalogue never pays this herb, neither alone nor
//! in a formula.
//!
//! Article: R1-12.11, R4-15, L735-38.

use crate::TableName;
use crate::rules::{Cares, Check, Kind, Look, Needs};
use crate::shapes::listed;

pub(super) const CHECK: Check = Check {
    number: 15,
    code: "herb_never_paid",
    parameters: &[],
    needs: &[Needs::Table(TableName::HerbsNeverPaid)],
    look: Look::Line(Cares::Listed(Kind::Any, TableName::HerbsNeverPaid), |at, found| {
        listed::check(at, found, TableName::HerbsNeverPaid)
    }),
};
