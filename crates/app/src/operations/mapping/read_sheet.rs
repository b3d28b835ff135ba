//! Reads a hospital's mappings from a table and says of each row what `mapping.propose`
//! would say. Nothing is taken in; a table without a fault is proposed afterwards by that
//! same command, under a key of that reading: the same table can come again.
//!
//! Article: R1-12.14, R4-41. Threats I18, O10, O11.

use base::{ProviderId, Refusal};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use schemars::JsonSchema;
use schemars::generate::SchemaSettings;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use sm3::{Digest, Sm3};

use super::checked::{NewMapping, ROWS_MAX, RowWarning, checked, refusal};
use super::{PROPOSERS, hospital, law};
use crate::command::{Command, CommandSpec, Context, Idempotency, MoneyEffect, Plan};
use crate::matters::sheet::{self, CellProblem, Column, SheetEntry};
use crate::stop::Stop;

/// Reads a table of mappings.
pub struct ReadSheet;

/// The table of a hospital.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MappingSheet {
    /// The hospital; left out by a hospital itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub provider_id: Option<ProviderId>,
    /// The bytes in base64: .xlsx, .csv or .tsv, of the size that
    /// regulation/security/uploads.toml allows.
    pub content_base64: String,
}

/// What `mapping.propose` would say.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct MappingSheetRead {
    /// SM3 of the file, hex.
    pub file_digest: String,
    /// How many rows it has.
    pub count: u32,
    /// The rows to propose; none when a row is wrong.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rows: Option<Vec<NewMapping>>,
    /// What is wrong.
    pub problems: Vec<CellProblem>,
    /// What is to be looked at.
    pub warnings: Vec<RowWarning>,
    /// The table with what is wrong in each row, .xlsx in base64.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub marked_base64: Option<String>,
}

/// The rows of the table, for its columns.
#[derive(JsonSchema)]
#[expect(dead_code, reason = "only its schema is used: the columns are made from it")]
struct Rows {
    #[schemars(extend("title" = "对照", "x-title-en" = "mapping"))]
    rows: Vec<NewMapping>,
}

/// The columns of the table.
pub(crate) fn columns() -> Vec<Column> {
    let settings = SchemaSettings::draft2020_12().with(|settings| settings.inline_subschemas = true);
    let schema = settings.into_generator().into_root_schema_for::<Rows>().to_value();
    sheet::columns(&schema).unwrap_or_default()
}

impl Command for ReadSheet {
    const SPEC: CommandSpec = CommandSpec {
        name: "mapping.read_sheet",
        title: "目录对照表预审",
        title_en: "examine a table of mappings",
        access: PROPOSERS,
        money: MoneyEffect::None,
        step_up: false,
        sensitive: &["content_base64"],
        idempotency: Idempotency::Harmless,
        articles: &["R1-12.14", "R4-41"],
    };
    type Input = MappingSheet;
    type Output = MappingSheetRead;

    async fn decide(cx: &Context<'_>, input: MappingSheet) -> Result<Plan<MappingSheetRead>, Stop> {
        let provider = hospital(cx, input.provider_id).await?;
        let columns = columns();
        let bytes = STANDARD.decode(&input.content_base64).map_err(|_| sheet::not_readable())?;
        let file_digest = hex::encode(Sm3::digest(&bytes));
        // Whatever a hostile file does to its reader stays in that thread.
        let most = cx.house.security().table_bytes;
        let read = tokio::task::spawn_blocking(move || sheet::read_file(&bytes, most));
        let table = read.await.map_err(|_| sheet::not_readable())??;
        let entries = sheet::entries(&columns, &table)?;
        let mut problems: Vec<CellProblem> = entries.iter().flat_map(|entry| entry.problems.clone()).collect();
        let rows = match problems.is_empty() {
            true => rows_of(&entries)?,
            false => Vec::new(),
        };
        let mut warnings = Vec::new();
        if problems.is_empty() {
            if rows.len() > ROWS_MAX {
                let (zh, en) = ("一个文件至多 1000 行", "a file has at most 1000 rows");
                return Err(Refusal::invalid("count_out_of_range", "content_base64", zh, en).into());
            }
            let found = checked(cx, &provider, &rows).await?;
            warnings = found.warnings;
            for problem in &found.problems {
                problems.extend(in_the_table(&entries, &columns, problem.row, refusal(std::slice::from_ref(problem))));
            }
        }
        let marked = match problems.is_empty() {
            true => None,
            false => Some(STANDARD.encode(sheet::marked(&law(cx)?.zh, &table, &problems).map_err(not_written)?)),
        };
        let mut plan = Plan::answering(MappingSheetRead {
            count: u32::try_from(table.len().saturating_sub(1)).unwrap_or(u32::MAX),
            rows: problems.is_empty().then_some(rows),
            problems,
            warnings,
            marked_base64: marked,
            file_digest: file_digest.clone(),
        });
        plan.about("provider", ProviderId(provider.provider_id));
        plan.fact("file_sm3", file_digest);
        plan.fact("wrong", plan.output.problems.len());
        Ok(plan)
    }
}

fn rows_of(entries: &[SheetEntry]) -> Result<Vec<NewMapping>, Stop> {
    let rows = entries.iter().flat_map(|entry| entry.form["rows"].as_array().cloned().unwrap_or_default());
    let read = |row: Value| serde_json::from_value(row).map_err(|e| Stop::fault("reading a table of mappings", e));
    rows.map(read).collect()
}

/// A row's refusal at its place in the table; rows are counted over all entries.
fn in_the_table(entries: &[SheetEntry], columns: &[Column], row: usize, refusal: Option<Refusal>) -> Vec<CellProblem> {
    let Some(mut refusal) = refusal else { return Vec::new() };
    let mut before = 0;
    for entry in entries {
        let own = entry.form["rows"].as_array().map_or(0, Vec::len);
        if row < before + own {
            for field in &mut refusal.fields {
                field.path = field.path.replace(&format!("[{row}]"), &format!("[{}]", row - before));
            }
            return entry.problems_of(columns, &refusal);
        }
        before += own;
    }
    Vec::new()
}

fn not_written(problem: rust_xlsxwriter::XlsxError) -> Stop {
    Stop::fault("writing a table", problem)
}
