//! Closes a month of the books of all funds 结账. The ledger engine makes a plan
//! and its independent checker examines it: no voucher unposted, debit equals
//! credit, every bank account agrees with the balance on the bank's statement.
//! Besides, what the bank's receipts say was paid up to the month must stand in
//! the books of these months, and nothing else. After it nothing is posted into
//! the month. One that was opened again (`matters/books_reopening`) is closed again
//! in the same way, with the same checks.
//!
//! Checked in this order: the month has ended, or ends today; the bank balances
//! name funds and bank accounts of the chart, each once; then, fund by fund,
//! the checker; then receipts against books.
//!
//! Article: R1-21, R3d-29.

use std::collections::BTreeSet;

use base::{Fen, Month, Refusal, VoucherId};
use ledger::{BankBalance, CloseFacts, VoucherInMonth, check_close, propose_close};
use regulation::duties::Duty;
use schemars::JsonSchema;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use serde::{Deserialize, Serialize};
use store::entity::{books_month, books_reopening, payment_batch, voucher};

use crate::command::{Access, Command, CommandSpec, Context, Idempotency, MoneyEffect, Plan};
use crate::operations::reconciliation::{Sides, gather};
use crate::operations::voucher::{CLOSED, POSTED, VOID, first_open, key, postings_up_to, rows_of, standing_reopening};
use crate::stop::Stop;

/// Closes a month.
pub struct CloseMonth;

/// Which month, and what the bank says.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MonthToClose {
    /// The month of the books.
    pub month: Month,
    /// The balances on the bank's statements at its end, one for each bank
    /// account that was ever used.
    #[serde(default)]
    pub bank: Vec<StatedBalance>,
}

/// What the bank says an account holds.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct StatedBalance {
    /// The fund.
    pub fund: String,
    /// The account of the chart: 1003, 1004 …
    pub account: String,
    /// The balance, in fen.
    pub balance_fen: i64,
}

/// What was closed.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct MonthClosed {
    /// The month.
    pub month: Month,
    /// Fund by fund.
    pub funds: Vec<FundClosed>,
}

/// A fund's month.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct FundClosed {
    /// The fund.
    pub fund: String,
    /// Vouchers of the month.
    pub vouchers: u64,
    /// Debited in the month, which is what was credited; in fen.
    pub turnover_fen: i64,
}

impl Command for CloseMonth {
    const SPEC: CommandSpec = CommandSpec {
        name: "ledger.close_month",
        title: "会计结账",
        title_en: "close a month of the books",
        access: Access::Duty(&[Duty::BooksClose]),
        money: MoneyEffect::Books,
        step_up: false,
        sensitive: &[],
        idempotency: Idempotency::Key,
        articles: &["R1-21", "R3d-29"],
    };
    type Input = MonthToClose;
    type Output = MonthClosed;

    async fn decide(cx: &Context<'_>, input: MonthToClose) -> Result<Plan<MonthClosed>, Stop> {
        let (month, chart) = (input.month, &cx.house.law.accounts);
        if cx.today < month.last_day() {
            return Err(
                Refusal::conflict("month_not_ended", "该月尚未结束，不能结账", "the month has not ended yet").into()
            );
        }
        bank_balances_stand(cx, &input.bank)?;
        let sides = receipts(cx).await?;
        let mut plan = Plan::answering(MonthClosed { month, funds: vec![] });
        plan.about("books_month", month);
        let funds: Vec<String> = cx.house.law.funds.iter().map(|fund| fund.id.clone()).collect();
        let mut keys = funds.clone();
        keys.sort_unstable();
        let mut locked = Vec::new();
        for fund in &keys {
            locked.extend(cx.view.lock::<books_month::Model>(key(fund, month)).await?);
        }
        for fund in funds {
            let facts = facts_of(cx, &fund, month, &input.bank).await?;
            let proposed = propose_close(chart, &facts)?;
            let faults = check_close(chart, &proposed, &facts);
            if let Some((first, others)) = faults.split_first() {
                let told = others.iter().map(ledger::CloseFault::refusal);
                return Err(told
                    .fold(first.refusal().at(&fund, first.refusal().title, first.refusal().title_en), |all, next| {
                        all.at(&fund, next.title, next.title_en)
                    })
                    .into());
            }
            receipts_agree(&sides, &fund, month)?;
            let closed = books_month::Model {
                books_month_key: key(&fund, month),
                fund: fund.clone(),
                month: month.to_string(),
                state: CLOSED.to_owned(),
                closed_by: Some(cx.staff_id()?),
                closed_at: Some(cx.now),
                rev: 1,
            };
            match locked.iter().find(|row| row.fund == fund) {
                Some(row) => plan.update(books_month::Model { rev: row.rev, ..closed }),
                None => plan.insert(closed),
            }
            plan.output.funds.push(FundClosed {
                fund,
                vouchers: proposed.vouchers as u64,
                turnover_fen: proposed.balance.debit.0,
            });
        }
        if let Some(reopening) = standing_reopening(cx, month).await? {
            let by = Some(cx.staff_id()?);
            plan.update(books_reopening::Model { closed_again_by: by, closed_again_at: Some(cx.now), ..reopening });
        }
        Ok(plan)
    }
}

fn bank_balances_stand(cx: &Context<'_>, bank: &[StatedBalance]) -> Result<(), Refusal> {
    let mut seen = BTreeSet::new();
    for (index, stated) in bank.iter().enumerate() {
        let is_bank = cx.house.law.accounts.account(&stated.account).is_some_and(|account| account.bank);
        if cx.house.law.funds.get(&stated.fund).is_none() || !is_bank {
            let path = format!("bank[{index}]");
            return Err(Refusal::invalid(
                "bank_account_unknown",
                path,
                "没有该基金或该银行科目",
                "no such fund or bank account",
            ));
        }
        if !seen.insert((&stated.fund, &stated.account)) {
            let path = format!("bank[{index}]");
            return Err(Refusal::invalid(
                "bank_balance_repeated",
                path,
                "同一账户的余额重复",
                "a balance occurs twice",
            ));
        }
    }
    Ok(())
}

async fn facts_of(cx: &Context<'_>, fund: &str, month: Month, bank: &[StatedBalance]) -> Result<CloseFacts, Stop> {
    let vouchers = voucher::Entity::find()
        .filter(voucher::Column::Fund.eq(fund))
        .filter(voucher::Column::Month.eq(month.to_string()))
        .filter(voucher::Column::State.ne(VOID))
        .order_by_asc(voucher::Column::VoucherId);
    let vouchers = cx
        .view
        .all(vouchers)
        .await?
        .into_iter()
        .map(|row| VoucherInMonth { id: VoucherId(row.voucher_id), posted: row.state == POSTED });
    let bank = bank
        .iter()
        .filter(|stated| stated.fund == fund)
        .map(|stated| BankBalance { account: stated.account.clone(), amount: Fen(stated.balance_fen) });
    Ok(CloseFacts {
        fund: fund.to_owned(),
        month,
        first_open: first_open(&rows_of(cx, fund).await?, month)?,
        vouchers: vouchers.collect(),
        postings: postings_up_to(cx, fund, month).await?,
        bank: bank.collect(),
    })
}

/// What business, books and bank say about every payment ever released.
async fn receipts(cx: &Context<'_>) -> Result<Sides, Stop> {
    let batches = cx.view.all(payment_batch::Entity::find().order_by_asc(payment_batch::Column::BatchId)).await?;
    gather(cx, &batches.iter().map(|row| row.batch_id).collect::<Vec<_>>()).await
}

/// Paid by the bank up to the month, and booked up to the month, are the same.
fn receipts_agree(sides: &Sides, fund: &str, month: Month) -> Result<(), Refusal> {
    let last_day = month.last_day();
    let booked =
        |id: i64| sides.booked.iter().find(|line| line.instruction_id == id && line.posted && line.month <= month);
    for payment in sides.business.iter().filter(|payment| payment.fund == fund) {
        let id = payment.instruction.0;
        let paid =
            payment.outcome == ledger::Outcome::Done && sides.paid_on.get(&id).is_some_and(|day| *day <= last_day);
        match (paid, booked(id)) {
            (true, None) => {
                return Err(Refusal::conflict(
                    "payment_not_booked",
                    "有银行已支付的款项尚未记账，不能结账",
                    "the bank has paid what the books do not have yet",
                )
                .at(fund, payment.instruction.to_string(), payment.instruction.to_string())
                .citing("R3d-29"));
            }
            (false, Some(_)) => {
                return Err(Refusal::conflict(
                    "booked_without_receipt",
                    "有已记账的款项没有当期银行回单，不能结账",
                    "the books have what no receipt of these months shows",
                )
                .at(fund, payment.instruction.to_string(), payment.instruction.to_string())
                .citing("R3d-29"));
            }
            _ => {}
        }
    }
    Ok(())
}
