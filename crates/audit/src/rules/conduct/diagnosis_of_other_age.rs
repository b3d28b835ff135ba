//! Rule 56, diagnosis of another age 诊断与患者年龄不符: the diagnosis does not occur at this age: a
//! borrowed card or a slip.
//!
//! Article: R1-12.11, R4-15, L735-40.

use crate::TableName;
use crate::rules::{Check, Found, Look, Needs, VisitView};
use crate::shapes::coded_visit;

pub(super) const CHECK: Check = Check {
    number: 56,
    code: "diagnosis_of_other_age",
    parameters: &[],
    needs: &[Needs::Table(TableName::DiagnosisAges)],
    look: Look::Visit(check),
};

fn check(at: &VisitView<'_>, found: &mut Found<'_>) {
    coded_visit::of_other_age(at, found, TableName::DiagnosisAges);
}
