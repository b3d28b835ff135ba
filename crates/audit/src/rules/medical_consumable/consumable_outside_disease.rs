//! Rule 85, consumable outside its diseases 限疾病使用: the consumable is for certain diseases, and none
//! of the diagnoses is one.
//!
//! Article: R1-12.11, R4-15, L735-38.

use crate::TableName;
use crate::rules::{Cares, Check, Kind, Look, Needs};
use crate::shapes::diagnosis_set;

pub(super) const CHECK: Check = Check {
    number: 85,
    code: "consumable_outside_disease",
    parameters: &[],
    needs: &[Needs::Table(TableName::Indications)],
    look: Look::Line(Cares::Listed(Kind::Consumable, TableName::Indications), |at, found| {
        diagnosis_set::missing(at, found, TableName::Indications)
    }),
};
