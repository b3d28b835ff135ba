//! Rule 48, antibiotic of a grade not allowed here 抗菌药物分级使用: special antibiotics are not for
//! outpatients, restricted ones not for level-1 providers; the prescriber's grade is not uploaded,
//! so a person has to look.
//!
//! Article: R1-12.11, R4-15, L735-38.

use crate::claims::VisitKind;
use crate::rules::{Cares, Check, Found, Kind, LineView, Look, Needs};
use crate::shapes::knowledge;
use crate::{Evidence, Fact, TableName};

pub(super) const CHECK: Check = Check {
    number: 48,
    code: "antibiotic_grade_not_allowed",
    parameters: &["outpatient_grade_max", "level1_grade_max"],
    needs: &[Needs::Table(TableName::Antibiotics)],
    look: Look::Line(Cares::Listed(Kind::Any, TableName::Antibiotics), check),
};

fn check(at: &LineView<'_>, found: &mut Found<'_>) {
    let provider = &at.claims.providers[at.line.provider as usize];
    let outpatient = at.visit.kind == VisitKind::Outpatient;
    let limits = [
        outpatient.then(|| at.rule.parameter("outpatient_grade_max")),
        (provider.known && provider.level == 1).then(|| at.rule.parameter("level1_grade_max")),
    ];
    let Some(limit) = limits.into_iter().flatten().min() else { return };
    let grades = at.knows(TableName::Antibiotics).iter().filter_map(|entry| Some((entry, entry.numbers[0]?)));
    if let Some((entry, grade)) = grades.max_by_key(|(_, grade)| *grade).filter(|(_, grade)| *grade > limit) {
        let facts = [
            ("grade", Fact::Number(grade)),
            ("limit", Fact::Number(limit)),
            knowledge(at.claims, TableName::Antibiotics, entry),
        ];
        found.line(at.line, at.line.amount_fen, Evidence::seen(facts));
    }
}
