//! Claims as plain rows, one struct per table, and their way into [`Tables`].
//! For callers that have rows rather than columns: the month's snapshot of
//! `app`, cases, tests.

use std::collections::BTreeMap;
use std::sync::Arc;

use arrow::array::{ArrayRef, Date32Array, Int32Array, Int64Array, RecordBatch, StringArray, UInt8Array};
use base::{Date, Fen};

use crate::claims::batch_of_csv;
use crate::day::days;
use crate::{TableName, Tables};

/// A fee line.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs, reason = "named as in formats.md; qty in 1/100, money in fen")]
pub struct LineRow {
    pub line_id: i64,
    pub visit_id: i64,
    pub person_id: i64,
    pub provider_id: i64,
    pub service_date: Date,
    pub item_code: Arc<str>,
    pub qty: i32,
    pub price_fen: i64,
    pub amount_fen: i64,
}

/// A visit; kind 1 outpatient, 2 inpatient.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs, reason = "named as in formats.md")]
pub struct VisitRow {
    pub visit_id: i64,
    pub person_id: i64,
    pub provider_id: i64,
    pub kind: u8,
    pub admit_date: Date,
    pub discharge_date: Option<Date>,
    pub diag1: Option<Arc<str>>,
    pub diag2: Option<Arc<str>>,
    /// What optional columns say of it, if anything.
    pub more: Option<VisitMoreRow>,
}

/// The optional columns of the visits.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[allow(missing_docs, reason = "named as the columns")]
pub struct VisitMoreRow {
    pub insurance: Option<Arc<str>>,
    pub visit_type: Option<Arc<str>>,
    pub department: Option<Arc<str>>,
    pub procedure1: Option<Arc<str>>,
    pub procedure2: Option<Arc<str>>,
    pub operation_date: Option<Date>,
    pub uploaded_date: Option<Date>,
}

/// An insured person; sex 1 male, 2 female.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs, reason = "named as in formats.md")]
pub struct PersonRow {
    pub person_id: i64,
    pub sex: u8,
    pub birth_date: Date,
    pub death_date: Option<Date>,
}

/// A provider of level 1 to 3.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs, reason = "named as in formats.md")]
pub struct ProviderRow {
    pub provider_id: i64,
    pub level: u8,
}

/// An item of the catalogue; limits as in `formats.md`, ages inclusive.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs, reason = "named as in formats.md; quantities in 1/100 units, days_per_unit in 1/100 day")]
pub struct ItemRow {
    pub item_code: Arc<str>,
    pub kind: u8,
    pub price_fen: i64,
    pub sex_limit: u8,
    pub min_age: i32,
    pub max_age: i32,
    pub min_level: u8,
    pub diag_limited: bool,
    pub max_per_day: i32,
    pub max_per_stay: i32,
    pub days_per_unit: i32,
    pub max_supply_days: i32,
}

/// A disease category in which an item is payable.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs, reason = "named as in formats.md")]
pub struct ItemDiagRow {
    pub item_code: Arc<str>,
    pub icd3: Arc<str>,
}

/// Item A excludes item B beside it.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs, reason = "named as in formats.md")]
pub struct ExclusionRow {
    pub item_a: Arc<str>,
    pub item_b: Arc<str>,
}

/// A row of a knowledge table: its cells as CSV has them, in the order of
/// [`TableName::columns`]; columns at the end may be left out.
pub type KnowledgeRow = Vec<String>;

/// All seven tables, and those of knowledge that are there.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[allow(missing_docs, reason = "named as in formats.md")]
pub struct Rows {
    pub lines: Vec<LineRow>,
    pub visits: Vec<VisitRow>,
    pub persons: Vec<PersonRow>,
    pub providers: Vec<ProviderRow>,
    pub items: Vec<ItemRow>,
    pub item_diag: Vec<ItemDiagRow>,
    pub exclusions: Vec<ExclusionRow>,
    pub knowledge: BTreeMap<TableName, Vec<KnowledgeRow>>,
}

/// A quantity in 1/100 units from text such as `1.5`, up to two decimals.
pub fn parse_qty(text: &str) -> Option<i32> {
    i32::try_from(text.parse::<Fen>().ok()?.0).ok()
}

impl ItemRow {
    /// An item without any limit.
    pub fn plain(item_code: &str, price_fen: i64) -> ItemRow {
        ItemRow {
            item_code: item_code.into(),
            kind: 2,
            price_fen,
            sex_limit: 0,
            min_age: 0,
            max_age: 200,
            min_level: 0,
            diag_limited: false,
            max_per_day: 0,
            max_per_stay: 0,
            days_per_unit: 0,
            max_supply_days: 0,
        }
    }
}

impl Rows {
    /// The tables with these rows, one batch each.
    pub fn tables(&self) -> Tables {
        let mut tables = Tables::new();
        for table in TableName::ALL {
            tables.add(table, self.batch(table));
        }
        for &table in self.knowledge.keys() {
            tables.add(table, self.batch(table));
        }
        tables
    }

    /// The knowledge tables as CSV, by name.
    pub fn knowledge_files(&self) -> impl Iterator<Item = (&'static str, String)> {
        self.knowledge.iter().map(|(&table, rows)| (table.name(), csv(table, rows)))
    }

    /// One table as a record batch, with the columns and types of the format.
    ///
    /// # Panics
    /// When a row of knowledge has a cell that is not what its column wants.
    pub fn batch(&self, table: TableName) -> RecordBatch {
        if let Some(rows) = self.knowledge.get(&table) {
            return batch_of_csv(table, &csv(table, rows)).expect("knowledge rows have the columns of their table");
        }
        let columns = match table {
            TableName::Lines => lines(&self.lines),
            TableName::Visits => visits(&self.visits),
            TableName::Persons => persons(&self.persons),
            TableName::Providers => vec![
                ("provider_id", int32(self.providers.iter().map(|p| p.provider_id))),
                ("level", uint8(self.providers.iter().map(|p| p.level))),
            ],
            TableName::Items => items(&self.items),
            TableName::ItemDiag => vec![
                ("item_code", text(self.item_diag.iter().map(|row| Some(&*row.item_code)))),
                ("icd3", text(self.item_diag.iter().map(|row| Some(&*row.icd3)))),
            ],
            TableName::Exclusions => vec![
                ("item_a", text(self.exclusions.iter().map(|row| Some(&*row.item_a)))),
                ("item_b", text(self.exclusions.iter().map(|row| Some(&*row.item_b)))),
            ],
            knowledge => knowledge.columns().into_iter().map(|name| (name, text(std::iter::empty()))).collect(),
        };
        RecordBatch::try_from_iter_with_nullable(columns.into_iter().map(|(name, array)| (name, array, true)))
            .expect("columns of one table have as many rows each")
    }
}

fn csv(table: TableName, rows: &[KnowledgeRow]) -> String {
    let columns = table.columns();
    let mut text = columns.join(",") + "\n";
    for row in rows {
        let mut cells: Vec<&str> = row.iter().map(String::as_str).collect();
        cells.resize(columns.len(), "");
        text += &(cells.join(",") + "\n");
    }
    text
}

fn lines(rows: &[LineRow]) -> Vec<(&'static str, ArrayRef)> {
    vec![
        ("line_id", int64(rows.iter().map(|row| row.line_id))),
        ("visit_id", int64(rows.iter().map(|row| row.visit_id))),
        ("person_id", int32(rows.iter().map(|row| row.person_id))),
        ("provider_id", int32(rows.iter().map(|row| row.provider_id))),
        ("service_date", day(rows.iter().map(|row| Some(row.service_date)))),
        ("item_code", text(rows.iter().map(|row| Some(&*row.item_code)))),
        ("qty", Arc::new(Int32Array::from_iter_values(rows.iter().map(|row| row.qty)))),
        ("price_fen", int64(rows.iter().map(|row| row.price_fen))),
        ("amount_fen", int64(rows.iter().map(|row| row.amount_fen))),
    ]
}

fn visits(rows: &[VisitRow]) -> Vec<(&'static str, ArrayRef)> {
    let mut columns = vec![
        ("visit_id", int64(rows.iter().map(|row| row.visit_id))),
        ("person_id", int32(rows.iter().map(|row| row.person_id))),
        ("provider_id", int32(rows.iter().map(|row| row.provider_id))),
        ("kind", uint8(rows.iter().map(|row| row.kind))),
        ("admit_date", day(rows.iter().map(|row| Some(row.admit_date)))),
        ("discharge_date", day(rows.iter().map(|row| row.discharge_date))),
        ("diag1", text(rows.iter().map(|row| row.diag1.as_deref()))),
        ("diag2", text(rows.iter().map(|row| row.diag2.as_deref()))),
    ];
    if rows.iter().any(|row| row.more.is_some()) {
        type Text = fn(&VisitMoreRow) -> Option<&str>;
        let texts: [(&'static str, Text); 5] = [
            ("insurance", |more| more.insurance.as_deref()),
            ("visit_type", |more| more.visit_type.as_deref()),
            ("department", |more| more.department.as_deref()),
            ("procedure1", |more| more.procedure1.as_deref()),
            ("procedure2", |more| more.procedure2.as_deref()),
        ];
        let more = |row: &'_ VisitRow| row.more.clone().unwrap_or_default();
        let all: Vec<VisitMoreRow> = rows.iter().map(more).collect();
        columns.extend(texts.map(|(name, of)| (name, text(all.iter().map(of)))));
        columns.push(("operation_date", day(all.iter().map(|more| more.operation_date))));
        columns.push(("uploaded_date", day(all.iter().map(|more| more.uploaded_date))));
    }
    columns
}

fn persons(rows: &[PersonRow]) -> Vec<(&'static str, ArrayRef)> {
    vec![
        ("person_id", int32(rows.iter().map(|row| row.person_id))),
        ("sex", uint8(rows.iter().map(|row| row.sex))),
        ("birth_date", day(rows.iter().map(|row| Some(row.birth_date)))),
        ("death_date", day(rows.iter().map(|row| row.death_date))),
    ]
}

fn items(rows: &[ItemRow]) -> Vec<(&'static str, ArrayRef)> {
    let small = |value: fn(&ItemRow) -> i32| Arc::new(Int32Array::from_iter_values(rows.iter().map(value))) as ArrayRef;
    vec![
        ("item_code", text(rows.iter().map(|row| Some(&*row.item_code)))),
        ("kind", uint8(rows.iter().map(|row| row.kind))),
        ("price_fen", int64(rows.iter().map(|row| row.price_fen))),
        ("sex_limit", uint8(rows.iter().map(|row| row.sex_limit))),
        ("min_age", small(|row| row.min_age)),
        ("max_age", small(|row| row.max_age)),
        ("min_level", uint8(rows.iter().map(|row| row.min_level))),
        ("diag_limited", uint8(rows.iter().map(|row| u8::from(row.diag_limited)))),
        ("max_per_day", small(|row| row.max_per_day)),
        ("max_per_stay", small(|row| row.max_per_stay)),
        ("days_per_unit", small(|row| row.days_per_unit)),
        ("max_supply_days", small(|row| row.max_supply_days)),
    ]
}

fn int64(values: impl Iterator<Item = i64>) -> ArrayRef {
    Arc::new(Int64Array::from_iter_values(values))
}

/// Ids that the format keeps in 32 bits; larger ones come as 64 bits, which the
/// reader takes as well.
fn int32(values: impl Iterator<Item = i64>) -> ArrayRef {
    let values: Vec<i64> = values.collect();
    match values.iter().map(|&value| i32::try_from(value)).collect::<Result<Vec<_>, _>>() {
        Ok(small) => Arc::new(Int32Array::from(small)),
        Err(_) => Arc::new(Int64Array::from(values)),
    }
}

fn uint8(values: impl Iterator<Item = u8>) -> ArrayRef {
    Arc::new(UInt8Array::from_iter_values(values))
}

fn day(dates: impl Iterator<Item = Option<Date>>) -> ArrayRef {
    Arc::new(Date32Array::from_iter(dates.map(|date| date.map(days))))
}

fn text<'a>(codes: impl Iterator<Item = Option<&'a str>>) -> ArrayRef {
    Arc::new(StringArray::from_iter(codes))
}
