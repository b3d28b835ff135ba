//! The rows of one visit that is not settled yet, as the month's snapshot would
//! have them: the visit with its lines, what the person was charged in the same
//! month, and the history the rules compare with. For telling a hospital before
//! settlement what the monthly audit would find.
//!
//! Article: R1-12.11, R3d-39.2.

use std::collections::BTreeSet;

use audit::{ExclusionRow, LineRow, PersonRow, ProviderRow, Rows, Tables};
use base::{Date, Month};
use sea_orm::{ColumnTrait, EntityTrait, FromQueryResult, QueryFilter, QueryOrder, Value};
use store::entity::{fee_line, item_exclusion, person, provider, visit};

use super::gather::{Line, Visit, diagnosis_rows, item_row, line_row, visit_columns, visit_row};
use crate::command::Context;
use crate::operations::catalogue::held::Catalogue;
use crate::operations::knowledge::held as knowledge;
use crate::stop::Stop;

const EARLIER_VISITS: &str = concat!(
    "SELECT ",
    visit_columns!(),
    " FROM visit WHERE person_id = $1 AND month >= $2 AND state = 'settled' AND visit_id <> $3 ORDER BY visit_id"
);

const INSURANCE: &str = "SELECT insurance FROM enrolment WHERE person_id = $1 AND from_date <= $2 \
    AND (until_date IS NULL OR until_date >= $2) ORDER BY insurance DESC LIMIT 1";

#[derive(FromQueryResult)]
struct Insured {
    insurance: String,
}

/// Of the month itself every line, of earlier ones the outpatient lines of dispensed drugs and
/// those of items about which something is known.
const EARLIER_LINES: &str = "SELECT l.line_id, l.visit_id, v.person_id, v.provider_id, l.service_date, l.item_code, l.quantity, l.price_fen, l.amount_fen \
    FROM visit v JOIN fee_line l ON l.visit_id = v.visit_id \
    WHERE v.person_id = $1 AND v.month >= $2 AND v.state = 'settled' AND v.visit_id <> $3 AND NOT l.voided \
    AND (v.month >= $4 OR (v.kind = 1 AND EXISTS (SELECT 1 FROM item_version i WHERE i.code = l.item_code AND i.days_per_unit > 0)) \
    OR EXISTS (SELECT 1 FROM knowledge_row k WHERE k.key_code = l.item_code) \
    OR EXISTS (SELECT 1 FROM knowledge_row k WHERE k.other_code = l.item_code)) ORDER BY l.line_id";

/// The tables for a visit that would count in a month, with the knowledge about
/// their items; `more` are lines that are only being thought of.
pub(crate) async fn tables_before_settlement(
    cx: &Context<'_>,
    visit: &visit::Model,
    month: Month,
    more: Vec<fee_line::Model>,
) -> Result<Tables, Stop> {
    let last_day = month.last_day();
    let months = cx.house.law.monthly_settlement.audit_history_months(month.last_day());
    let since = (0..months.map_or(0, |months| months.value)).fold(month, |earlier, _| earlier.previous());
    let (since, month): (Value, Value) = (since.to_string().into(), month.to_string().into());
    let (person_id, visit_id): (Value, Value) = (visit.person_id.into(), visit.visit_id.into());
    let wanted = [person_id.clone(), since.clone(), visit_id.clone()];
    let mut visits: Vec<_> = cx.view.sql::<Visit>(EARLIER_VISITS, wanted).await?.into_iter().map(visit_row).collect();
    let wanted = [person_id, since, visit_id, month];
    let mut lines: Vec<LineRow> = cx.view.sql::<Line>(EARLIER_LINES, wanted).await?.into_iter().map(line_row).collect();
    let provider_id = visit.provider_id.ok_or_else(|| Stop::fault("auditing a visit", "a visit without hospital"))?;
    let insured = cx.view.sql::<Insured>(INSURANCE, [visit.person_id.into(), visit.admit_date.into()]).await?;
    visits.push(visit_row(Visit {
        visit_id: visit.visit_id,
        person_id: visit.person_id,
        provider_id,
        kind: visit.kind,
        care: visit.care.clone(),
        insurance: insured.into_iter().next().map(|insured| insured.insurance),
        admit_date: visit.admit_date,
        discharge_date: Some(visit.discharge_date.unwrap_or(cx.today.max(visit.admit_date))),
        diagnosis_1: visit.diagnosis_1.clone(),
        diagnosis_2: visit.diagnosis_2.clone(),
    }));
    let own = fee_line::Entity::find()
        .filter(fee_line::Column::VisitId.eq(visit.visit_id))
        .filter(fee_line::Column::Voided.eq(false))
        .order_by_asc(fee_line::Column::LineId);
    let own = cx.view.all(own).await?.into_iter().chain(more);
    lines.extend(own.map(|line| {
        line_row(Line {
            line_id: line.line_id,
            visit_id: line.visit_id,
            person_id: visit.person_id,
            provider_id,
            service_date: line.service_date,
            item_code: line.item_code,
            quantity: line.quantity,
            price_fen: line.price_fen,
            amount_fen: line.amount_fen,
        })
    }));
    visits.sort_by_key(|visit| visit.visit_id);
    lines.sort_by_key(|line| line.line_id);
    let codes: BTreeSet<String> = lines.iter().map(|line| line.item_code.to_string()).collect();
    let rows = catalogue(cx, Rows { lines, visits, ..Rows::default() }, &codes, (visit.person_id, last_day)).await?;
    let mut tables = rows.tables();
    let known = knowledge::about(cx, last_day, &codes).await?;
    for (table, text) in known.csv(&cx.house.law.audit_rules) {
        tables.add_csv(table, &text).map_err(|e| Stop::fault("reading knowledge", e))?;
    }
    Ok(tables)
}

/// The registers as far as the rows name them.
async fn catalogue(
    cx: &Context<'_>,
    rows: Rows,
    codes: &BTreeSet<String>,
    (person_id, on): (i64, Date),
) -> Result<Rows, Stop> {
    let items = Catalogue::of(cx.view, codes).await?;
    let exclusions = item_exclusion::Entity::find()
        .filter(item_exclusion::Column::ItemA.is_in(codes.iter().cloned()))
        .filter(item_exclusion::Column::ItemB.is_in(codes.iter().cloned()));
    let person = cx.view.by_key::<person::Model>(person_id).await?;
    let person = person.ok_or_else(|| Stop::fault("auditing a visit", "a visit without person"))?;
    let providers = cx.view.by_keys::<provider::Model>(rows.visits.iter().map(|visit| visit.provider_id)).await?;
    Ok(Rows {
        persons: vec![PersonRow {
            person_id,
            sex: person.sex as u8,
            birth_date: person.birth_date,
            death_date: person.death_date,
        }],
        providers: providers
            .into_iter()
            .map(|provider| ProviderRow { provider_id: provider.provider_id, level: provider.level as u8 })
            .collect(),
        items: items.known_on(on).map(item_row).collect(),
        item_diag: items.known_on(on).flat_map(diagnosis_rows).collect(),
        exclusions: cx
            .view
            .all(exclusions)
            .await?
            .iter()
            .map(|row| ExclusionRow { item_a: row.item_a.as_str().into(), item_b: row.item_b.as_str().into() })
            .collect(),
        ..rows
    })
}
