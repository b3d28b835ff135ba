//! Rule 54, stay without need 无指征住院(低标准入院): no treatment, most of the cost for tests, or none but
//! mild diagnoses: perhaps a check-up in bed.
//!
//! Article: R1-12.11, R4-15, L735-38, L735-40.

use crate::claims::{Diagnosis, Line, VisitKind};
use crate::rules::{Check, Found, Look, Needs, VisitView};
use crate::shapes::diagnosis_set;
use crate::{Evidence, Fact, TableName};

pub(super) const CHECK: Check = Check {
    number: 54,
    code: "stay_without_need",
    parameters: &["examination_permille"],
    needs: &[Needs::Table(TableName::Categories), Needs::Table(TableName::MildDiagnoses)],
    look: Look::Visit(check),
};

fn check(at: &VisitView<'_>, found: &mut Found<'_>) {
    let total_fen = at.total_fen();
    if at.visit.kind != VisitKind::Inpatient || total_fen <= 0 {
        return;
    }
    let of = |categories: &[&str]| -> i64 {
        let is = |line: &&Line| {
            let entries = at.claims.knows(TableName::Categories, line.item);
            entries.iter().any(|entry| categories.contains(&at.claims.text(entry.other)))
        };
        at.lines.iter().filter(is).map(|line| line.amount_fen).sum()
    };
    let mut diagnoses = at.claims.diagnoses_of(at.visit).peekable();
    let is_mild = |diagnosis: &Diagnosis| {
        diagnosis.prefixes.iter().any(|&prefix| !at.claims.knows(TableName::MildDiagnoses, prefix).is_empty())
    };
    let all_mild = diagnoses.peek().is_some() && diagnoses.all(is_mild);
    let (examined_fen, treated_fen) = (of(&["exam", "test", "ct", "mri"]), of(&["treatment", "surgery"]));
    let limit = at.rule.parameter("examination_permille");
    let permille = (i128::from(examined_fen) * 1000 / i128::from(total_fen)) as i64;
    if treated_fen <= 0 && (all_mild || permille >= limit) {
        let facts = [
            ("permille", Fact::Number(permille)),
            ("limit", Fact::Number(limit)),
            diagnosis_set::diagnoses(at.claims, at.visit),
            ("visit_total", Fact::Fen(total_fen)),
        ];
        found.visit(at.visit, 0, Evidence::seen(facts));
    }
}
