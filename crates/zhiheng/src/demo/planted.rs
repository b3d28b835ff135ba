//! What was planted against what was found: the list beside the database, and
//! the count per kind. For whoever wants to judge the audit, and for the player,
//! who upholds what he knows to be genuine.
//!
//! Article: R1-12.11, R4-15.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use anyhow::Context;
use base::{Month, date_text};
use regulation::Law;
use serde::Serialize;
use store::View;
use store::sea_orm::{self, FromQueryResult};

use super::bills::Planted;
use super::county::Place;

/// How many of a kind were planted in a month and found by its audit.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct KindFound {
    /// The rule's number.
    pub(crate) rule: i32,
    /// The rule's code.
    pub(crate) code: String,
    /// Planted in the month.
    pub(crate) planted: usize,
    /// Found by the audit.
    pub(crate) found: usize,
}

#[derive(FromQueryResult)]
struct Found {
    finding_id: i64,
    rule: i32,
    provider_id: i64,
    record_number: String,
    line_number: Option<String>,
}

const FOUND: &str = "SELECT f.finding_id, f.rule, f.provider_id, v.record_number, l.line_number \
    FROM finding f JOIN visit v ON v.visit_id = f.visit_id LEFT JOIN fee_line l ON l.line_id = f.line_id \
    WHERE f.month = $1 ORDER BY f.finding_id";

/// Writes the list of everything planted, as CSV.
pub(crate) fn write_list(path: &Path, planted: &[Planted], places: &[Place], law: &Law) -> anyhow::Result<()> {
    let mut file = csv::Writer::from_path(path).with_context(|| format!("writing {}", path.display()))?;
    file.write_record([
        "rule",
        "code",
        "genuine",
        "provider",
        "record_number",
        "line_number",
        "settled_on",
        "amount_fen",
    ])?;
    for one in planted {
        file.write_record([
            one.rule.to_string(),
            code_of(law, one.rule),
            one.genuine.to_string(),
            places[one.place].code.clone(),
            one.record_number.clone(),
            one.line_number.clone().unwrap_or_default(),
            date_text(one.settled),
            one.amount_fen.to_string(),
        ])?;
    }
    file.flush()?;
    Ok(())
}

/// Compares a month's list with the audit's findings: the count per kind, and
/// the findings that only look like frauds.
pub(crate) async fn compare(
    view: View<'_>,
    planted: &[Planted],
    places: &[Place],
    law: &Law,
    month: Month,
) -> anyhow::Result<(Vec<KindFound>, BTreeSet<i64>)> {
    let found: Vec<Found> = view.sql(FOUND, [month.to_string().into()]).await?;
    let mut by_place: BTreeMap<(i32, i64, &str, Option<&str>), i64> = BTreeMap::new();
    for one in &found {
        let line = one.line_number.as_deref();
        by_place.insert((one.rule, one.provider_id, &one.record_number, line), one.finding_id);
    }
    let mut kinds: BTreeMap<i32, KindFound> = BTreeMap::new();
    let mut innocent = BTreeSet::new();
    for one in planted.iter().filter(|one| month.contains(one.settled)) {
        let key = (one.rule, places[one.place].provider_id.0, one.record_number.as_str(), one.line_number.as_deref());
        let finding = by_place.get(&key);
        if !one.genuine {
            innocent.extend(finding);
            continue;
        }
        let kind = kinds.entry(one.rule).or_insert_with(|| KindFound {
            rule: one.rule,
            code: code_of(law, one.rule),
            planted: 0,
            found: 0,
        });
        kind.planted += 1;
        kind.found += usize::from(finding.is_some());
    }
    Ok((kinds.into_values().collect(), innocent))
}

fn code_of(law: &Law, rule: i32) -> String {
    law.audit_rules.get(rule).map(|rule| rule.code().to_owned()).unwrap_or_default()
}
