//! Rule 21, drug outside the catalogue of the disease 超限定病种目录范围使用: a visit for a registered chronic
//! disease is paid for drugs of that disease's catalogue only.
//!
//! Article: R1-12.11, R4-15, L735-38.

use crate::rules::{Cares, Check, Found, Kind, LineView, Look, Needs};
use crate::shapes::diagnosis_set;
use crate::{Evidence, TableName};

pub(super) const CHECK: Check = Check {
    number: 21,
    code: "drug_outside_disease_catalogue",
    parameters: &[],
    needs: &[Needs::Table(TableName::DiseaseCatalogues), Needs::VisitColumn("visit_type")],
    look: Look::Line(Cares::Every(Kind::Drug), check),
};

/// The kind of visit for registered chronic and special diseases 门诊慢特病.
const REGISTERED: &str = "14";

fn check(at: &LineView<'_>, found: &mut Found<'_>) {
    let visit_type = at.claims.more(at.visit).and_then(|more| more.visit_type);
    if visit_type.is_none_or(|number| at.claims.text(number) != REGISTERED) {
        return;
    }
    let table = TableName::DiseaseCatalogues;
    let mut prefixes = at.claims.diagnoses_of(at.visit).flat_map(|diagnosis| &diagnosis.prefixes);
    let has_catalogue = prefixes.any(|&prefix| !at.claims.knows_with(table, prefix).is_empty());
    if has_catalogue && diagnosis_set::meeting(at.claims, at.visit, at.knows(table)).is_none() {
        found.line(at.line, at.line.amount_fen, Evidence::seen([diagnosis_set::diagnoses(at.claims, at.visit)]));
    }
}
