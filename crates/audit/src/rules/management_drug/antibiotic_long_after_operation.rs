//! Rule 47, antibiotic long after an operation 围手术期抗菌药物预防性应用: a preventive antibiotic is given for
//! a day or two after an operation.
//!
//! Article: R1-12.11, R4-15, L735-38.

use crate::claims::VisitKind;
use crate::rules::{Cares, Check, Found, Kind, LineView, Look, Needs};
use crate::shapes::knowledge;
use crate::{Evidence, Fact, TableName, day};

pub(super) const CHECK: Check = Check {
    number: 47,
    code: "antibiotic_long_after_operation",
    parameters: &["days_max"],
    needs: &[Needs::Table(TableName::Antibiotics), Needs::VisitColumn("operation_date")],
    look: Look::Line(Cares::Listed(Kind::Any, TableName::Antibiotics), check),
};

fn check(at: &LineView<'_>, found: &mut Found<'_>) {
    let Some(operated) = at.claims.more(at.visit).and_then(|more| more.operation_day) else { return };
    let Some(entry) = at.knows(TableName::Antibiotics).first() else { return };
    let (days_after, limit) = (i64::from(at.line.day) - i64::from(operated), at.rule.parameter("days_max"));
    if at.visit.kind == VisitKind::Inpatient && days_after > limit {
        let facts = [
            ("operation_date", Fact::Day(base::date_text(day::date(operated)))),
            ("days_after", Fact::Number(days_after)),
            ("limit", Fact::Number(limit)),
            knowledge(at.claims, TableName::Antibiotics, entry),
        ];
        found.line(at.line, at.line.amount_fen, Evidence::seen(facts));
    }
}
