//! Rule 55, diagnosis of the other sex 诊断与患者性别不符: the code occurs with the other sex only: a
//! borrowed card, a substitution or a slip.
//!
//! Article: R1-12.11, R4-15, L735-40.

use crate::TableName;
use crate::rules::{Check, Found, Look, Needs, VisitView};
use crate::shapes::coded_visit;

pub(super) const CHECK: Check = Check {
    number: 55,
    code: "diagnosis_of_other_sex",
    parameters: &[],
    needs: &[Needs::Table(TableName::DiagnosisSexes)],
    look: Look::Visit(check),
};

fn check(at: &VisitView<'_>, found: &mut Found<'_>) {
    coded_visit::of_other_sex(at, found, TableName::DiagnosisSexes, at.claims.diagnoses_of(at.visit));
}
