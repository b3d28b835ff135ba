//! Codes of a visit against the patient and against each other: a diagnosis or
//! procedure of the other sex or another age, a code that is none.
//!
//! Article: R1-12.11.

use super::knowledge;
use crate::claims::{Diagnosis, Entry};
use crate::rules::{Found, VisitView};
use crate::{Evidence, Fact, TableName, day};

/// A code of the visit belongs to the other sex by the table.
pub(crate) fn of_other_sex<'a>(
    at: &VisitView<'a>,
    found: &mut Found<'_>,
    table: TableName,
    codes: impl Iterator<Item = &'a Diagnosis>,
) {
    if !at.person.known {
        return;
    }
    let other_sex = |entry: &Entry| entry.numbers[0].is_some_and(|sex| sex != i64::from(at.person.sex));
    if let Some((code, entry)) = first(at, table, codes, other_sex) {
        let facts = [
            ("code", Fact::Text(code)),
            ("person_sex", Fact::Sex(at.person.sex)),
            ("visit_total", Fact::Fen(at.total_fen())),
            knowledge(at.claims, table, &entry),
        ];
        found.visit(at.visit, 0, Evidence::seen(facts));
    }
}

/// A diagnosis of the visit does not occur at the patient's age on admission.
pub(crate) fn of_other_age(at: &VisitView<'_>, found: &mut Found<'_>, table: TableName) {
    let (born, on) = (at.person.birth_day, at.visit.admit_day);
    if !at.person.known || on < born {
        return;
    }
    let years = i64::from(base::completed_years(day::date(born), day::date(on)));
    let outside = |entry: &Entry| {
        entry.numbers[0].is_some_and(|min| years < min) || entry.numbers[1].is_some_and(|max| years > max)
    };
    if let Some((code, entry)) = first(at, table, at.claims.diagnoses_of(at.visit), outside) {
        let facts = [
            ("code", Fact::Text(code)),
            ("age", Fact::Number(years)),
            ("visit_total", Fact::Fen(at.total_fen())),
            knowledge(at.claims, table, &entry),
        ];
        found.visit(at.visit, 0, Evidence::seen(facts));
    }
}

/// A code that does not have the shape of codes.
pub(crate) fn malformed<'a>(
    at: &VisitView<'_>,
    found: &mut Found<'_>,
    mut codes: impl Iterator<Item = &'a Diagnosis>,
    is_code: fn(&str) -> bool,
) {
    if let Some(wrong) = codes.find(|code| !is_code(code.code.as_str())) {
        let facts = [("code", Fact::Text(wrong.code.to_string())), ("visit_total", Fact::Fen(at.total_fen()))];
        found.visit(at.visit, 0, Evidence::seen(facts));
    }
}

/// The first code of which an entry of the table fits.
fn first<'a>(
    at: &VisitView<'_>,
    table: TableName,
    mut codes: impl Iterator<Item = &'a Diagnosis>,
    fits: impl Fn(&Entry) -> bool,
) -> Option<(String, Entry)> {
    codes.find_map(|code| {
        let entries = code.prefixes.iter().flat_map(|&prefix| at.claims.knows(table, prefix));
        entries.into_iter().find(|entry| fits(entry)).map(|entry| (code.code.to_string(), *entry))
    })
}
