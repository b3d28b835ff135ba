//! The rows of a snapshot, out of the tables, in parts that fit into memory.
//!
//! Article: R1-12.11.

use arrow::array::RecordBatch;
use audit::{
    ExclusionRow, ItemDiagRow, ItemRow, LineRow, PersonRow, ProviderRow, Rows, TableName, VisitMoreRow, VisitRow,
};
use base::{Date, Month};
use sea_orm::{EntityTrait, FromQueryResult, QueryOrder, Value};
use store::entity::{item_exclusion, item_version, provider};

use super::place::{Place, part};
use crate::command::Context;
use crate::operations::catalogue::held::Catalogue;
use crate::operations::knowledge::held as knowledge;
use crate::stop::Stop;

/// How many visits a part holds.
const PART_VISITS: i64 = 20_000;

/// The columns of a visit; the insurance is that of the day of admission.
macro_rules! visit_columns {
    () => {
        "visit_id, person_id, provider_id, kind, care, admit_date, discharge_date, diagnosis_1, diagnosis_2, \
        (SELECT MAX(e.insurance) FROM enrolment e WHERE e.person_id = visit.person_id AND e.from_date <= visit.admit_date \
        AND (e.until_date IS NULL OR e.until_date >= visit.admit_date)) AS insurance"
    };
}
pub(super) use visit_columns;

const MONTH_VISITS: &str = concat!(
    "SELECT ",
    visit_columns!(),
    " FROM visit WHERE month = $1 AND state = 'settled' AND visit_id > $2 ORDER BY visit_id LIMIT $3"
);

const MONTH_LINES: &str = "SELECT l.line_id, l.visit_id, v.person_id, v.provider_id, l.service_date, l.item_code, l.quantity, l.price_fen, l.amount_fen \
    FROM visit v JOIN fee_line l ON l.visit_id = v.visit_id \
    WHERE v.month = $1 AND v.state = 'settled' AND v.visit_id BETWEEN $2 AND $3 AND NOT l.voided ORDER BY l.line_id";

const HISTORY_VISITS: &str = concat!(
    "SELECT ",
    visit_columns!(),
    " FROM visit WHERE month >= $1 AND month < $2 AND state = 'settled' AND visit_id > $3 \
    AND person_id IN (SELECT person_id FROM visit WHERE month = $2 AND state = 'settled') ORDER BY visit_id LIMIT $4"
);

const HISTORY_LINES: &str = "SELECT l.line_id, l.visit_id, v.person_id, v.provider_id, l.service_date, l.item_code, l.quantity, l.price_fen, l.amount_fen \
    FROM visit v JOIN fee_line l ON l.visit_id = v.visit_id \
    WHERE v.month >= $1 AND v.month < $2 AND v.state = 'settled' AND v.visit_id BETWEEN $3 AND $4 \
    AND v.person_id IN (SELECT person_id FROM visit WHERE month = $2 AND state = 'settled') \
    AND ((v.kind = 1 AND EXISTS (SELECT 1 FROM item_version i WHERE i.code = l.item_code AND i.days_per_unit > 0)) \
    OR EXISTS (SELECT 1 FROM knowledge_row k WHERE k.key_code = l.item_code) \
    OR EXISTS (SELECT 1 FROM knowledge_row k WHERE k.other_code = l.item_code)) AND NOT l.voided ORDER BY l.line_id";

const PERSONS: &str = "SELECT person_id, sex, birth_date, death_date FROM person \
    WHERE person_id IN (SELECT person_id FROM visit WHERE month = $1 AND state = 'settled') ORDER BY person_id";

#[derive(FromQueryResult)]
pub(super) struct Visit {
    pub(super) visit_id: i64,
    pub(super) person_id: i64,
    pub(super) provider_id: i64,
    pub(super) kind: i32,
    pub(super) care: String,
    pub(super) insurance: Option<String>,
    pub(super) admit_date: Date,
    pub(super) discharge_date: Option<Date>,
    pub(super) diagnosis_1: String,
    pub(super) diagnosis_2: Option<String>,
}

#[derive(FromQueryResult)]
pub(super) struct Line {
    pub(super) line_id: i64,
    pub(super) visit_id: i64,
    pub(super) person_id: i64,
    pub(super) provider_id: i64,
    pub(super) service_date: Date,
    pub(super) item_code: String,
    pub(super) quantity: i32,
    pub(super) price_fen: i64,
    pub(super) amount_fen: i64,
}

#[derive(FromQueryResult)]
struct Person {
    person_id: i64,
    sex: i32,
    birth_date: Date,
    death_date: Option<Date>,
}

/// The month's claims in force and their lines; gives how many there are of
/// each. `tell` is told the claims so far.
pub(super) async fn month(
    cx: &Context<'_>,
    month: Month,
    place: &Place,
    tell: impl Fn(i64),
) -> Result<(i64, i64), Stop> {
    let month: Value = month.to_string().into();
    let (mut after, mut claims, mut lines) = (0, 0, 0);
    for number in 0.. {
        let visits = cx.view.sql::<Visit>(MONTH_VISITS, [month.clone(), after.into(), PART_VISITS.into()]).await?;
        let Some((first, last)) = ends(&visits) else {
            if number == 0 {
                write_part(place, "month", 0, Vec::new(), Vec::new()).await?;
            }
            break;
        };
        let of_visits = cx.view.sql::<Line>(MONTH_LINES, [month.clone(), first.into(), last.into()]).await?;
        claims += visits.len() as i64;
        lines += of_visits.len() as i64;
        write_part(place, "month", number, visits, of_visits).await?;
        tell(claims);
        after = last;
    }
    Ok((claims, lines))
}

/// Earlier claims of the same persons.
pub(super) async fn history(cx: &Context<'_>, month: Month, place: &Place) -> Result<(), Stop> {
    let months = cx.house.law.monthly_settlement.audit_history_months(month.last_day());
    let since = (0..months.map_or(0, |months| months.value)).fold(month, |earlier, _| earlier.previous());
    let (since, month): (Value, Value) = (since.to_string().into(), month.to_string().into());
    let mut after = 0;
    for number in 0.. {
        let wanted = [since.clone(), month.clone(), after.into(), PART_VISITS.into()];
        let visits = cx.view.sql::<Visit>(HISTORY_VISITS, wanted).await?;
        let Some((first, last)) = ends(&visits) else { break };
        let lines =
            cx.view.sql::<Line>(HISTORY_LINES, [since.clone(), month.clone(), first.into(), last.into()]).await?;
        write_part(place, "history", number, visits, lines).await?;
        after = last;
    }
    Ok(())
}

/// Persons of the claims, all providers, the catalogue, the knowledge; gives the version
/// of the knowledge.
pub(super) async fn registers(cx: &Context<'_>, month: Month, place: &Place) -> Result<i64, Stop> {
    let persons = cx.view.sql::<Person>(PERSONS, [month.to_string().into()]).await?;
    let providers = cx.view.all(provider::Entity::find().order_by_asc(provider::Column::ProviderId)).await?;
    // Put in order here: databases differ in how they order text.
    let catalogue = Catalogue::whole(cx.view).await?;
    let mut exclusions = cx.view.all(item_exclusion::Entity::find()).await?;
    exclusions.sort_unstable_by(|a, b| (&a.item_a, &a.item_b).cmp(&(&b.item_a, &b.item_b)));
    let rows = Rows {
        persons: persons
            .into_iter()
            .map(|p| PersonRow {
                person_id: p.person_id,
                sex: p.sex as u8,
                birth_date: p.birth_date,
                death_date: p.death_date,
            })
            .collect(),
        providers: providers
            .into_iter()
            .map(|p| ProviderRow { provider_id: p.provider_id, level: p.level as u8 })
            .collect(),
        items: catalogue.known_on(month.last_day()).map(item_row).collect(),
        item_diag: catalogue.known_on(month.last_day()).flat_map(diagnosis_rows).collect(),
        exclusions: exclusions
            .iter()
            .map(|e| ExclusionRow { item_a: e.item_a.as_str().into(), item_b: e.item_b.as_str().into() })
            .collect(),
        ..Rows::default()
    };
    for table in
        [TableName::Persons, TableName::Providers, TableName::Items, TableName::ItemDiag, TableName::Exclusions]
    {
        place.write(format!("{}.parquet", table.name()), rows.batch(table)).await?;
    }
    let known = knowledge::on(cx, month.last_day()).await?;
    for (table, text) in known.csv(&cx.house.law.audit_rules) {
        place.write_text(format!("{}.csv", table.name()), text).await?;
    }
    Ok(known.version())
}

async fn write_part(place: &Place, of: &str, number: usize, visits: Vec<Visit>, lines: Vec<Line>) -> Result<(), Stop> {
    let rows = Rows {
        visits: visits.into_iter().map(visit_row).collect(),
        lines: lines.into_iter().map(line_row).collect(),
        ..Rows::default()
    };
    for table in [TableName::Visits, TableName::Lines] {
        place.write(part(table.name(), of, number), known_columns(rows.batch(table))).await?;
    }
    Ok(())
}

/// A table without the optional columns of which the house knows nothing: a rule that
/// needs one of them does not run, rather than run over nothing.
fn known_columns(batch: RecordBatch) -> RecordBatch {
    let unknown = |name: &str| OPTIONAL_OF_VISITS.contains(&name) && !VISIT_COLUMNS.contains(&name);
    let fields = batch.schema();
    let kept: Vec<usize> = (0..fields.fields().len()).filter(|&at| !unknown(fields.field(at).name())).collect();
    batch.project(&kept).expect("the places are those of the table's own columns")
}

fn ends(visits: &[Visit]) -> Option<(i64, i64)> {
    Some((visits.first()?.visit_id, visits.last()?.visit_id))
}

pub(super) fn visit_row(visit: Visit) -> VisitRow {
    VisitRow {
        visit_id: visit.visit_id,
        person_id: visit.person_id,
        provider_id: visit.provider_id,
        kind: visit.kind as u8,
        admit_date: visit.admit_date,
        discharge_date: visit.discharge_date,
        diag1: Some(visit.diagnosis_1.into()),
        diag2: visit.diagnosis_2.map(Into::into),
        more: Some(VisitMoreRow {
            insurance: visit.insurance.as_deref().and_then(insurance_code).map(Into::into),
            visit_type: Some(visit_type(&visit.care, visit.kind).into()),
            ..VisitMoreRow::default()
        }),
    }
}

/// The optional columns that the house's visits have for the rules.
pub(crate) const VISIT_COLUMNS: [&str; 2] = ["insurance", "visit_type"];

/// Those that visits may have.
const OPTIONAL_OF_VISITS: [&str; 7] =
    ["insurance", "visit_type", "department", "procedure1", "procedure2", "operation_date", "uploaded_date"];

/// The national code of an insurance (险种).
fn insurance_code(insurance: &str) -> Option<&'static str> {
    match insurance {
        "employee" => Some("310"),
        "resident" => Some("390"),
        _ => None,
    }
}

/// The national code of a kind of visit (医疗类别), by what the visit is paid as.
fn visit_type(care: &str, kind: i32) -> &'static str {
    match (care, kind) {
        ("chronic", _) => "14",
        ("birth", 1) => "51",
        ("birth", _) => "52",
        ("emergency_died", 1) => "13",
        (_, 1) => "11",
        _ => "21",
    }
}

pub(super) fn line_row(line: Line) -> LineRow {
    LineRow {
        line_id: line.line_id,
        visit_id: line.visit_id,
        person_id: line.person_id,
        provider_id: line.provider_id,
        service_date: line.service_date,
        item_code: line.item_code.into(),
        qty: line.quantity,
        price_fen: line.price_fen,
        amount_fen: line.amount_fen,
    }
}

/// The kinds of the catalogue as the snapshot numbers them.
pub(super) fn item_row(item: &item_version::Model) -> ItemRow {
    ItemRow {
        item_code: item.code.as_str().into(),
        kind: match item.kind.as_str() {
            "drug" => 1,
            "service" => 2,
            _ => 3,
        },
        price_fen: item.price_fen,
        sex_limit: item.sex_limit as u8,
        min_age: item.min_age,
        max_age: item.max_age,
        min_level: item.min_level as u8,
        diag_limited: !item.diagnoses.is_empty(),
        max_per_day: item.max_per_day,
        max_per_stay: item.max_per_stay,
        days_per_unit: item.days_per_unit,
        max_supply_days: item.max_supply_days,
    }
}

/// The diagnoses that allow an item, in their order.
pub(super) fn diagnosis_rows(item: &item_version::Model) -> Vec<ItemDiagRow> {
    let mut diagnoses: Vec<&str> = item.diagnoses.split(' ').filter(|one| !one.is_empty()).collect();
    diagnoses.sort_unstable();
    let row = |icd3: &str| ItemDiagRow { item_code: item.code.as_str().into(), icd3: icd3.into() };
    diagnoses.into_iter().map(row).collect()
}
