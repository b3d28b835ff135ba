//! Lets the clock of a case go on 恢复: the working days it stood still are added to
//! the end of its limit.
//!
//! Article: R1-12, R2-42 (time limits).

use base::Refusal;
use store::entity::case_pause;

use super::suspend::{ClockReason, at_this_step, reason_in_words};
use super::{suspension, take};
use crate::command::{Command, CommandSpec, Context, Idempotency, MoneyEffect, Plan};
use crate::operations::audit_case::CaseMoved;
use crate::stop::Stop;

/// Lets the clock go on.
pub struct Resume;

impl Command for Resume {
    const SPEC: CommandSpec = CommandSpec {
        name: "matter.resume",
        title: "办件恢复计时",
        title_en: "let the clock of a case go on",
        access: super::REVIEWING,
        money: MoneyEffect::None,
        step_up: false,
        sensitive: &[],
        idempotency: Idempotency::Key,
        articles: &["R1-12", "R2-42"],
    };
    type Input = ClockReason;
    type Output = CaseMoved;

    async fn decide(cx: &Context<'_>, input: ClockReason) -> Result<Plan<CaseMoved>, Stop> {
        let in_hand = take(cx, input.case_id).await?;
        at_this_step(&in_hand.work, input.duty)?;
        in_hand.work.may_decide(cx)?;
        reason_in_words(&input.reason)?;
        let pause = suspension(cx, input.case_id.0).await?.ok_or_else(|| {
            Refusal::conflict("case_not_suspended", "该办件没有中止计时", "the clock of the case is running")
        })?;
        let calendar = &cx.house.law.calendar;
        let stood_still = u32::try_from(calendar.between(pause.from_date, cx.today)).unwrap_or_default();
        let due_on = pause.due_before.map(|due| calendar.after(due, stood_still));
        let mut plan = Plan::answering(CaseMoved::pending(input.case_id));
        in_hand.work.act_beside(cx, &mut plan, input.duty, "resume", input.reason).await?;
        plan.fact("stood_still_days", stood_still);
        plan.update(case_pause::Model { until_date: Some(cx.today), ..pause });
        plan.output = CaseMoved::of(&in_hand.work.due_anew(&mut plan, due_on));
        Ok(plan)
    }
}
