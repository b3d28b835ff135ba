//! Reads a table of knowledge and says of each row what `matter.accept` would say of it in a
//! change. Nothing is taken in; what differs from the knowledge of the day comes back as
//! the rows of a draft, what stands there already is counted and left out. A table that
//! was taken out (`knowledge.file`), changed and read again so becomes a draft of what was
//! changed.
//!
//! Article: R1-12.11. Threats I18, O10, O11.

use base::Refusal;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use regulation::audit_rules::{AuditRules, KnowledgeHolds};
use regulation::duties::Duty;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sm3::{Digest, Sm3};

use super::held::codes_of;
use crate::command::{Access, Command, CommandSpec, Context, Idempotency, MoneyEffect, Plan};
use crate::matters::knowledge_change::change::{before, figure, items_of, table_of};
use crate::matters::knowledge_change::form::RowEntry;
use crate::matters::knowledge_change::row::{Against, Checked};
use crate::matters::sheet::{self, CellProblem, Column, Holds, Named, SheetEntry};
use crate::operations::claim::date_of;
use crate::stop::Stop;

/// Reads a table of knowledge.
pub struct ReadSheet;

/// The table.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct KnowledgeSheet {
    /// Which table.
    pub table: String,
    /// The day from which it is to hold.
    pub from_date: String,
    /// The bytes in base64: .xlsx, .csv or .tsv, of the size that
    /// regulation/security/uploads.toml allows.
    pub content_base64: String,
}

/// What a change would say.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct KnowledgeSheetRead {
    /// SM3 of the file, hex.
    pub file_digest: String,
    /// How many rows say what stands there already.
    pub unchanged: u32,
    /// The rows of a draft; none when a row is wrong.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rows: Option<Vec<RowEntry>>,
    /// What is wrong.
    pub problems: Vec<CellProblem>,
    /// The table with what is wrong in each row, .xlsx in base64.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub marked_base64: Option<String>,
}

/// The columns in which a table of knowledge is handed in and out: what happens to the row,
/// the table's own columns, where the row is from.
pub(crate) fn columns(law: &AuditRules, table: audit::TableName) -> Vec<Column> {
    let named = |name: &str, zh: &str, en: &str| Named { name: name.to_owned(), zh: zh.to_owned(), en: en.to_owned() };
    let list = named("rows", "知识", "row");
    let column = |field: Named, holds, required, help: (String, String)| Column {
        list: Some(list.clone()),
        field,
        holds,
        required,
        help,
    };
    let choices = vec![named("put", "新增或变更", "added or changed"), named("end", "停用", "ended")];
    let none = || (String::new(), String::new());
    let mut all = vec![column(named("change", "调整方式", "change"), Holds::Choice(choices), false, none())];
    let own = table.columns();
    for (name, field) in own.iter().zip(RowEntry::fields(codes_of(table, law), own.len())) {
        let words = law.knowledge_words().column(name);
        let (zh, en) = words.map_or((*name, *name), |words| (&words.zh, &words.en));
        let choices = words.map(|words| words.choices.join("、")).unwrap_or_default();
        let day = words.is_some_and(|words| words.holds == KnowledgeHolds::Day);
        let holds = if day { Holds::Day } else { Holds::Text };
        all.push(column(named(field, zh, en), holds, matches!(field, "key" | "other"), (choices.clone(), choices)));
    }
    all.push(column(named("reference", "出处", "reference"), Holds::Text, false, none()));
    all
}

impl Command for ReadSheet {
    const SPEC: CommandSpec = CommandSpec {
        name: "knowledge.read_sheet",
        title: "审核知识表预审",
        title_en: "examine a table of knowledge",
        access: Access::Duty(&[Duty::CatalogueEntry]),
        money: MoneyEffect::None,
        step_up: false,
        sensitive: &["content_base64"],
        idempotency: Idempotency::Harmless,
        articles: &["R1-12.11"],
    };
    type Input = KnowledgeSheet;
    type Output = KnowledgeSheetRead;

    async fn decide(cx: &Context<'_>, input: KnowledgeSheet) -> Result<Plan<KnowledgeSheetRead>, Stop> {
        let law = &cx.house.law.audit_rules;
        let table = table_of(&input.table, "table")?;
        let from_date = date_of(&input.from_date, "from_date")?;
        let columns = columns(law, table);
        let bytes = STANDARD.decode(&input.content_base64).map_err(|_| sheet::not_readable())?;
        let file_digest = hex::encode(Sm3::digest(&bytes));
        // Whatever a hostile file does to its reader stays in that thread.
        let most = cx.house.security().table_bytes;
        let read = tokio::task::spawn_blocking(move || sheet::read_file(&bytes, most));
        let cells = read.await.map_err(|_| sheet::not_readable())??;
        let entries = sheet::entries(&columns, &cells)?;
        let mut problems: Vec<CellProblem> = entries.iter().flat_map(|entry| entry.problems.clone()).collect();
        let (mut rows, mut unchanged) = (Vec::new(), 0);
        if problems.is_empty() {
            let of_entries = entries.iter().map(rows_of).collect::<Result<Vec<_>, Stop>>()?;
            let all: Vec<RowEntry> = of_entries.iter().flatten().cloned().collect();
            let most = figure(cx, "rows_max")? as usize;
            if all.len() > most {
                let (zh, en) = (format!("一个文件至多 {most} 行"), format!("a file has at most {most} rows"));
                return Err(Refusal::invalid("count_out_of_range", "content_base64", zh, en).into());
            }
            let (before, items) = (before(cx, from_date, None).await?, items_of(cx, &all).await?);
            let against = Against { law, table, from_date, before: &before, items: &items };
            for (entry, of_entry) in entries.iter().zip(of_entries) {
                for (index, row) in of_entry.into_iter().enumerate() {
                    match against.row(&row, &format!("form.rows[{index}]")) {
                        Ok(Checked::Row(_)) => rows.push(row),
                        Ok(Checked::Unchanged) => unchanged += 1,
                        Err(refusal) => problems.extend(entry.problems_of(&columns, &refusal)),
                    }
                }
            }
        }
        let title = law.knowledge_words().table(table.name()).map(|table| table.zh.clone()).unwrap_or_default();
        let marked = match problems.is_empty() {
            true => None,
            false => Some(STANDARD.encode(sheet::marked(&title, &cells, &problems).map_err(not_written)?)),
        };
        let mut plan = Plan::answering(KnowledgeSheetRead {
            file_digest: file_digest.clone(),
            unchanged,
            rows: problems.is_empty().then_some(rows),
            problems,
            marked_base64: marked,
        });
        plan.fact("knowledge_table", table.name());
        plan.fact("file_sm3", file_digest);
        plan.fact("wrong", plan.output.problems.len());
        Ok(plan)
    }
}

fn rows_of(entry: &SheetEntry) -> Result<Vec<RowEntry>, Stop> {
    let rows = entry.form["rows"].as_array().cloned().unwrap_or_default();
    let read = |row| serde_json::from_value(row).map_err(|e| Stop::fault("reading a table of knowledge", e));
    rows.into_iter().map(read).collect()
}

fn not_written(problem: rust_xlsxwriter::XlsxError) -> Stop {
    Stop::fault("writing a table", problem)
}
