//! Rule 29, service of another department 限科室使用: the item is payable under certain department only,
//! and this visit's is none of them.
//!
//! Article: R1-12.11, R4-15, L735-38.

use crate::TableName;
use crate::rules::{Cares, Check, Kind, Look, Needs};
use crate::shapes::allowed_set;

pub(super) const CHECK: Check = Check {
    number: 29,
    code: "service_in_other_department",
    parameters: &[],
    needs: &[Needs::Table(TableName::ItemDepartments), Needs::VisitColumn("department")],
    look: Look::Line(Cares::Listed(Kind::Service, TableName::ItemDepartments), |at, found| {
        allowed_set::outside(at, found, TableName::ItemDepartments, |more| more.department, None)
    }),
};
