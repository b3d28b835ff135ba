//! The tables of knowledge with their columns, how many rows hold on a day, and which rules
//! ask them.
//!
//! Article: R1-12.11.

use audit::{Need, RuleSet, TableName};
use regulation::audit_rules::KnowledgeHolds;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::READERS;
use crate::command::{Context, Query, QuerySpec};
use crate::matters::knowledge_change::form::RowEntry;
use crate::operations::claim::date_of;
use crate::operations::knowledge::held::{self, codes_of};
use crate::paging::{Page, Paging};
use crate::stop::Stop;

/// The tables.
pub struct Tables;

/// On which day, and which page.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TableFilter {
    /// The day, YYYY-MM-DD; left out: today.
    pub on: Option<String>,
    /// Part of the table's name.
    pub words: Option<String>,
    /// Only this table.
    pub table: Option<String>,
    /// Those with rows, or those without.
    pub filled: Option<bool>,
    /// The page, from 1.
    pub page: Option<u32>,
    /// Rows a page, 1 to 100.
    pub page_size: Option<u32>,
}

/// A table.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct TableRow {
    /// Its stable name.
    pub table: String,
    /// What it is called, in Chinese.
    pub title: String,
    /// In English.
    pub title_en: String,
    /// How many rows hold on the day.
    pub row_count: u32,
    /// The last version that brought rows of those; 0 the founding one.
    pub version: i64,
    /// The rules that ask it, by number.
    pub rules: Vec<i32>,
    /// Its columns.
    pub columns: Vec<TableColumn>,
}

/// A column.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct TableColumn {
    /// Its stable name.
    pub name: String,
    /// The field of a draft's row in which it stands.
    pub field: String,
    /// What it is called, in Chinese.
    pub title: String,
    /// In English.
    pub title_en: String,
    /// item, code, text, choice, number or day.
    pub holds: String,
    /// Whether it tells rows of the table apart.
    pub identifies: bool,
    /// Of a choice: what may stand there.
    pub choices: Vec<String>,
}

impl Query for Tables {
    const SPEC: QuerySpec =
        QuerySpec {
            name: "knowledge.tables", title: "审核知识表", title_en: "tables of knowledge", access: READERS
        };
    type Input = TableFilter;
    type Output = Page<TableRow>;

    async fn answer(cx: &Context<'_>, input: TableFilter) -> Result<Page<TableRow>, Stop> {
        let paging = Paging::check(input.page, input.page_size)?;
        let on = input.on.as_deref().map(|day| date_of(day, "on")).transpose()?.unwrap_or(cx.today);
        let known = held::on(cx, on).await?;
        let law = &cx.house.law.audit_rules;
        let rules = RuleSet::all(law, on).map_err(|e| Stop::fault("putting the rules together", e))?;
        let words = input.words.as_deref().map(str::trim).unwrap_or_default().to_lowercase();
        let mut rows = Vec::new();
        for table in TableName::KNOWLEDGE {
            let (zh, en) = law
                .knowledge_words()
                .table(table.name())
                .map_or(("", ""), |table| (table.zh.as_str(), table.en.as_str()));
            let named = [zh, en, table.name()].into_iter().any(|name| name.to_lowercase().contains(&words));
            if !named || input.table.as_deref().is_some_and(|wanted| wanted != table.name()) {
                continue;
            }
            let asks = |rule: &&audit::ActiveRule| rule.needs().contains(&Need::Table(table));
            rows.push(TableRow {
                table: table.name().to_owned(),
                title: zh.to_owned(),
                title_en: en.to_owned(),
                row_count: u32::try_from(known.rows(table).count()).unwrap_or(u32::MAX),
                version: known.rows(table).map(|(_, row)| row.version).max().unwrap_or(0),
                rules: rules.rules().iter().filter(asks).map(|rule| rule.number).collect(),
                columns: columns(cx, table),
            });
        }
        rows.retain(|row| input.filled.is_none_or(|filled| (row.row_count > 0) == filled));
        Ok(paging.cut(rows))
    }
}

fn columns(cx: &Context<'_>, table: TableName) -> Vec<TableColumn> {
    let law = &cx.house.law.audit_rules;
    let names = table.columns();
    let fields = RowEntry::fields(codes_of(table, law), names.len());
    let column = |(name, field): (&str, &str)| {
        let words = law.knowledge_words().column(name);
        let (zh, en) = words.map_or((name, name), |words| (&words.zh, &words.en));
        TableColumn {
            name: name.to_owned(),
            field: field.to_owned(),
            title: zh.to_owned(),
            title_en: en.to_owned(),
            identifies: field == "key"
                || field == "other"
                || law
                    .knowledge_words()
                    .table(table.name())
                    .is_some_and(|table| table.distinguishing.iter().any(|one| one == name)),
            holds: match words.map_or(KnowledgeHolds::Text, |words| words.holds) {
                KnowledgeHolds::Item => "item",
                KnowledgeHolds::Code => "code",
                KnowledgeHolds::Text => "text",
                KnowledgeHolds::Choice => "choice",
                KnowledgeHolds::Number => "number",
                KnowledgeHolds::Day => "day",
            }
            .to_owned(),
            choices: words.map(|words| words.choices.clone()).unwrap_or_default(),
        }
    };
    names.into_iter().zip(fields).map(column).collect()
}
