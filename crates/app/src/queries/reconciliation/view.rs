//! The last reconciliation of a settlement month: the three sums of each fund
//! and every difference with its words.
//!
//! Article: R1-18, R3d-29.

use base::Month;
use ledger::DifferenceKind;
use schemars::JsonSchema;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use serde::{Deserialize, Serialize};
use store::entity::reconciliation;
use time::OffsetDateTime;

use super::list::kept;
use crate::command::{Context, Query, QuerySpec};
use crate::operations::reconciliation::run::DifferenceFound;
use crate::queries::payment::READERS;
use crate::stop::Stop;

/// One month's reconciliation.
pub struct View;

/// Which month.
#[derive(Debug, Clone, Copy, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ReconciledMonth {
    /// The settlement month; the one reconciled last when left out.
    pub month: Option<Month>,
}

/// A reconciliation.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ReconciliationView {
    /// The settlement month; none when nothing has been reconciled yet.
    pub month: Option<String>,
    /// When it was run.
    #[serde(with = "time::serde::rfc3339::option")]
    #[schemars(with = "Option<String>")]
    pub run_at: Option<OffsetDateTime>,
    /// The sums of each fund.
    pub sides: Vec<SideShown>,
    /// Every difference.
    pub differences: Vec<DifferenceShown>,
}

/// What a fund has paid, by each of the three; in fen.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct SideShown {
    /// The fund's id, or `unassigned`.
    pub fund_id: String,
    /// Its name.
    pub fund: String,
    /// Its English name.
    pub fund_en: String,
    /// By the business.
    pub business_fen: i64,
    /// By the books.
    pub ledger_fen: i64,
    /// By the bank.
    pub bank_fen: i64,
}

/// A difference.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct DifferenceShown {
    /// Its place in this reconciliation.
    pub difference_id: String,
    /// How they differ.
    pub kind: DifferenceKind,
    /// In words.
    pub title: String,
    /// In English words.
    pub title_en: String,
    /// The instruction, or the bank's number of a line that names none.
    pub reference: String,
    /// What the business expects.
    pub business_fen: Option<i64>,
    /// What the books have.
    pub ledger_fen: Option<i64>,
    /// What the bank has.
    pub bank_fen: Option<i64>,
}

impl Query for View {
    const SPEC: QuerySpec =
        QuerySpec {
            name: "reconciliation.view", title: "三方对账结果", title_en: "a reconciliation", access: READERS
        };
    type Input = ReconciledMonth;
    type Output = ReconciliationView;

    async fn answer(cx: &Context<'_>, input: ReconciledMonth) -> Result<ReconciliationView, Stop> {
        let mut last = reconciliation::Entity::find().order_by_desc(reconciliation::Column::ReconciliationId);
        if let Some(month) = input.month {
            last = last.filter(reconciliation::Column::Month.eq(month.to_string()));
        }
        let Some(last) = cx.view.one(last).await? else {
            let month = input.month.map(|month| month.to_string());
            return Ok(ReconciliationView { month, run_at: None, sides: vec![], differences: vec![] });
        };
        let rows = of_one_run(cx, &last).await?;
        let (mut sides, mut differences) = (Vec::new(), Vec::new());
        for row in rows {
            for found in kept(&row)? {
                differences.push(shown(differences.len() + 1, found));
            }
            let fund = cx.house.law.funds.get(&row.fund);
            sides.push(SideShown {
                fund: fund.map_or_else(|| "未能确定基金".to_owned(), |fund| fund.zh.clone()),
                fund_en: fund.map_or_else(|| "fund not known".to_owned(), |fund| fund.en.clone()),
                fund_id: row.fund,
                business_fen: row.business_fen,
                ledger_fen: row.ledger_fen,
                bank_fen: row.bank_fen,
            });
        }
        Ok(ReconciliationView { month: Some(last.month), run_at: Some(last.run_at), sides, differences })
    }
}

/// The rows of the run that ended with this one. A run writes its funds in
/// ascending order, so an earlier one begins, going back, where the order breaks.
async fn of_one_run(cx: &Context<'_>, last: &reconciliation::Model) -> Result<Vec<reconciliation::Model>, Stop> {
    let rows = reconciliation::Entity::find()
        .filter(reconciliation::Column::Month.eq(&last.month))
        .filter(reconciliation::Column::RunAt.eq(last.run_at))
        .order_by_desc(reconciliation::Column::ReconciliationId);
    let mut run: Vec<reconciliation::Model> = Vec::new();
    for row in cx.view.all(rows).await? {
        if run.last().is_some_and(|later| later.fund <= row.fund) {
            break;
        }
        run.push(row);
    }
    run.reverse();
    Ok(run)
}

fn shown(number: usize, found: DifferenceFound) -> DifferenceShown {
    use DifferenceKind as K;
    let (title, title_en, in_books) = match found.kind {
        K::OutcomeUnknown => ("支付结果未知", "the outcome is not known", None),
        K::MissingInLedger => ("已支付，账簿未记", "paid, not in the books", Some(true)),
        K::MissingInBank => ("已支付，银行无记录", "paid, not at the bank", Some(false)),
        K::NotInBusinessButInLedger => ("账簿有，业务无", "in the books, not in the business", Some(true)),
        K::NotInBusinessButInBank => ("银行有，业务无", "at the bank, not in the business", Some(false)),
        K::TwiceInLedger => ("账簿重复记账", "more than once in the books", Some(true)),
        K::TwiceInBank => ("银行重复支付", "more than once at the bank", Some(false)),
        K::AmountDiffersInLedger => ("账簿金额不符", "another amount in the books", Some(true)),
        K::AmountDiffersInBank => ("银行金额不符", "another amount at the bank", Some(false)),
        K::FundDiffersInLedger => ("记入其他基金账套", "in the books of another fund", Some(true)),
        K::FundDiffersInBank => ("从其他基金账户支付", "from the account of another fund", Some(false)),
        K::BankLineUnassigned => ("银行流水没有对应指令", "a bank line names no instruction", Some(false)),
    };
    let instruction = found.instruction_id.map(|id| id.to_string());
    DifferenceShown {
        difference_id: number.to_string(),
        kind: found.kind,
        title: title.to_owned(),
        title_en: title_en.to_owned(),
        reference: instruction.or(found.bank_reference).unwrap_or_default(),
        business_fen: Some(found.expected_fen),
        ledger_fen: in_books.and_then(|books| books.then_some(found.found_fen)),
        bank_fen: in_books.and_then(|books| (!books).then_some(found.found_fen)),
    }
}
