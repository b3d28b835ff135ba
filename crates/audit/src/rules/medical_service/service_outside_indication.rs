//! Rule 81, service outside its indications 超适应症使用: no diagnosis of the visit is among the
//! service's indications.
//!
//! Article: R1-12.11, R4-15, L735-38.

use crate::TableName;
use crate::rules::{Cares, Check, Kind, Look, Needs};
use crate::shapes::diagnosis_set;

pub(super) const CHECK: Check = Check {
    number: 81,
    code: "service_outside_indication",
    parameters: &[],
    needs: &[Needs::Table(TableName::Indications)],
    look: Look::Line(Cares::Listed(Kind::Service, TableName::Indications), |at, found| {
        diagnosis_set::missing(at, found, TableName::Indications)
    }),
};
