//! Rule 4, no allowed diagnosis 无限定适应症: the item is limited by
//! indication, and neither diagnosis of the visit falls into an allowed
//! three-character category. A visit without any diagnosis has none allowed.
//!
//! Article: R1-12.11.

use super::{Cares, Check, Found, LineView, Look};
use crate::Evidence;

pub(super) const CHECK: Check = Check {
    number: 4,
    code: "indication_missing",
    parameters: &[],
    needs: &[],
    look: Look::Line(Cares::About(|item| item.diag_limited), check),
};

fn check(at: &LineView<'_>, found: &mut Found<'_>) {
    let diagnosis = |number: Option<u32>| number.map(|number| &at.claims.diagnoses[number as usize]);
    let (diag1, diag2) = (diagnosis(at.visit.diag1), diagnosis(at.visit.diag2));
    let allowed = |category: u32| at.item.allowed_categories.binary_search(&category).is_ok();
    if ![diag1, diag2].into_iter().flatten().any(|diagnosis| allowed(diagnosis.category)) {
        let code = |diagnosis: Option<&crate::claims::Diagnosis>| diagnosis.map(|d| d.code.clone());
        let evidence = Evidence::Diagnoses { diag1: code(diag1), diag2: code(diag2) };
        found.line(at.line, at.line.amount_fen, evidence);
    }
}
