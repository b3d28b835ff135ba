//! Rule 43, procedure of the other sex 手术操作编码与性别不符: the code occurs with the other sex only: a
//! borrowed card, a substitution or a slip.
//!
//! Article: R1-12.11, R4-15, L735-39.

use crate::TableName;
use crate::rules::{Check, Found, Look, Needs, VisitView};
use crate::shapes::coded_visit;

pub(super) const CHECK: Check = Check {
    number: 43,
    code: "procedure_of_other_sex",
    parameters: &[],
    needs: &[Needs::Table(TableName::ProcedureSexes), Needs::VisitColumn("procedure1")],
    look: Look::Visit(check),
};

fn check(at: &VisitView<'_>, found: &mut Found<'_>) {
    coded_visit::of_other_sex(at, found, TableName::ProcedureSexes, at.claims.procedures_of(at.visit));
}
