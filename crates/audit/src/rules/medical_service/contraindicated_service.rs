//! Rule 80, contraindicated service 禁忌症: a diagnosis of the patient forbids the service.
//!
//! Article: R1-12.11, R4-15, L735-38.

use crate::TableName;
use crate::rules::{Cares, Check, Kind, Look, Needs};
use crate::shapes::diagnosis_set;

pub(super) const CHECK: Check = Check {
    number: 80,
    code: "contraindicated_service",
    parameters: &[],
    needs: &[Needs::Table(TableName::Contraindications)],
    look: Look::Line(Cares::Listed(Kind::Service, TableName::Contraindications), |at, found| {
        diagnosis_set::present(at, found, TableName::Contraindications)
    }),
};
