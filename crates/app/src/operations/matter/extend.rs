//! Gives a case more time 延长: once, by whoever approves, as much again as the step
//! it waits for has.
//!
//! Article: R1-12, R2-42 (time limits).

use base::Refusal;
use regulation::duties::Duty;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use store::IdKind;
use store::entity::case_pause;

use super::suspend::{ClockReason, at_this_step, reason_in_words};
use super::{not_suspended, take};
use crate::command::{Access, Command, CommandSpec, Context, Idempotency, MoneyEffect, Plan};
use crate::operations::audit_case::CaseMoved;
use crate::stop::Stop;

/// Gives more time.
pub struct Extend;

impl Command for Extend {
    const SPEC: CommandSpec = CommandSpec {
        name: "matter.extend",
        title: "办件延长期限",
        title_en: "give a case more time",
        access: Access::Duty(&[Duty::Approve]),
        money: MoneyEffect::None,
        step_up: true,
        sensitive: &[],
        idempotency: Idempotency::Key,
        articles: &["R1-12", "R2-42"],
    };
    type Input = ClockReason;
    type Output = CaseMoved;

    async fn decide(cx: &Context<'_>, input: ClockReason) -> Result<Plan<CaseMoved>, Stop> {
        let in_hand = take(cx, input.case_id).await?;
        at_this_step(&in_hand.work, input.duty)?;
        reason_in_words(&input.reason)?;
        not_suspended(cx, input.case_id.0).await?;
        let before = case_pause::Entity::find()
            .filter(case_pause::Column::CaseId.eq(input.case_id.0))
            .filter(case_pause::Column::Kind.eq("extended"));
        if cx.view.one(before).await?.is_some() {
            let refusal = Refusal::conflict(
                "case_already_extended",
                "该办件已延长过一次",
                "the case was given more time already",
            );
            return Err(refusal.citing("R1-12").into());
        }
        let step = in_hand.work.chain().steps.iter().find(|step| step.duty == input.duty);
        let days = step.map(|step| step.limit_days).unwrap_or_default();
        let due_before = in_hand.work.row().due_on;
        let due_on = due_before.map(|due| cx.house.law.calendar.after(due, days));
        let mut plan = Plan::answering(CaseMoved::pending(input.case_id));
        plan.fact("extended_days", days);
        plan.insert(case_pause::Model {
            case_pause_id: cx.house.store.id(IdKind::Object).await?,
            case_id: input.case_id.0,
            kind: "extended".to_owned(),
            reason: input.reason,
            decided_by: cx.staff_id()?,
            from_date: cx.today,
            until_date: Some(cx.today),
            due_before,
            rev: 1,
        });
        plan.output = CaseMoved::of(&in_hand.work.due_anew(&mut plan, due_on));
        Ok(plan)
    }
}
