//! Stops the clock of a case 中止 while it waits for something outside the agency,
//! with the reason in words. Nothing is decided on it meanwhile.
//!
//! Article: R1-12, R2-42 (time limits).

use base::Refusal;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use store::IdKind;
use store::entity::case_pause;

use super::{not_suspended, take};
use crate::command::{Command, CommandSpec, Context, Idempotency, MoneyEffect, Plan};
use crate::operations::audit_case::{CaseMoved, too_long};
use crate::stop::Stop;
use base::CaseId;
use regulation::duties::Duty;

/// Stops the clock.
pub struct Suspend;

/// Which case, at which step, and why.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ClockReason {
    /// The case.
    pub case_id: CaseId,
    /// The step at which the caller believes it to be.
    pub duty: Duty,
    /// Why; needed.
    pub reason: String,
}

impl Command for Suspend {
    const SPEC: CommandSpec = CommandSpec {
        name: "matter.suspend",
        title: "办件中止计时",
        title_en: "stop the clock of a case",
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
        not_suspended(cx, input.case_id.0).await?;
        let mut plan = Plan::answering(CaseMoved::pending(input.case_id));
        in_hand.work.act_beside(cx, &mut plan, input.duty, "suspend", input.reason.clone()).await?;
        plan.insert(case_pause::Model {
            case_pause_id: cx.house.store.id(IdKind::Object).await?,
            case_id: input.case_id.0,
            kind: "suspended".to_owned(),
            reason: input.reason,
            decided_by: cx.staff_id()?,
            from_date: cx.today,
            until_date: None,
            due_before: in_hand.work.row().due_on,
            rev: 1,
        });
        plan.output = CaseMoved::of(&in_hand.work.due_anew(&mut plan, None));
        Ok(plan)
    }
}

/// A page that is out of date is refused.
pub(crate) fn at_this_step(work: &crate::case_work::CaseWork<'_>, duty: Duty) -> Result<(), Refusal> {
    if work.waits_for() == Some(duty) {
        return Ok(());
    }
    Err(Refusal::conflict(
        "step_not_expected",
        "本案当前不在此环节，请刷新后再办理",
        "the case is not at this step now; load it again",
    )
    .citing("R1-12"))
}

pub(crate) fn reason_in_words(reason: &str) -> Result<(), Refusal> {
    too_long("reason", reason)?;
    if reason.trim().is_empty() {
        return Err(Refusal::invalid("reason_missing", "reason", "请填写理由", "give the reason").citing("R3d-19.4"));
    }
    Ok(())
}
