//! Sends a matter's case back to the intake desk 退回, with a reason of the
//! matter's list and what is to be done. Its history stays.
//!
//! Article: R3d-19.4, R1-35.

use review::Decision;

use super::{StepAgainstCase, not_suspended, reason_given, take};
use crate::command::{Command, CommandSpec, Context, Idempotency, MoneyEffect, Plan};
use crate::operations::audit_case::CaseMoved;
use crate::stop::Stop;

/// Sends a case back.
pub struct Return;

impl Command for Return {
    const SPEC: CommandSpec = CommandSpec {
        name: "matter.return",
        title: "办件退回",
        title_en: "return a case",
        access: super::REVIEWING,
        money: MoneyEffect::None,
        step_up: false,
        sensitive: &[],
        idempotency: Idempotency::Key,
        articles: &["R3d-19.4", "R1-35"],
    };
    type Input = StepAgainstCase;
    type Output = CaseMoved;

    async fn decide(cx: &Context<'_>, input: StepAgainstCase) -> Result<Plan<CaseMoved>, Stop> {
        let in_hand = take(cx, input.case_id).await?;
        not_suspended(cx, input.case_id.0).await?;
        let mut plan = Plan::answering(CaseMoved::pending(input.case_id));
        let decision = Decision::Return { reason: input.reason_code.clone() };
        let row = in_hand.work.decide(cx, &mut plan, input.duty, decision, input.comment.clone()).await?;
        reason_given(in_hand.law, &input.reason_code, &input.comment)?;
        plan.output = CaseMoved::of(&row);
        plan.fact("reason", input.reason_code);
        Ok(plan)
    }
}
