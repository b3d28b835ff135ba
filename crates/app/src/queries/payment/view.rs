//! One payment batch: every instruction beside what was approved on its
//! statement, so that whoever releases it sees that both are equal; the sums of
//! each fund; the chain with names; what the bank's receipts did not match.
//!
//! Article: R1-20, R3d-26, R3d-29.

use std::collections::BTreeMap;

use base::{BatchId, CaseId, Fen, InstructionId, Refusal, ReimbursementId, StatementId};
use regulation::duties::Duty;
use schemars::JsonSchema;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use serde::{Deserialize, Serialize};
use store::entity::{bank_receipt, bank_receipt_line, payment_batch, payment_instruction, provider};

use super::READERS;
use super::course::{ActionShown, CheckShown, Course, CourseShown, course_of};
use super::list::{BatchRow, shown};
use crate::command::{Command, Context, Query, QuerySpec};
use crate::operations::payment::payable::{Owed, Payable};
use crate::operations::payment::payee::{PayeeNow, payees};
use crate::operations::payment::{self, Opened, instructions_of, opened, state, write};
use crate::stop::Stop;

/// One batch.
pub struct View;

/// Which batch.
#[derive(Debug, Clone, Copy, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OfBatch {
    /// The batch.
    pub batch_id: BatchId,
}

/// A batch with everything about it.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct BatchView {
    /// As in the list.
    #[serde(flatten)]
    pub row: BatchRow,
    /// Its instructions.
    pub lines: Vec<PaymentLine>,
    /// What each fund pays.
    pub funds: Vec<FundSum>,
    /// What was looked at for the release.
    pub checks: Vec<CheckShown>,
    /// Its way so far, and what this caller may do.
    #[serde(flatten)]
    pub course: CourseShown,
    /// The name of the instruction file, once released; its bytes are asked for
    /// with `payment.instruction_file`.
    pub instruction_file: Option<String>,
    /// SM3 of that file, hex.
    pub instruction_digest: Option<String>,
    /// Lines of the bank's receipts that matched nothing.
    pub unmatched: Vec<UnmatchedShown>,
}

/// An instruction beside its statement.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct PaymentLine {
    /// The instruction.
    pub payment_id: InstructionId,
    /// The statement of a provider that is paid.
    pub statement_id: Option<StatementId>,
    /// Or a person's reimbursement.
    pub reimbursement_id: Option<ReimbursementId>,
    /// The case in which it was approved.
    pub case_id: CaseId,
    /// The number of the statement or reimbursement.
    pub serial: String,
    /// The provider's name.
    pub provider_name: Option<String>,
    /// The fund that pays.
    pub fund: String,
    /// Holder of the account.
    pub account_name: String,
    /// The bank.
    pub bank_name: String,
    /// The account.
    pub bank_account: String,
    /// What the fund owes on the approved statement, in fen.
    pub approved_fen: i64,
    /// What is instructed, in fen.
    pub amount_fen: i64,
    /// made, sent, done, refused, unknown or void.
    pub state: String,
    /// What the bank says: none, done, refused, unknown.
    pub result: String,
    /// The bank's number.
    pub result_note: Option<String>,
}

/// What a fund pays through the batch.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct FundSum {
    /// The fund.
    pub fund: String,
    /// Its name.
    pub title: String,
    /// Its English name.
    pub title_en: String,
    /// The account it pays from.
    pub expenditure_account: String,
    /// Instructions.
    pub count: i64,
    /// Their sum, in fen.
    pub amount_fen: i64,
    /// Those done, in fen.
    pub done_fen: i64,
}

/// A receipt line that matched nothing.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct UnmatchedShown {
    /// The line of its file.
    pub line: i32,
    /// The instruction it names.
    pub reference: String,
    /// The bank's number.
    pub bank_reference: String,
    /// The amount, in fen.
    pub amount_fen: i64,
    /// What it says: done, refused, unknown.
    pub result: String,
    /// Why it matches nothing.
    pub matching: String,
}

impl Query for View {
    const SPEC: QuerySpec =
        QuerySpec { name: "payment.view", title: "支付批次详情", title_en: "one payment batch", access: READERS };
    type Input = OfBatch;
    type Output = BatchView;

    async fn answer(cx: &Context<'_>, OfBatch { batch_id }: OfBatch) -> Result<BatchView, Stop> {
        let batch = cx.view.by_key::<payment_batch::Model>(batch_id.0).await?;
        let batch = batch.ok_or_else(|| Refusal::unknown("支付批次", "payment batch"))?;
        let instructions = instructions_of(cx, batch_id.0).await?;
        let payables = payables_of(cx, &instructions).await?;
        let payees = payees(cx, &payables).await?;
        let accounts = opened(cx, &instructions)?;
        let lines = lines(cx, &accounts, &payables).await?;
        let checks = checks(&batch, &accounts, &payables, &payees, &lines)?;
        let course = course_of(cx, batch.case_id).await?;
        let actions = actions(cx, &batch, &instructions, &course);
        let unmatched = unmatched(cx, batch.batch_id).await?;
        let file = batch.file_digest.as_ref().map(|_| format!("{}.csv", batch.serial));
        let digest = batch.file_digest.clone();
        let row = shown(cx, vec![batch]).await?.pop().ok_or_else(|| Stop::fault("showing a batch", batch_id))?;
        Ok(BatchView {
            row,
            funds: funds(cx, &instructions)?,
            lines,
            checks,
            course: course.shown(actions),
            instruction_file: file,
            instruction_digest: digest,
            unmatched,
        })
    }
}

/// What instructions pay.
pub(super) async fn payables_of(
    cx: &Context<'_>,
    instructions: &[payment_instruction::Model],
) -> Result<Vec<Payable>, Stop> {
    Payable::read(cx, instructions.iter().map(Owed::of)).await
}

async fn lines(cx: &Context<'_>, instructions: &[Opened], payables: &[Payable]) -> Result<Vec<PaymentLine>, Stop> {
    let providers = instructions.iter().filter_map(|one| one.row.provider_id);
    let providers = cx.view.by_keys::<provider::Model>(providers).await?;
    let mut lines = Vec::with_capacity(instructions.len());
    for Opened { row, account } in instructions {
        let payable = payables
            .iter()
            .find(|one| one.owed() == Owed::of(row))
            .ok_or_else(|| Stop::fault("showing a payment", "what it pays is gone"))?;
        let provider = providers.iter().find(|provider| Some(provider.provider_id) == row.provider_id);
        let approved = payable.shares()?.into_iter().find(|share| share.fund == row.fund);
        let answered = [state::DONE, state::REFUSED, state::UNKNOWN].contains(&row.state.as_str());
        let of_provider = row.statement_id.is_some();
        lines.push(PaymentLine {
            payment_id: InstructionId(row.instruction_id),
            statement_id: row.statement_id.map(StatementId),
            reimbursement_id: row.reimbursement_id.map(ReimbursementId),
            case_id: CaseId(payable.case_id()),
            serial: payable.serial().to_owned(),
            provider_name: provider.map(|provider| provider.name.clone()),
            fund: row.fund.clone(),
            account_name: if of_provider {
                row.payee_name.clone()
            } else {
                cx.masked("payment_instruction.payee_name", &row.payee_name)
            },
            bank_name: row.payee_bank.clone(),
            bank_account: if of_provider {
                account.clone()
            } else {
                cx.masked("payment_instruction.payee_account", account)
            },
            approved_fen: approved.map_or(0, |share| share.payable.0),
            amount_fen: row.amount_fen,
            state: row.state.clone(),
            result: if answered { row.state.clone() } else { "none".to_owned() },
            result_note: row.bank_reference.clone(),
        });
    }
    Ok(lines)
}

fn checks(
    batch: &payment_batch::Model,
    instructions: &[Opened],
    payables: &[Payable],
    payees: &BTreeMap<Owed, Result<PayeeNow, Refusal>>,
    lines: &[PaymentLine],
) -> Result<Vec<CheckShown>, Stop> {
    let total = Fen::total(instructions.iter().map(|one| Fen(one.row.amount_fen)))?;
    let payees = instructions.iter().all(|Opened { row, account }| {
        payees.get(&Owed::of(row)).is_some_and(|now| {
            now.as_ref().is_ok_and(|now| {
                (&now.name, &now.bank, &now.account, &now.digest)
                    == (&row.payee_name, &row.payee_bank, account, &row.payee_digest)
            })
        })
    });
    let check = |code: &str, passed: bool, title: &str, title_en: &str| CheckShown {
        code: code.to_owned(),
        passed,
        title: title.to_owned(),
        title_en: title_en.to_owned(),
    };
    Ok(vec![
        check(
            "amount_differs_from_approved",
            lines.iter().all(|line| line.approved_fen == line.amount_fen),
            "每笔金额与审批的一致",
            "each amount is what was approved",
        ),
        check(
            "total_differs",
            total.0 == batch.total_fen && instructions.len() as i64 == batch.instruction_count,
            "批次合计等于指令之和",
            "the total is the sum of the instructions",
        ),
        check("payee_changed", payees, "收款账户与机构登记一致", "payees are as the register has them"),
        check(
            "instructions_altered",
            write(batch, instructions, payables)?.lines_digest == batch.lines_digest,
            "指令与制单时一致",
            "the instructions are as they were made",
        ),
    ])
}

fn funds(cx: &Context<'_>, instructions: &[payment_instruction::Model]) -> Result<Vec<FundSum>, Stop> {
    let mut sums: BTreeMap<&str, (i64, Fen, Fen)> = BTreeMap::new();
    for row in instructions {
        let (count, amount, done) = sums.entry(&row.fund).or_default();
        *count += 1;
        *amount = amount.plus(Fen(row.amount_fen))?;
        if row.state == state::DONE {
            *done = done.plus(Fen(row.amount_fen))?;
        }
    }
    let shown = cx.house.law.funds.iter().filter_map(|fund| {
        let (count, amount, done) = sums.get(fund.id.as_str())?;
        Some(FundSum {
            fund: fund.id.clone(),
            title: fund.zh.clone(),
            title_en: fund.en.clone(),
            expenditure_account: fund.expenditure_account.clone(),
            count: *count,
            amount_fen: amount.0,
            done_fen: done.0,
        })
    });
    Ok(shown.collect())
}

/// The commands that fit the state of the batch.
fn actions(
    cx: &Context<'_>,
    batch: &payment_batch::Model,
    instructions: &[payment_instruction::Model],
    course: &Course<'_>,
) -> Vec<ActionShown> {
    let mut actions = Vec::new();
    if batch.state == state::BATCH_MADE {
        actions.push(course.action(cx, &payment::release::Release::SPEC, Duty::PayRelease, "approve"));
        actions.push(course.action(cx, &payment::reject::Reject::SPEC, Duty::PayRelease, "reject"));
        actions.push(course.action(cx, &payment::void::Void::SPEC, Duty::PayMake, "other"));
    }
    if batch.state == state::BATCH_RELEASED {
        actions.push(course.action(cx, &payment::take_receipt::TakeReceipt::SPEC, Duty::ReceiptMatch, "other"));
    }
    if instructions.iter().any(|row| row.state == state::UNKNOWN) {
        actions.push(course.action(cx, &payment::resolve_unknown::ResolveUnknown::SPEC, Duty::PayRelease, "other"));
    }
    actions
}

async fn unmatched(cx: &Context<'_>, batch_id: i64) -> Result<Vec<UnmatchedShown>, Stop> {
    let files = bank_receipt::Entity::find().filter(bank_receipt::Column::BatchId.eq(batch_id));
    let files: Vec<i64> = cx.view.all(files).await?.into_iter().map(|row| row.bank_receipt_id).collect();
    let select = bank_receipt_line::Entity::find()
        .filter(bank_receipt_line::Column::BankReceiptId.is_in(files))
        .filter(bank_receipt_line::Column::Matched.ne("matched"))
        .order_by_asc(bank_receipt_line::Column::BankReceiptLineId);
    let shown = |row: bank_receipt_line::Model| UnmatchedShown {
        line: row.line_number,
        reference: row.reference,
        bank_reference: row.bank_reference,
        amount_fen: row.amount_fen,
        result: row.result,
        matching: row.matched,
    };
    Ok(cx.view.all(select).await?.into_iter().map(shown).collect())
}
