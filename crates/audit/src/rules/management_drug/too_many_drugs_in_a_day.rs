//! Rule 49, too many drugs on a day 药品种类超标: a prescription has five drugs at most; prescriptions
//! are not uploaded, so a day is counted and a person has to look.
//!
//! Article: R1-12.11, R4-15, L735-38.

use crate::TableName;
use crate::rules::{Check, Found, Look, VisitView};
use crate::shapes::kinds_of_day;

pub(super) const CHECK: Check = Check {
    number: 49,
    code: "too_many_drugs_in_a_day",
    parameters: &["kinds_max"],
    needs: &[],
    look: Look::Visit(check),
};

fn check(at: &VisitView<'_>, found: &mut Found<'_>) {
    kinds_of_day::too_many(at, found, "kinds_max", |item| {
        at.claims.items[item as usize].kind == 1 && at.claims.knows(TableName::Herbs, item).is_empty()
    });
}
