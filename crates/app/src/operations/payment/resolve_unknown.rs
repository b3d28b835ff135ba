//! Decides an instruction whose result was unknown, by two persons: one has
//! taken a later receipt that names its result, another one, who may release
//! payments, confirms it here with the bank's number. Without such a receipt
//! nobody decides anything, and nothing is sent again.
//!
//! Checked in this order: the instruction exists; duty and history; the caller
//! took no receipt of the batch; the instruction is unknown; a matched receipt
//! line says the same.
//!
//! Article: R1-20, R3d-29.

use base::{BatchId, InstructionId, Refusal};
use regulation::duties::Duty;
use schemars::JsonSchema;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde::{Deserialize, Serialize};
use store::entity::{bank_receipt_line, payment_instruction};

use super::batch::Batch;
use super::outcome::write_outcomes;
use super::receipt_file::BankResult;
use super::state;
use super::take_receipt::Matching;
use crate::command::{Access, Command, CommandSpec, Context, Idempotency, MoneyEffect, Plan};
use crate::stop::Stop;

/// Decides an unknown result.
pub struct ResolveUnknown;

/// A result that can be decided on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum FinalResult {
    /// Paid.
    Done,
    /// Refused; no money moved, and it may be instructed again.
    Refused,
}

/// What is confirmed.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ToConfirm {
    /// The instruction.
    pub instruction_id: InstructionId,
    /// What became of it.
    pub result: FinalResult,
    /// The bank's number of that result.
    pub bank_reference: String,
    /// How it was made sure.
    pub comment: String,
}

/// The instruction as it is now.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct InstructionState {
    /// Which one.
    pub instruction_id: InstructionId,
    /// made, sent, done, refused, unknown or void.
    pub state: String,
}

impl Command for ResolveUnknown {
    const SPEC: CommandSpec = CommandSpec {
        name: "payment.resolve_unknown",
        title: "确认不明支付结果",
        title_en: "decide an unknown payment result",
        access: Access::Duty(&[Duty::PayRelease]),
        money: MoneyEffect::Moves,
        step_up: true,
        sensitive: &[],
        idempotency: Idempotency::Key,
        articles: &["R1-20", "R3d-29"],
    };
    type Input = ToConfirm;
    type Output = InstructionState;

    async fn decide(cx: &Context<'_>, input: ToConfirm) -> Result<Plan<InstructionState>, Stop> {
        let seen = cx.view.by_key::<payment_instruction::Model>(input.instruction_id.0).await?;
        let seen = seen.ok_or_else(|| Refusal::unknown("支付指令", "payment instruction"))?;
        let batch = Batch::take(cx, BatchId(seen.batch_id)).await?;
        batch.case.may(cx, Duty::PayRelease)?;
        let staff_id = cx.staff_id()?;
        let matched_by = batch.case.acts().iter().filter(|act| act.duty == Duty::ReceiptMatch.code());
        if matched_by.into_iter().any(|act| act.staff_id == staff_id) {
            return Err(Refusal::forbidden(
                "resolver_same_as_matcher",
                "导入回单的人不得确认不明结果，须由另一人确认",
                "whoever took the receipt does not confirm it; another person does",
            )
            .citing("R1-20")
            .into());
        }
        let row = batch.instructions.iter().find(|row| row.instruction_id == input.instruction_id.0).cloned();
        let row = row.filter(|row| row.state == state::UNKNOWN).ok_or_else(|| {
            Refusal::conflict("instruction_not_unknown", "该指令的结果不是不明", "the result is not unknown")
        })?;
        let result = match input.result {
            FinalResult::Done => BankResult::Done,
            FinalResult::Refused => BankResult::Refused,
        };
        if !receipt_says(cx, &row, result, &input.bank_reference).await? {
            return Err(Refusal::conflict(
                "receipt_does_not_say_so",
                "没有匹配的银行回单支持该结果，请先导入后续回单",
                "no matched receipt says so; take a later receipt first",
            )
            .citing("R3d-29")
            .into());
        }

        let mut plan =
            Plan::answering(InstructionState { instruction_id: input.instruction_id, state: result.code().to_owned() });
        plan.about("payment_batch", BatchId(seen.batch_id));
        plan.about("payment_instruction", input.instruction_id);
        plan.fact("result", result.code());
        batch.case.act_beside(cx, &mut plan, Duty::PayRelease, "resolve_unknown", input.comment).await?;
        let changed = payment_instruction::Model {
            state: result.code().to_owned(),
            bank_reference: Some(input.bank_reference),
            ..row
        };
        write_outcomes(cx, &mut plan, batch, vec![changed]).await?;
        Ok(plan)
    }
}

async fn receipt_says(
    cx: &Context<'_>,
    row: &payment_instruction::Model,
    result: BankResult,
    bank_reference: &str,
) -> Result<bool, Stop> {
    let select = bank_receipt_line::Entity::find()
        .filter(bank_receipt_line::Column::InstructionId.eq(row.instruction_id))
        .filter(bank_receipt_line::Column::Matched.eq(Matching::Matched.code()))
        .filter(bank_receipt_line::Column::Result.eq(result.code()))
        .filter(bank_receipt_line::Column::BankReference.eq(bank_reference));
    Ok(cx.view.one(select).await?.is_some())
}
