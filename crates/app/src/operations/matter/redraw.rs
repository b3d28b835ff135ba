//! Has somebody else drawn for the step a case waits for 重新抽取, for a reason: the
//! one drawn is away or overdue. By the control department, which reviews
//! nothing itself; the earlier draw stays to be seen.
//!
//! Article: R1-30, R1-35. Threat I03.

use regulation::duties::Duty;

use super::suspend::{ClockReason, at_this_step, reason_in_words};
use super::take;
use crate::command::{Access, Command, CommandSpec, Context, Idempotency, MoneyEffect, Plan};
use crate::operations::audit_case::CaseMoved;
use crate::stop::Stop;

/// Has somebody else drawn.
pub struct Redraw;

impl Command for Redraw {
    const SPEC: CommandSpec = CommandSpec {
        name: "matter.redraw",
        title: "重新抽取审核人",
        title_en: "have another reviewer drawn",
        access: Access::Duty(&[Duty::Inspection]),
        money: MoneyEffect::None,
        step_up: false,
        sensitive: &[],
        idempotency: Idempotency::Key,
        articles: &["R1-30", "R1-35"],
    };
    type Input = ClockReason;
    type Output = CaseMoved;

    async fn decide(cx: &Context<'_>, input: ClockReason) -> Result<Plan<CaseMoved>, Stop> {
        let in_hand = take(cx, input.case_id).await?;
        at_this_step(&in_hand.work, input.duty)?;
        reason_in_words(&input.reason)?;
        let mut plan = Plan::answering(CaseMoved::pending(input.case_id));
        let row = in_hand.work.drawn_anew(cx, &mut plan, &input.reason).await?;
        plan.output = CaseMoved::of(&row);
        Ok(plan)
    }
}
