//! Refuses a matter's case for good 不予办理, with a reason of the
//! matter's list and why in words. Nothing takes effect; the case stays to be seen,
//! and the person is told in writing, with the right to be heard.
//!
//! Article: R3d-19.4, R1-35, R5-22.

use regulation::matters::DocumentMoment;
use review::Decision;

use super::{StepAgainstCase, not_suspended, reason_given, take};
use crate::command::{Command, CommandSpec, Context, Idempotency, MoneyEffect, Plan};
use crate::official::{self, Said};
use crate::operations::audit_case::CaseMoved;
use crate::stop::Stop;

/// Refuses a case for good.
pub struct Reject;

impl Command for Reject {
    const SPEC: CommandSpec = CommandSpec {
        name: "matter.reject",
        title: "办件不予通过",
        title_en: "reject a case",
        access: super::REVIEWING,
        money: MoneyEffect::None,
        step_up: false,
        sensitive: &[],
        idempotency: Idempotency::Key,
        articles: &["R3d-19.4", "R1-35", "R5-22"],
    };
    type Input = StepAgainstCase;
    type Output = CaseMoved;

    async fn decide(cx: &Context<'_>, input: StepAgainstCase) -> Result<Plan<CaseMoved>, Stop> {
        let in_hand = take(cx, input.case_id).await?;
        not_suspended(cx, input.case_id.0).await?;
        let mut plan = Plan::answering(CaseMoved::pending(input.case_id));
        let decision = Decision::Reject { reason: input.reason_code.clone() };
        let row = in_hand.work.decide(cx, &mut plan, input.duty, decision, input.comment.clone()).await?;
        reason_given(in_hand.law, &input.reason_code, &input.comment)?;
        plan.output = CaseMoved::of(&row);
        let reason = in_hand.law.reason(&input.reason_code);
        let said = Said { reason, words: &input.comment, ..Said::default() };
        official::issue(cx, &mut plan, in_hand.law, DocumentMoment::Rejected, &row, input.duty, said).await?;
        plan.fact("reason", input.reason_code);
        Ok(plan)
    }
}
