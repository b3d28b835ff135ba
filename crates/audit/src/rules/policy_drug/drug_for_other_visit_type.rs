//! Rule 22, drug not payable in this kind of visit 限就医方式: the item is payable under certain kind of
//! visit only, and this visit's is none of them.
//!
//! Article: R1-12.11, R4-15, L735-38.

use crate::TableName;
use crate::rules::{Cares, Check, Kind, Look, Needs};
use crate::shapes::allowed_set;

pub(super) const CHECK: Check = Check {
    number: 22,
    code: "drug_for_other_visit_type",
    parameters: &[],
    needs: &[Needs::Table(TableName::ItemVisitTypes), Needs::VisitColumn("visit_type")],
    look: Look::Line(Cares::Listed(Kind::Drug, TableName::ItemVisitTypes), |at, found| {
        allowed_set::outside(at, found, TableName::ItemVisitTypes, |more| more.visit_type, None)
    }),
};
