//! Rule 39, settlement list abnormal 结算清单信息异常: main diagnosis or discharge is missing, discharge
//! lies before admission, or the total is below zero: other rules cannot be relied on.
//!
//! Article: R1-12.11, R4-15, L735-39.

use crate::claims::VisitKind;
use crate::rules::{Check, Found, Look, VisitView};
use crate::{Evidence, Fact};

pub(super) const CHECK: Check =
    Check { number: 39, code: "settlement_list_abnormal", parameters: &[], needs: &[], look: Look::Visit(check) };

fn check(at: &VisitView<'_>, found: &mut Found<'_>) {
    let (visit, total_fen) = (at.visit, at.total_fen());
    let no_discharge = visit.discharge_day == i32::MIN;
    let fault = if visit.diag1.is_none() {
        "diagnosis_missing"
    } else if no_discharge && visit.kind == VisitKind::Inpatient {
        "discharge_missing"
    } else if !no_discharge && visit.discharge_day < visit.admit_day {
        "discharge_before_admission"
    } else if total_fen < 0 {
        "total_below_zero"
    } else {
        return;
    };
    let facts = [("fault", Fact::Text(fault.to_owned())), ("visit_total", Fact::Fen(total_fen))];
    found.visit(visit, 0, Evidence::seen(facts));
}
