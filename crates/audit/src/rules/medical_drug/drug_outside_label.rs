//! Rule 69, drug outside its label 超说明书适应症: no diagnosis of the visit is among those of the label.
//!
//! Article: R1-12.11, R4-15, L735-38.

use crate::TableName;
use crate::rules::{Cares, Check, Kind, Look, Needs};
use crate::shapes::diagnosis_set;

pub(super) const CHECK: Check = Check {
    number: 69,
    code: "drug_outside_label",
    parameters: &[],
    needs: &[Needs::Table(TableName::Indications)],
    look: Look::Line(Cares::Listed(Kind::Drug, TableName::Indications), |at, found| {
        diagnosis_set::missing(at, found, TableName::Indications)
    }),
};
