//! Rule 78, treatment without grounds 无指征治疗: no diagnosis gives grounds for the treatment.
//!
//! Article: R1-12.11, R4-15, L735-38.

use crate::TableName;
use crate::rules::{Cares, Check, Found, Kind, LineView, Look, Needs};
use crate::shapes::diagnosis_set;

pub(super) const CHECK: Check = Check {
    number: 78,
    code: "treatment_without_grounds",
    parameters: &[],
    needs: &[Needs::Table(TableName::ServiceGrounds), Needs::Table(TableName::Categories)],
    look: Look::Line(Cares::Listed(Kind::Service, TableName::ServiceGrounds), check),
};

fn check(at: &LineView<'_>, found: &mut Found<'_>) {
    let of = at.knows(TableName::Categories);
    if of.iter().any(|entry| matches!(at.claims.text(entry.other), "treatment" | "surgery")) {
        diagnosis_set::missing(at, found, TableName::ServiceGrounds);
    }
}
