//! Makes the voucher that books what a fund has paid through a batch: one debit
//! and one credit for each instruction the bank has carried out, on the accounts
//! that the law data names. The voucher takes the batch's history over, so that
//! neither maker nor releaser of the payment signs it.
//!
//! Checked in this order: the fund keeps books; the batch exists; something is
//! paid and not yet booked; then the checks of the ledger engine.
//!
//! Article: R3d-22 (a cashier keeps no books), R3d-26, R3d-27.

use std::collections::BTreeSet;

use base::{BatchId, Fen, Refusal};
use ledger::book;
use regulation::duties::Duty;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use store::entity::{payment_batch, payment_instruction};

use super::booked_lines;
pub use super::open::VoucherMade;
use super::open::{NewVoucher, open};
use crate::command::{Access, Command, CommandSpec, Context, Idempotency, MoneyEffect, Plan};
use crate::operations::payment::{instructions_of, state};
use crate::stop::Stop;

/// Makes a voucher of payments.
pub struct Make;

/// What is to be booked.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PaymentsToBook {
    /// The batch.
    pub batch_id: BatchId,
    /// The fund whose payments are booked.
    pub fund: String,
}

/// The events payments are booked as (regulation/catalogs/accounts.toml).
const TO_PROVIDERS: &str = "provider_payment";
const TO_PERSONS: &str = "reimbursement_payment";

impl Command for Make {
    const SPEC: CommandSpec = CommandSpec {
        name: "voucher.make",
        title: "编制支付凭证",
        title_en: "make a voucher of payments",
        access: Access::Duty(&[Duty::VoucherMake]),
        money: MoneyEffect::Books,
        step_up: false,
        sensitive: &[],
        idempotency: Idempotency::Key,
        articles: &["R3d-22", "R3d-26", "R3d-27"],
    };
    type Input = PaymentsToBook;
    type Output = VoucherMade;

    async fn decide(cx: &Context<'_>, input: PaymentsToBook) -> Result<Plan<VoucherMade>, Stop> {
        let law = &cx.house.law;
        let fund = law.funds.get(&input.fund).ok_or_else(fund_unknown)?;
        // Locked, so that two vouchers cannot be made of the same payments at once.
        let batch = cx.view.lock::<payment_batch::Model>(input.batch_id.0).await?;
        let batch = batch.ok_or_else(|| Refusal::unknown("支付批次", "payment batch"))?;
        let paid = to_book(cx, &batch, &input.fund).await?;
        if paid.is_empty() {
            return Err(Refusal::conflict(
                "nothing_to_book",
                "该批次没有已支付而未入账的指令",
                "the batch has no payment of this fund that is done and not yet booked",
            )
            .citing("R3d-27")
            .into());
        }
        // A batch pays either statements or reimbursements.
        let event = if paid.iter().any(|row| row.statement_id.is_some()) { TO_PROVIDERS } else { TO_PERSONS };
        let entry = law.accounts.entry(event).ok_or_else(|| Stop::fault("booking a payment", "no such entry"))?;
        let amounts: Vec<(Fen, String)> = paid
            .iter()
            .map(|row| (Fen(row.amount_fen), format!("{} {} {}", batch.month, batch.serial, named(cx, row))))
            .collect();
        let draft = book(&law.accounts, event, &input.fund, cx.today, &amounts)
            .map_err(|error| Stop::fault("booking a payment", error))?;
        let instructions = paid.iter().flat_map(|row| [Some(row.instruction_id); 2]).collect();
        let mut plan = open(
            cx,
            NewVoucher {
                draft,
                event,
                summary: format!("{}（{}，{}）", entry.zh, fund.short, batch.serial),
                batch_id: Some(batch.batch_id),
                instructions,
                grown_from: &[batch.case_id],
                comment: String::new(),
            },
        )
        .await?;
        plan.about("payment_batch", input.batch_id);
        Ok(plan)
    }
}

/// Whom a line of the books names: a provider, of a person only the family name.
fn named(cx: &Context<'_>, row: &payment_instruction::Model) -> String {
    match row.statement_id {
        Some(_) => row.payee_name.clone(),
        None => cx.masked("payment_instruction.payee_name", &row.payee_name),
    }
}

/// What the fund has paid through the batch and no voucher books yet.
async fn to_book(
    cx: &Context<'_>,
    batch: &payment_batch::Model,
    fund: &str,
) -> Result<Vec<payment_instruction::Model>, Stop> {
    let mut paid = instructions_of(cx, batch.batch_id).await?;
    paid.retain(|row| row.fund == fund && row.state == state::DONE);
    let booked: BTreeSet<i64> = booked_lines(cx, paid.iter().map(|row| row.instruction_id))
        .await?
        .into_iter()
        .map(|line| line.instruction_id)
        .collect();
    paid.retain(|row| !booked.contains(&row.instruction_id));
    Ok(paid)
}

/// No such fund keeps books.
pub(super) fn fund_unknown() -> Refusal {
    Refusal::invalid("fund_unknown", "fund", "没有该基金的账套", "no such fund keeps books").citing("R2-72")
}
