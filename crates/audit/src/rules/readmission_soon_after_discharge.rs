//! Rule 10, readmission soon after discharge 分解住院: an inpatient visit whose
//! immediately preceding inpatient visit of the person at the same provider
//! (order of admission and visit id) was discharged 0 to `readmission_days`
//! days before. The amount is decided in review; the visit's total is shown.
//!
//! Article: R1-12.11.

use std::collections::BTreeMap;

use super::{Check, Found, Look, StaysView};
use crate::claims::{Visit, VisitKind};
use crate::{Evidence, day};

pub(super) const CHECK: Check = Check {
    number: 10,
    code: "readmission_soon_after_discharge",
    parameters: &["readmission_days"],
    needs: &[],
    look: Look::Stays(check),
};

fn check(at: &StaysView<'_>, found: &mut Found<'_>) {
    if at.visits.len() < 2 {
        return;
    }
    let limit_days = at.rule.parameter("readmission_days");
    let mut previous_at: BTreeMap<u32, &Visit> = BTreeMap::new();
    for (visit, &visit_total_fen) in at.visits.iter().zip(at.totals_fen) {
        if visit.kind != VisitKind::Inpatient {
            continue;
        }
        let Some(previous) = previous_at.insert(visit.provider, visit) else { continue };
        let gap_days = i64::from(visit.admit_day) - i64::from(previous.discharge_day);
        if (0..=limit_days).contains(&gap_days) {
            let evidence = Evidence::Readmission {
                previous_visit: previous.id,
                previous_discharge: day::date(previous.discharge_day),
                gap_days,
                limit_days,
                visit_total_fen,
            };
            found.visit(visit, 0, evidence);
        }
    }
}
