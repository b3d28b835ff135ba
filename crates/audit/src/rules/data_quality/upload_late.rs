//! Rule 45, visit uploaded late 就诊数据非实时上传: uploaded long after the visit, when warnings come too
//! late.
//!
//! Article: R1-12.11, R4-15, L735-39.

use crate::rules::{Check, Found, Look, Needs, VisitView};
use crate::{Evidence, Fact, day};

pub(super) const CHECK: Check = Check {
    number: 45,
    code: "upload_late",
    parameters: &["delay_days"],
    needs: &[Needs::VisitColumn("uploaded_date")],
    look: Look::Visit(check),
};

fn check(at: &VisitView<'_>, found: &mut Found<'_>) {
    let Some(uploaded) = at.claims.more(at.visit).and_then(|more| more.uploaded_day) else { return };
    let end = at.visit.discharge_day.max(at.visit.admit_day);
    let (delay_days, limit) = (i64::from(uploaded) - i64::from(end), at.rule.parameter("delay_days"));
    if delay_days > limit {
        let text = |of: i32| Fact::Day(base::date_text(day::date(of)));
        let facts = [
            ("end_date", text(end)),
            ("uploaded_date", text(uploaded)),
            ("delay_days", Fact::Number(delay_days)),
            ("limit", Fact::Number(limit)),
            ("visit_total", Fact::Fen(at.total_fen())),
        ];
        found.visit(at.visit, 0, Evidence::seen(facts));
    }
}
