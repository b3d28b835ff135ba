//! Rule 83, consumable of another department 与科室不符: the item is payable under certain department
//! only, and this visit's is none of them.
//!
//! Article: R1-12.11, R4-15, L735-38.

use crate::TableName;
use crate::rules::{Cares, Check, Kind, Look, Needs};
use crate::shapes::allowed_set;

pub(super) const CHECK: Check = Check {
    number: 83,
    code: "consumable_in_other_department",
    parameters: &[],
    needs: &[Needs::Table(TableName::ItemDepartments), Needs::VisitColumn("department")],
    look: Look::Line(Cares::Listed(Kind::Consumable, TableName::ItemDepartments), |at, found| {
        allowed_set::outside(at, found, TableName::ItemDepartments, |more| more.department, None)
    }),
};
