//! An item and the diagnoses of its visit: none of those it is for, or one it is
//! not to be used with. Codes of the table are beginnings: `J18` takes `J18.9`.
//!
//! Article: R1-12.11.

use super::knowledge;
use crate::claims::{Claims, Entry, Visit};
use crate::rules::{Found, LineView};
use crate::{Evidence, Fact, TableName};

/// No diagnosis of the visit is among those of the item.
pub(crate) fn missing(at: &LineView<'_>, found: &mut Found<'_>, table: TableName) {
    let entries = at.knows(table);
    let (Some(entry), None) = (entries.first(), meeting(at.claims, at.visit, entries)) else { return };
    let evidence = Evidence::seen([diagnoses(at.claims, at.visit), knowledge(at.claims, table, entry)]);
    found.line(at.line, at.line.amount_fen, evidence);
}

/// A diagnosis of the visit is among those of the item.
pub(crate) fn present(at: &LineView<'_>, found: &mut Found<'_>, table: TableName) {
    if let Some((entry, diagnosis)) = meeting(at.claims, at.visit, at.knows(table)) {
        let facts = [("diagnosis", Fact::Text(diagnosis)), knowledge(at.claims, table, entry)];
        found.line(at.line, at.line.amount_fen, Evidence::seen(facts));
    }
}

/// The first diagnosis of the visit that begins like one of the entries.
pub(crate) fn meeting<'a>(claims: &Claims, visit: &Visit, entries: &'a [Entry]) -> Option<(&'a Entry, String)> {
    claims.diagnoses_of(visit).find_map(|diagnosis| {
        let entry = entries.iter().find(|entry| diagnosis.prefixes.contains(&entry.other))?;
        Some((entry, diagnosis.code.to_string()))
    })
}

/// The fact that lists the diagnoses of a visit.
pub(crate) fn diagnoses(claims: &Claims, visit: &Visit) -> (&'static str, Fact) {
    let codes: Vec<&str> = claims.diagnoses_of(visit).map(|diagnosis| diagnosis.code.as_str()).collect();
    ("diagnoses", Fact::Text(if codes.is_empty() { "—".to_owned() } else { codes.join(", ") }))
}
