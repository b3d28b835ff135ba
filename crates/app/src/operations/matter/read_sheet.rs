//! Reads a table of many applications 批量导入预审 and says of each what acceptance would
//! say: every one goes through the very decision of `matter.accept`, whose plan
//! is then dropped (only no number is drawn for a document). Nothing is taken in; what is good is accepted afterwards one
//! by one, by the same command as a single entry, under the key given here, so
//! that confirming twice accepts once.
//!
//! Papers come later than a table: each application is examined as one whose
//! missing papers are asked for with one notice.
//!
//! Checked in this order: the matter exists, the caller may open it, a table can
//! hold its form; the file; its headings; then each application by itself.
//!
//! Article: R1-12.6, R3d-13. Threats I18, O10, O11.

use base::{Date, Refusal};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use regulation::chains::CaseKind;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use sm3::{Digest, Sm3};

use super::accept::{Application, accepted};
use super::{law_of, opening_duty};
use crate::command::{Command, CommandSpec, Context, Idempotency, MoneyEffect, Plan};
use crate::matters;
use crate::matters::sheet::{self, CellProblem, Column, SheetEntry};
use crate::stop::Stop;

/// Reads a table of applications.
pub struct ReadSheet;

/// The table.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Sheet {
    /// Which matter.
    pub matter: CaseKind,
    /// The bytes in base64: .xlsx or .csv, of the size that
    /// regulation/security/uploads.toml allows.
    pub content_base64: String,
}

/// What acceptance would say.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct SheetAnswer {
    /// SM3 of the file, hex.
    pub file_digest: String,
    /// How many applications would be accepted.
    pub good: u32,
    /// How many would be refused.
    pub refused: u32,
    /// Each of them, in the order of the table.
    pub entries: Vec<EntryAnswer>,
    /// The table with what is wrong in each row, .xlsx in base64; none when all are good.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub marked_base64: Option<String>,
}

/// What acceptance would say of one application.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct EntryAnswer {
    /// Its number in the table.
    pub number: String,
    /// Its first row, as the sheet counts them.
    pub first_row: u32,
    /// The form for `matter.accept`; none when it would be refused.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub form: Option<Value>,
    /// The request key to accept it under.
    pub request_key: String,
    /// Until when missing papers are to be brought.
    #[schemars(with = "Option<String>")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due_on: Option<Date>,
    /// What is wrong; empty when it would be accepted.
    pub problems: Vec<CellProblem>,
}

impl Command for ReadSheet {
    const SPEC: CommandSpec = CommandSpec {
        name: "matter.read_sheet",
        title: "批量导入预审",
        title_en: "examine a table of applications",
        access: super::OPENING,
        money: MoneyEffect::None,
        step_up: false,
        sensitive: &["content_base64"],
        idempotency: Idempotency::Harmless,
        articles: &["R1-12.6", "R3d-13"],
    };
    type Input = Sheet;
    type Output = SheetAnswer;

    async fn decide(cx: &Context<'_>, input: Sheet) -> Result<Plan<SheetAnswer>, Stop> {
        let entry = matters::of_kind(input.matter).ok_or_else(not_offered)?;
        let law = law_of(cx, &entry)?;
        let chain = cx.house.law.chains.as_of(entry.kind, cx.today).ok_or_else(not_offered)?;
        opening_duty(cx, &chain.opened_by)?;
        let columns = sheet::columns(&(entry.schema)()).ok_or_else(not_offered)?;
        let bytes = STANDARD.decode(&input.content_base64).map_err(|_| sheet::not_readable())?;
        let file_digest = hex::encode(Sm3::digest(&bytes));
        // Whatever a hostile file does to its reader stays in that thread.
        let most = cx.house.security().table_bytes;
        let read = tokio::task::spawn_blocking(move || sheet::read_file(&bytes, most));
        let rows = read.await.map_err(|_| sheet::not_readable())??;

        let mut answers = Vec::new();
        for (place, one) in sheet::entries(&columns, &rows)?.into_iter().enumerate() {
            let request_key = format!("sheet-{}-{}", &file_digest[..40], place + 1);
            answers.push(examined(cx, entry.kind, &columns, one, request_key).await?);
        }
        let problems: Vec<CellProblem> = answers.iter().flat_map(|answer| answer.problems.clone()).collect();
        let marked = match problems.is_empty() {
            true => None,
            false => Some(STANDARD.encode(sheet::marked(&law.zh, &rows, &problems).map_err(not_written)?)),
        };
        let good = answers.iter().filter(|answer| answer.problems.is_empty()).count() as u32;
        let refused = answers.len() as u32 - good;
        let mut plan = Plan::answering(SheetAnswer {
            file_digest: file_digest.clone(),
            good,
            refused,
            entries: answers,
            marked_base64: marked,
        });
        plan.fact("matter", entry.kind.code());
        plan.fact("file_sm3", file_digest);
        plan.fact("good", good);
        plan.fact("refused", refused);
        Ok(plan)
    }
}

/// The application a row of the table makes; the same as the page sends for it.
pub fn application(matter: CaseKind, form: Value) -> Application {
    Application { matter, form, material_ids: Vec::new(), notify_missing: true, comment: String::new() }
}

/// What acceptance says of one application; what it would write is dropped.
async fn examined(
    cx: &Context<'_>,
    kind: CaseKind,
    columns: &[Column],
    one: SheetEntry,
    request_key: String,
) -> Result<EntryAnswer, Stop> {
    let mut answer = EntryAnswer {
        number: one.number.clone(),
        first_row: one.first_row,
        form: None,
        request_key,
        due_on: None,
        problems: one.problems.clone(),
    };
    if !answer.problems.is_empty() {
        return Ok(answer);
    }
    match accepted(cx, application(kind, one.form.clone())).await {
        Ok((plan, _)) => {
            answer.due_on = plan.output.due_on;
            answer.form = Some(one.form);
        }
        Err(Stop::Refused(refusal)) => answer.problems = one.problems_of(columns, &refusal),
        Err(other) => return Err(other),
    }
    Ok(answer)
}

fn not_written(problem: rust_xlsxwriter::XlsxError) -> Stop {
    Stop::fault("writing a table", problem)
}

/// A matter that has no table.
pub(crate) fn not_offered() -> Refusal {
    Refusal::invalid("sheet_not_offered", "matter", "该事项不支持表格导入", "this matter is not taken in by table")
        .citing("R1-12")
}
