//! The settlement months that a change reaching back is about: those from its first day on,
//! each with its claims that have a line of an item of the change, or a diagnosis of it. Of
//! a table of procedures or substances every claim of the month counts. Nothing is audited
//! again; whoever approves sees what waits for it.
//!
//! Article: R1-12.11. Threat I14.

use std::collections::{BTreeMap, BTreeSet};

use base::Month;
use regulation::audit_rules::KnowledgeHolds;
use sea_orm::{FromQueryResult, Value};

use super::change::Change;
use crate::command::Context;
use crate::stop::Stop;

/// A month.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Touched {
    pub(crate) month: String,
    /// open, frozen, audited, stated, closed.
    pub(crate) state: String,
    pub(crate) claims: i64,
}

#[derive(FromQueryResult)]
struct OfMonth {
    month: String,
    state: String,
    claims: i64,
}

#[derive(FromQueryResult)]
struct OfVisit {
    month: String,
    visit_id: i64,
    code: String,
}

const MONTHS: &str = "SELECT v.month, COALESCE(MAX(m.state), 'open') AS state, COUNT(*) AS claims FROM visit v \
    LEFT JOIN settlement_month m ON m.month = v.month \
    WHERE v.month >= $1 AND v.state = 'settled' GROUP BY v.month ORDER BY v.month";

const BY_DIAGNOSIS: &str = "SELECT month, visit_id, diagnosis_1 AS code FROM visit WHERE month >= $1 AND state = 'settled' \
    UNION ALL SELECT month, visit_id, diagnosis_2 AS code FROM visit WHERE month >= $1 AND state = 'settled' AND diagnosis_2 IS NOT NULL";

const BY_ITEM: &str = "SELECT DISTINCT v.month, v.visit_id, l.item_code AS code FROM visit v JOIN fee_line l ON l.visit_id = v.visit_id \
    WHERE v.month >= $1 AND v.state = 'settled' AND NOT l.voided AND l.item_code = $2";

/// The months, in their order.
pub(crate) async fn touched(cx: &Context<'_>, change: &Change) -> Result<Vec<Touched>, Stop> {
    let since: Value = Month::of(change.from_date).to_string().into();
    let months = cx.view.sql::<OfMonth>(MONTHS, [since.clone()]).await?;
    let words = cx.house.law.audit_rules.knowledge_words();
    let columns = change.table.columns();
    let holds = columns.first().and_then(|column| words.column(column)).map(|column| column.holds);
    let of_diagnoses = columns.first() == Some(&"icd");
    let mut found: BTreeMap<String, BTreeSet<i64>> = BTreeMap::new();
    if of_diagnoses {
        for visit in cx.view.sql::<OfVisit>(BY_DIAGNOSIS, [since]).await? {
            if change.rows.iter().any(|row| visit.code.starts_with(&row.key_code)) {
                found.entry(visit.month).or_default().insert(visit.visit_id);
            }
        }
    } else if holds == Some(KnowledgeHolds::Item) {
        for row in &change.rows {
            for visit in cx.view.sql::<OfVisit>(BY_ITEM, [since.clone(), row.key_code.as_str().into()]).await? {
                found.entry(visit.month).or_default().insert(visit.visit_id);
            }
        }
    }
    let exact = of_diagnoses || holds == Some(KnowledgeHolds::Item);
    let of = |row: OfMonth| {
        let some = found.get(&row.month).map_or(0, |visits| visits.len() as i64);
        let claims = if exact { some } else { row.claims };
        Touched { month: row.month, state: row.state, claims }
    };
    Ok(months.into_iter().map(of).filter(|one| one.claims > 0).collect())
}
