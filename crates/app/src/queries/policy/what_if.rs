//! A draft replayed over the house's own stays of a year. The draft is a policy with
//! some values changed, or a text that is brought. Reads only; the stays come page by
//! page, and a year of more than the law data allow is for the command line.
//!
//! Article: R5-7.

mod house_stays;

use std::num::NonZeroUsize;

use base::{Fen, Refusal};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use benefit::{FundStanding, Policy};
use regulation::LawErrors;
use regulation::benefits::{CannotChange, Draft, DraftFault, ValueChange};
use regulation::duties::Duty;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::policy_named;
use crate::command::{Access, Context, Query, QuerySpec};
use crate::stop::Stop;
use crate::what_if::{Side, WhatIfReport, csv_of, what_if};
use crate::workbook::{Cell, Sheet, workbook};

/// A draft over the house's stays.
pub struct WhatIf;

/// The most faults of a draft that are told at once.
const FAULTS_TOLD: usize = 50;

/// Which draft over which stays.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DraftToReplay {
    /// The policy to compare with, and to begin with.
    pub policy_id: String,
    /// Values changed, a JSON list of place, from, cell and value.
    pub changes: Option<String>,
    /// The text of a draft instead, at most 40 000 bytes.
    pub draft: Option<String>,
    /// The year of admission.
    pub year: i32,
    /// What the basic fund holds, fen; with the income the months payable are told.
    pub balance_fen: Option<Fen>,
    /// Its income of a year, fen.
    pub income_fen: Option<Fen>,
    /// What it spends in a year on other than these stays, fen.
    pub other_spending_fen: Option<Fen>,
    /// All figures as a file too.
    pub file: Option<FileKind>,
}

/// The form of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum FileKind {
    /// Comma-separated values.
    Csv,
    /// An Excel workbook.
    Xlsx,
}

/// What it comes to.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct WhatIfShown {
    /// The report.
    pub report: WhatIfReport,
    /// The draft as text, which the command line reads.
    pub draft_text: String,
    /// The file asked for.
    pub file: Option<ReportFile>,
}

/// A file.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ReportFile {
    /// Its name.
    pub file_name: String,
    /// Its bytes in base64.
    pub content_base64: String,
}

impl Query for WhatIf {
    const SPEC: QuerySpec = QuerySpec {
        name: "policy.what_if",
        title: "政策测算",
        title_en: "a draft policy over the house's stays",
        access: Access::Duty(&[
            Duty::CatalogueEntry,
            Duty::ParameterReview,
            Duty::Approve,
            Duty::CollectiveConvene,
            Duty::CollectiveVote,
            Duty::UpperApprove,
            Duty::Inspection,
        ]),
    };
    type Input = DraftToReplay;
    type Output = WhatIfShown;

    async fn answer(cx: &Context<'_>, input: DraftToReplay) -> Result<WhatIfShown, Stop> {
        let law = &cx.house.law;
        let base = policy_named(cx, &input.policy_id)?;
        let fund = fund_of(&input)?;
        let draft = draft_of(cx, &input)?;
        let draft_text = draft.text.clone();
        let most = law.policy_test.figures(cx.today).stays_on_a_page;
        let stays = house_stays::read(cx, input.year, most).await?;
        let (base, law, today) = (base.clone(), law.clone(), cx.today);
        let work = move || {
            let sheet = law.benefits.sheet(&base.id).unwrap_or_default();
            let policies = [Policy::new(base.clone()), Policy::new(draft.policy)];
            let before = Side { policy: &policies[0], sheet };
            let after = Side { policy: &policies[1], sheet: &draft.sheet };
            let threads = std::thread::available_parallelism().unwrap_or(NonZeroUsize::MIN);
            what_if(&law, today, [&before, &after], &stays.columns(), fund, threads)
        };
        let report = tokio::task::spawn_blocking(work).await.map_err(|e| Stop::fault("replaying a draft", e))??;
        let file = input.file.map(|kind| file_of(cx, &report, kind)).transpose()?;
        Ok(WhatIfShown { report, draft_text, file })
    }
}

fn fund_of(input: &DraftToReplay) -> Result<Option<FundStanding>, Refusal> {
    let given = [("income_fen", input.income_fen), ("other_spending_fen", input.other_spending_fen)];
    if let Some((field, _)) = given.iter().find(|(_, amount)| amount.is_some_and(Fen::is_negative)) {
        return Err(Refusal::invalid("amount_negative", *field, "金额不得小于零", "the amount is below zero"));
    }
    Ok(input.balance_fen.map(|balance| FundStanding {
        balance,
        income: input.income_fen.unwrap_or_default(),
        other_spending: input.other_spending_fen.unwrap_or_default(),
    }))
}

fn draft_of(cx: &Context<'_>, input: &DraftToReplay) -> Result<Draft, Refusal> {
    let law = &cx.house.law;
    if let Some(text) = &input.draft {
        if text.len() > 40_000 {
            return Err(Refusal::invalid(
                "draft_too_long",
                "draft",
                "草案过长，请用命令行测算",
                "the draft is too long; use the command line",
            ));
        }
        return law.draft("draft.toml", text).map_err(|errors| faulty(&errors));
    }
    let changes = match &input.changes {
        Some(text) => {
            let malformed =
                || Refusal::invalid("changes_malformed", "changes", "调整内容不是 JSON", "the changes are not JSON");
            crate::input::read_at::<Vec<ValueChange>>("changes", serde_json::from_str(text).map_err(|_| malformed())?)?
        }
        None => Vec::new(),
    };
    law.changed(&input.policy_id, &changes).map_err(|fault| match fault {
        DraftFault::NoSuchPolicy => Refusal::unknown("待遇政策", "benefit policy"),
        DraftFault::Change(at, CannotChange::NoSuchValue) => Refusal::invalid(
            "value_not_in_policy",
            format!("changes[{at}]"),
            "该政策没有这一项标准",
            "the policy has no such value",
        ),
        DraftFault::Change(at, CannotChange::OfAnotherKind) => Refusal::invalid(
            "value_of_another_kind",
            format!("changes[{at}]"),
            "新的取值与该项标准的类型不符",
            "the new value is of another kind",
        ),
        DraftFault::Text(errors) => faulty(&errors),
    })
}

/// Every fault of a draft with its line.
fn faulty(errors: &LawErrors) -> Refusal {
    let refusal = Refusal::new(
        base::RefusalKind::Invalid,
        "draft_faulty",
        format!("草案有 {} 处错误", errors.0.len()),
        format!("the draft has {} fault(s)", errors.0.len()),
    )
    .citing("R5-7");
    let told = errors.0.iter().take(FAULTS_TOLD);
    told.fold(refusal, |refusal, error| refusal.at("draft", error.zh(), error.en()))
}

fn file_of(cx: &Context<'_>, report: &WhatIfReport, kind: FileKind) -> Result<ReportFile, Stop> {
    let lines = report.lines();
    let name = format!("测算-{}-{}", report.before.policy_id, report.after.policy_id);
    let (ending, bytes) = match kind {
        FileKind::Csv => ("csv", csv_of(&lines)),
        FileKind::Xlsx => {
            let title = format!("{} → {}", report.before.title, report.after.title);
            ("xlsx", workbook(&Sheet::of_lines(&title, &lines), cx.now)?)
        }
    };
    Ok(ReportFile { file_name: format!("{name}.{ending}"), content_base64: STANDARD.encode(bytes) })
}

impl Sheet {
    /// The figures of a report, one a row.
    fn of_lines(title: &str, lines: &[crate::what_if::Line]) -> Sheet {
        let cell = |is_amount: bool, value: i64| match (is_amount, u32::try_from(value)) {
            (true, _) => Cell::Amount(Fen(value)),
            (false, Ok(count)) => Cell::Count(count),
            (false, Err(_)) => Cell::Text(value.to_string()),
        };
        let empty = || Cell::Text(String::new());
        let row = |line: &crate::what_if::Line| {
            let before = line.before.map_or_else(empty, |before| cell(line.is_amount, before));
            let change = line.before.map_or_else(empty, |before| cell(line.is_amount, line.after - before));
            let text = |words: &str| Cell::Text(words.to_owned());
            vec![
                text(line.table_zh),
                text(&line.row),
                text(line.figure),
                before,
                cell(line.is_amount, line.after),
                change,
            ]
        };
        Sheet {
            title: "政策测算".to_owned(),
            watermark: title.to_owned(),
            heads: crate::what_if::HEADS.map(str::to_owned).to_vec(),
            rows: lines.iter().map(row).collect(),
        }
    }
}
