//! The rows of a table of knowledge as they hold on a day: found by code, by the name of an
//! item, or by where they are from.
//!
//! Article: R1-12.11.

use std::collections::BTreeMap;

use audit::TableName;
use base::date_text;
use regulation::audit_rules::KnowledgeHolds;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::READERS;
use crate::command::{Context, Query, QuerySpec};
use crate::matters::knowledge_change::change::table_of;
use crate::operations::catalogue::held::Catalogue;
use crate::operations::claim::date_of;
use crate::operations::knowledge::held::{self, Row};
use crate::paging::{Page, Paging};
use crate::stop::Stop;

/// The rows of a table.
pub struct Rows;

/// Of which table, and which rows.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RowFilter {
    /// The table.
    pub table: String,
    /// The day, YYYY-MM-DD; left out: today.
    pub on: Option<String>,
    /// Begin of a code, part of an item's name or of the reference.
    pub words: Option<String>,
    /// Only rows about this item, by its whole code.
    pub item_code: Option<String>,
    /// Only rows of this version; 0 the founding one.
    pub version: Option<u32>,
    /// The page, from 1.
    pub page: Option<u32>,
    /// Rows a page, 1 to 100.
    pub page_size: Option<u32>,
}

/// A row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct KnownRow {
    /// What tells it from the table's other rows.
    pub identity: String,
    /// Its cells in the order of the table's columns.
    pub cells: Vec<String>,
    /// Names of the items among its codes, in their order; empty for other codes.
    pub names: Vec<String>,
    /// What names it in its publication.
    pub reference: String,
    /// The version it came with; 0 the founding one.
    pub version: i64,
    /// The first day on which it holds; none of the founding version.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from_date: Option<String>,
}

impl Query for Rows {
    const SPEC: QuerySpec =
        QuerySpec { name: "knowledge.rows", title: "审核知识", title_en: "rows of knowledge", access: READERS };
    type Input = RowFilter;
    type Output = Page<KnownRow>;

    async fn answer(cx: &Context<'_>, input: RowFilter) -> Result<Page<KnownRow>, Stop> {
        let paging = Paging::check(input.page, input.page_size)?;
        let table = table_of(&input.table, "table")?;
        let on = input.on.as_deref().map(|day| date_of(day, "on")).transpose()?.unwrap_or(cx.today);
        let known = held::on(cx, on).await?;
        let names = item_names(cx, table, known.rows(table).map(|(_, row)| row)).await?;
        let words = input.words.as_deref().map(str::trim).unwrap_or_default();
        let wanted = |row: &Row| {
            let named = row.cells.iter().any(|cell| names.get(cell).is_some_and(|name| name.contains(words)));
            let of_item = |code: &String| row.cells.contains(code);
            (row.cells.iter().any(|cell| cell.starts_with(words)) || row.reference.contains(words) || named)
                && input.item_code.as_ref().is_none_or(of_item)
                && input.version.is_none_or(|version| row.version == i64::from(version))
        };
        let rows = known.rows(table).filter(|(_, row)| wanted(row));
        let all: Vec<(&String, &Row)> = rows.collect();
        let page = paging.cut(all);
        let shown = page.rows.into_iter().map(|(identity, row)| KnownRow {
            identity: identity.clone(),
            cells: row.cells.clone(),
            names: row.cells.iter().map(|cell| names.get(cell).cloned().unwrap_or_default()).collect(),
            reference: row.reference.clone(),
            version: row.version,
            from_date: row.from_date.map(date_text),
        });
        Ok(paging.of(shown.collect(), page.total))
    }
}

/// The names of the items that rows name.
async fn item_names(
    cx: &Context<'_>,
    table: TableName,
    rows: impl Iterator<Item = &Row>,
) -> Result<BTreeMap<String, String>, Stop> {
    let words = cx.house.law.audit_rules.knowledge_words();
    let is_item = |column: &str| words.column(column).is_some_and(|column| column.holds == KnowledgeHolds::Item);
    let places: Vec<usize> =
        table.columns().into_iter().enumerate().filter(|(_, column)| is_item(column)).map(|(at, _)| at).collect();
    let codes: std::collections::BTreeSet<&String> =
        rows.flat_map(|row| places.iter().map(|&at| &row.cells[at])).collect();
    let items = Catalogue::of(cx.view, codes.iter()).await?;
    let named = |code: &&String| Some(((*code).clone(), items.name(code, cx.today)?.to_owned()));
    Ok(codes.iter().filter_map(named).collect())
}
