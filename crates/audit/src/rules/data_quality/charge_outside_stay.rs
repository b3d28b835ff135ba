//! Rule 46, charge outside the stay 计费日期与住院时间不符: a line of a stay lies before admission or after
//! discharge.
//!
//! Article: R1-12.11, R4-15, L735-39.

use crate::claims::VisitKind;
use crate::rules::{Cares, Check, Found, Kind, LineView, Look};
use crate::{Evidence, Fact, day};

pub(super) const CHECK: Check = Check {
    number: 46,
    code: "charge_outside_stay",
    parameters: &["grace_days"],
    needs: &[],
    look: Look::Line(Cares::Every(Kind::Any), check),
};

fn check(at: &LineView<'_>, found: &mut Found<'_>) {
    let (from, to) = (at.visit.admit_day, at.visit.discharge_day);
    if at.visit.kind != VisitKind::Inpatient || to < from {
        return;
    }
    let (day, grace_days) = (i64::from(at.line.day), at.rule.parameter("grace_days"));
    if day < i64::from(from) - grace_days || day > i64::from(to) + grace_days {
        let text = |of: i32| Fact::Day(base::date_text(day::date(of)));
        let facts = [("stay_from", text(from)), ("stay_to", text(to)), ("grace_days", Fact::Number(grace_days))];
        found.line(at.line, at.line.amount_fen, Evidence::seen(facts));
    }
}
