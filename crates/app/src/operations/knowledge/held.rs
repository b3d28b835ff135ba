//! What is known on a day: the founding tables of the law data, and over them what was
//! agreed to since. The one answer that the month's snapshot, the counter, the pages and
//! a dry run go by.
//!
//! ```text
//! child_items, X01    founding: 14 years    from 2026-03-01 (version 4): 12    from 2026-09-01 (version 6): ended
//! on 2026-02-28       14 years
//! on 2026-03-01       12 years
//! on 2026-09-01       no such row
//! ```
//!
//! A table is there as soon as it has a row on that day; a rule whose table is not there
//! does not run.
//!
//! Article: R1-12.11. Threat I14.

use std::collections::{BTreeMap, BTreeSet};

use audit::TableName;
use base::Date;
use regulation::audit_rules::AuditRules;
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter};
use store::entity::{knowledge_release, knowledge_row};

use crate::command::Context;
use crate::stop::Stop;

/// A row that holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Row {
    /// Its cells in the order of [`TableName::columns`], empty where nothing stands.
    pub(crate) cells: Vec<String>,
    /// What names it in its publication; empty when nothing does.
    pub(crate) reference: String,
    /// The version it came with; 0 the founding one.
    pub(crate) version: i64,
    /// The first day on which it holds; none of the founding version.
    pub(crate) from_date: Option<Date>,
}

/// What is known on a day, by table and identity.
#[derive(Debug, Clone, Default)]
pub(crate) struct Knowledge {
    tables: BTreeMap<TableName, BTreeMap<String, Row>>,
    version: i64,
}

/// Everything known on a day.
pub(crate) async fn on(cx: &Context<'_>, day: Date) -> Result<Knowledge, Stop> {
    let rows = knowledge_row::Entity::find().filter(knowledge_row::Column::FromDate.lte(day));
    let rows = cx.view.all(rows).await?;
    with(cx, day, rows).await
}

/// What was known on a day before a version came.
pub(crate) async fn before_release(cx: &Context<'_>, day: Date, release_id: i64) -> Result<Knowledge, Stop> {
    use knowledge_row::Column::{FromDate, ReleaseId};
    let rows = knowledge_row::Entity::find().filter(FromDate.lte(day)).filter(ReleaseId.lt(release_id));
    let mut knowledge = Knowledge::founding(&cx.house.law.audit_rules)?;
    knowledge.take(cx.view.all(rows).await?)?;
    Ok(knowledge)
}

/// What is known on a day of these items, and of codes of diseases, procedures and
/// substances.
pub(crate) async fn about(cx: &Context<'_>, day: Date, codes: &BTreeSet<String>) -> Result<Knowledge, Stop> {
    use knowledge_row::Column::{FromDate, KeyCode, OtherCode, TableName as Table};
    let of_codes = TableName::KNOWLEDGE.into_iter().filter(|table| table.is_about_codes()).map(TableName::name);
    let wanted = Condition::any()
        .add(KeyCode.is_in(codes.iter().map(String::as_str)))
        .add(OtherCode.is_in(codes.iter().map(String::as_str)))
        .add(Table.is_in(of_codes));
    let rows = cx.view.all(knowledge_row::Entity::find().filter(FromDate.lte(day)).filter(wanted)).await?;
    with(cx, day, rows).await
}

async fn with(cx: &Context<'_>, day: Date, rows: Vec<knowledge_row::Model>) -> Result<Knowledge, Stop> {
    let releases = knowledge_release::Entity::find().filter(knowledge_release::Column::FromDate.lte(day));
    let releases = cx.view.all(releases).await?;
    let mut knowledge = Knowledge::founding(&cx.house.law.audit_rules)?;
    for release in releases {
        knowledge.version = knowledge.version.max(release.release_id);
        // A table of items may have no row about those that were asked for and is there all the same.
        knowledge.tables.entry(table_of(&release.table_name)?).or_default();
    }
    knowledge.take(rows)?;
    Ok(knowledge)
}

impl Knowledge {
    /// What the law data begins with.
    fn founding(law: &AuditRules) -> Result<Knowledge, Stop> {
        let mut knowledge = Knowledge::default();
        for (name, text) in law.knowledge() {
            let table = table_of(name)?;
            let unreadable = |e: csv::Error| Stop::fault("reading founding knowledge", e);
            let mut reader = csv::Reader::from_reader(text.as_bytes());
            let heads = reader.headers().map_err(unreadable)?.clone();
            let rows = knowledge.tables.entry(table).or_default();
            for record in reader.records() {
                let record = record.map_err(unreadable)?;
                let cell = |column: &str| {
                    let at = heads.iter().position(|head| head == column);
                    at.and_then(|at| record.get(at)).unwrap_or_default().trim().to_owned()
                };
                let cells: Vec<String> = table.columns().into_iter().map(cell).collect();
                let row = Row { reference: cell("ref"), version: 0, from_date: None, cells };
                rows.insert(identity(law, table, &row.cells), row);
            }
        }
        Ok(knowledge)
    }

    /// Lays rows over what is there, in the order of their days and versions.
    pub(crate) fn take(&mut self, mut rows: Vec<knowledge_row::Model>) -> Result<(), Stop> {
        rows.sort_by_key(|row| (row.from_date, row.release_id));
        for row in rows {
            let table = table_of(&row.table_name)?;
            let of_table = self.tables.entry(table).or_default();
            if row.holds {
                let cells = cells_of(table, &row);
                let known =
                    Row { cells, reference: row.reference, version: row.release_id, from_date: Some(row.from_date) };
                of_table.insert(row.identity, known);
            } else {
                of_table.remove(&row.identity);
            }
        }
        Ok(())
    }

    /// The version in force; 0 the founding one.
    pub(crate) fn version(&self) -> i64 {
        self.version
    }

    /// The rows of a table, by identity.
    pub(crate) fn rows(&self, table: TableName) -> impl Iterator<Item = (&String, &Row)> {
        self.tables.get(&table).into_iter().flatten()
    }

    /// The row of an identity.
    pub(crate) fn row(&self, table: TableName, identity: &str) -> Option<&Row> {
        self.tables.get(&table)?.get(identity)
    }

    /// Whether a table is there.
    pub(crate) fn has(&self, table: TableName) -> bool {
        self.tables.contains_key(&table)
    }

    /// The tables as the audit reads them: CSV with their heads. A row that nothing names
    /// is named by its table and version.
    pub(crate) fn csv(&self, law: &AuditRules) -> Vec<(TableName, String)> {
        let words = law.knowledge_words();
        let written = |(&table, rows): (&TableName, &BTreeMap<String, Row>)| {
            let name = words.table(table.name()).map_or(table.name(), |table| table.zh.as_str());
            let mut text = csv::Writer::from_writer(Vec::new());
            let mut lines = vec![table.columns().into_iter().map(str::to_owned).chain(["ref".to_owned()]).collect()];
            lines.extend(rows.values().map(|row| {
                let reference = match row.reference.as_str() {
                    "" => format!("{name}（第{}版）", row.version),
                    named => named.to_owned(),
                };
                row.cells.iter().cloned().chain([reference]).collect::<Vec<String>>()
            }));
            for line in lines {
                text.write_record(line).expect("a table in memory takes every row of its own width");
            }
            let bytes = text.into_inner().expect("a table in memory is written whole");
            (table, String::from_utf8(bytes).expect("cells are text"))
        };
        self.tables.iter().map(written).collect()
    }
}

/// What tells a row from the others of its table: its codes and the numbers of which an
/// item may have several.
pub(crate) fn identity(law: &AuditRules, table: TableName, cells: &[String]) -> String {
    let words = law.knowledge_words();
    let distinguishing = words.table(table.name()).map_or(&[][..], |table| &table.distinguishing);
    let tells = |column: &str| {
        let is_number = words.column(column).is_some_and(|column| {
            use regulation::audit_rules::KnowledgeHolds::{Day, Number};
            matches!(column.holds, Number | Day)
        });
        !is_number || distinguishing.iter().any(|one| one == column)
    };
    let named = table.columns().into_iter().zip(cells).filter(|(column, _)| tells(column));
    named.map(|(_, cell)| cell.as_str()).collect::<Vec<_>>().join(",")
}

/// How many of a table's columns are codes.
pub(crate) fn codes_of(table: TableName, law: &AuditRules) -> usize {
    use regulation::audit_rules::KnowledgeHolds::{Day, Number};
    let words = law.knowledge_words();
    let is_code =
        |column: &&'static str| !words.column(column).is_some_and(|column| matches!(column.holds, Number | Day));
    table.columns().iter().filter(|column| is_code(column)).count()
}

/// The table of a name that was kept.
pub(crate) fn table_of(name: &str) -> Result<TableName, Stop> {
    TableName::of_knowledge(name).ok_or_else(|| Stop::fault("reading knowledge", format!("no table {name}")))
}

/// The cells of a kept row.
fn cells_of(table: TableName, row: &knowledge_row::Model) -> Vec<String> {
    let mut cells = vec![row.key_code.clone()];
    if !row.other_code.is_empty() {
        cells.push(row.other_code.clone());
    }
    let numbers = table.columns().len().saturating_sub(cells.len());
    cells.extend(row.numbers.split(',').take(numbers).map(str::to_owned));
    cells
}
