//! Rule 51, frequent outpatient visits 频繁门诊: so many within so few days: cards lent, drugs resold,
//! or patients brought in.
//!
//! Article: R1-12.11, R4-15, L735-38, L735-40.

use crate::claims::VisitKind;
use crate::rules::{Check, Found, Look, StaysView};
use crate::shapes::visit_count;

pub(super) const CHECK: Check = Check {
    number: 51,
    code: "frequent_outpatient_visits",
    parameters: &["window_days", "visits_max"],
    needs: &[],
    look: Look::Stays(check),
};

fn check(at: &StaysView<'_>, found: &mut Found<'_>) {
    visit_count::exceeded(at, found, |_, visit| visit.kind == VisitKind::Outpatient);
}
