//! Rule 72, drug unsafe in pregnancy or lactation 妊娠期哺乳期用药安全: the diagnosis tells of pregnancy or
//! lactation, in which the drug is risky.
//!
//! Article: R1-12.11, R4-15, L735-38.

use crate::TableName;
use crate::rules::{Cares, Check, Kind, Look, Needs};
use crate::shapes::diagnosis_set;

pub(super) const CHECK: Check = Check {
    number: 72,
    code: "unsafe_drug_in_pregnancy",
    parameters: &[],
    needs: &[Needs::Table(TableName::PregnancyUnsafe)],
    look: Look::Line(Cares::Listed(Kind::Drug, TableName::PregnancyUnsafe), |at, found| {
        diagnosis_set::present(at, found, TableName::PregnancyUnsafe)
    }),
};
