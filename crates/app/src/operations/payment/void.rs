//! Takes a payment batch back before it is released, by whoever made it: its
//! instructions become void, its number stays visible with the reason, and what
//! it was to pay may be paid in another batch.
//!
//! Checked in this order: duty and history; made by the caller; not released or
//! void; a reason is given.
//!
//! Article: R1-20, R3d-33 (voided numbers stay visible).

use base::{BatchId, Refusal};
use regulation::duties::Duty;
use schemars::JsonSchema;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde::{Deserialize, Serialize};
use store::entity::{case_step, payment_batch, payment_instruction, serial_use};

use super::batch::{Batch, instructions_for};
use super::payable::{Owed, Payable};
use super::state;
use crate::command::{Access, Command, CommandSpec, Context, Idempotency, MoneyEffect, Plan};
use crate::stop::Stop;

/// Takes a batch back.
pub struct Void;

/// Which batch, and why.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct BatchAndReason {
    /// The batch.
    pub batch_id: BatchId,
    /// Why; 1 to 500 signs.
    pub reason: String,
}

/// A batch as it is now.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct BatchState {
    /// The batch.
    pub batch_id: BatchId,
    /// made, released, closed or void.
    pub state: String,
}

impl Command for Void {
    const SPEC: CommandSpec = CommandSpec {
        name: "payment.void",
        title: "作废支付批次",
        title_en: "take a payment batch back",
        access: Access::Duty(&[Duty::PayMake]),
        money: MoneyEffect::Entitles,
        step_up: false,
        sensitive: &[],
        idempotency: Idempotency::Key,
        articles: &["R1-20", "R3d-33"],
    };
    type Input = BatchAndReason;
    type Output = BatchState;

    async fn decide(cx: &Context<'_>, input: BatchAndReason) -> Result<Plan<BatchState>, Stop> {
        let batch = Batch::take(cx, input.batch_id).await?;
        batch.case.may(cx, Duty::PayMake)?;
        let opened = case_step::Entity::find()
            .filter(case_step::Column::CaseId.eq(batch.row.case_id))
            .filter(case_step::Column::Seq.eq(1));
        if cx.view.one(opened).await?.is_none_or(|step| Some(step.staff_id) != cx.staff_id().ok()) {
            return Err(Refusal::forbidden(
                "not_made_by_caller",
                "只有制单人本人可以作废该批次",
                "only whoever made the batch takes it back",
            )
            .into());
        }
        let reason = checked(&batch, input.reason)?;
        let mut plan = Plan::answering(BatchState { batch_id: input.batch_id, state: state::BATCH_VOID.to_owned() });
        let batch = undo(cx, &mut plan, batch, &reason).await?;
        batch.case.withdraw(cx, &mut plan, Duty::PayMake, reason).await?;
        Ok(plan)
    }
}

/// The batch still waits for release, and the reason is one.
pub(super) fn checked(batch: &Batch<'_>, reason: String) -> Result<String, Refusal> {
    if batch.row.state != state::BATCH_MADE {
        return Err(not_waiting());
    }
    let signs = reason.trim().chars().count();
    if !(1..=500).contains(&signs) {
        return Err(Refusal::invalid(
            "reason_missing",
            "reason",
            "请填写 1 至 500 字的理由",
            "a reason of 1 to 500 signs",
        ));
    }
    Ok(reason)
}

/// The batch is not one that waits for release.
pub(super) fn not_waiting() -> Refusal {
    Refusal::conflict(
        "batch_not_waiting",
        "该批次已放行或已作废，不能再作此处理",
        "the batch has been released or voided already",
    )
    .citing("R1-20")
}

/// Voids a batch with all that belongs to it, save its case.
pub(super) async fn undo<'a, O>(
    cx: &Context<'_>,
    plan: &mut Plan<O>,
    batch: Batch<'a>,
    reason: &str,
) -> Result<Batch<'a>, Stop> {
    plan.about("payment_batch", BatchId(batch.row.batch_id));
    let elsewhere = instructions_for(cx, batch.payables.iter().map(Payable::owed)).await?;
    for one in &batch.payables {
        // One of which another batch has an instruction stays where it is.
        let live = elsewhere.iter().any(|other| {
            Owed::of(other) == one.owed() && other.batch_id != batch.row.batch_id && other.state != state::VOID
        });
        if !live && one.state() == state::IN_PAYMENT {
            one.moves_to(plan, state::APPROVED);
        }
    }
    plan.update(payment_batch::Model { state: state::BATCH_VOID.to_owned(), ..batch.row.clone() });
    for row in &batch.instructions {
        plan.update(payment_instruction::Model { state: state::VOID.to_owned(), ..row.clone() });
    }
    let number = serial_use::Entity::find()
        .filter(serial_use::Column::DocumentKind.eq("payment_batch"))
        .filter(serial_use::Column::DocumentId.eq(batch.row.batch_id));
    if let Some(number) = cx.view.one(number).await? {
        plan.update(serial_use::Model { voided_reason: Some(reason.to_owned()), ..number });
    }
    Ok(batch)
}
