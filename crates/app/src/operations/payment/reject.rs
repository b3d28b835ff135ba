//! Declines a payment batch instead of releasing it: it becomes void as if its
//! maker had taken it back, and a right one is made anew.
//!
//! Checked in this order: duty and history; not released or void; a reason is
//! given.
//!
//! Article: R1-20, R3d-33.

use regulation::duties::Duty;
use review::Decision;

use super::batch::Batch;
use super::state;
use super::void::{BatchAndReason, BatchState, checked, undo};
use crate::command::{Access, Command, CommandSpec, Context, Idempotency, MoneyEffect, Plan};
use crate::stop::Stop;

/// Declines a batch.
pub struct Reject;

impl Command for Reject {
    const SPEC: CommandSpec = CommandSpec {
        name: "payment.reject",
        title: "拒绝放行",
        title_en: "decline a payment batch",
        access: Access::Duty(&[Duty::PayRelease]),
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
        batch.case.may(cx, Duty::PayRelease)?;
        let reason = checked(&batch, input.reason)?;
        let mut plan = Plan::answering(BatchState { batch_id: input.batch_id, state: state::BATCH_VOID.to_owned() });
        let batch = undo(cx, &mut plan, batch, &reason).await?;
        let decision = Decision::Reject { reason: reason.clone() };
        batch.case.decide(cx, &mut plan, Duty::PayRelease, decision, reason).await?;
        Ok(plan)
    }
}
