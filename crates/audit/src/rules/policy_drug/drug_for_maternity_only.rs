//! Rule 14, drug payable under maternity insurance only 限生育保险: the drug is payable under one
//! insurance only (drug payable under maternity insurance only) and the visit is settled under
//! another.
//!
//! Article: R1-12.11, R4-15, L735-38.

use crate::TableName;
use crate::rules::{Cares, Check, Kind, Look, Needs};
use crate::shapes::allowed_set;

pub(super) const CHECK: Check = Check {
    number: 14,
    code: "drug_for_maternity_only",
    parameters: &[],
    needs: &[Needs::Table(TableName::ItemInsurances), Needs::VisitColumn("insurance")],
    look: Look::Line(Cares::Listed(Kind::Drug, TableName::ItemInsurances), |at, found| {
        allowed_set::outside(at, found, TableName::ItemInsurances, |more| more.insurance, Some("510"))
    }),
};
