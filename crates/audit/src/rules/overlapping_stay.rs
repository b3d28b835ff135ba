//! Rule 11, overlapping stays 住院时间重叠: an inpatient visit that begins
//! before an earlier inpatient visit (order of admission and visit id) of the
//! person at another provider has ended. Discharge and admission on one day do
//! not overlap. Shown against the earlier visit that ends last. The amount is
//! decided in review; the visit's total is shown.
//!
//! Article: R1-12.11.

use super::{Check, Found, Look, StaysView};
use crate::claims::{Visit, VisitKind};
use crate::{Evidence, day};

pub(super) const CHECK: Check =
    Check { number: 11, code: "overlapping_stay", parameters: &[], needs: &[], look: Look::Stays(check) };

fn check(at: &StaysView<'_>, found: &mut Found<'_>) {
    // The stay that ends last so far, and the one that ends last at any other
    // provider than that: one of the two answers for every provider.
    let (mut last, mut last_elsewhere): (Option<&Visit>, Option<&Visit>) = (None, None);
    for (visit, &visit_total_fen) in at.visits.iter().zip(at.totals_fen) {
        if visit.kind != VisitKind::Inpatient {
            continue;
        }
        let elsewhere = [last, last_elsewhere].into_iter().flatten().find(|other| other.provider != visit.provider);
        if let Some(other) = elsewhere.filter(|other| other.discharge_day > visit.admit_day) {
            let evidence = Evidence::Overlap {
                other_visit: other.id,
                other_provider: at.claims.providers[other.provider as usize].id,
                other_discharge: day::date(other.discharge_day),
                visit_total_fen,
            };
            found.visit(visit, 0, evidence);
        }
        let later = |than: Option<&Visit>| than.is_none_or(|than| visit.discharge_day > than.discharge_day);
        if last.is_some_and(|last| last.provider == visit.provider) {
            last = if later(last) { Some(visit) } else { last };
        } else if later(last) {
            (last, last_elsewhere) = (Some(visit), last);
        } else if later(last_elsewhere) {
            last_elsewhere = Some(visit);
        }
    }
}
