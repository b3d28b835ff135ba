//! Takes an application back 撤回, before a reviewer has opened it, or once it was
//! returned. Nothing is deleted, and the next application of the same kind for the same
//! person goes to the reviewer this one was drawn for (`assignment.rs`).
//!
//! Article: R3d-19, R1-35. Threat I17.

use std::collections::BTreeSet;

use base::{CaseId, Refusal};
use schemars::JsonSchema;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde::{Deserialize, Serialize};
use store::entity::{material, material_opening};

use super::{opening_duty, take};
use crate::case_work::CaseWork;
use crate::command::{Command, CommandSpec, Context, Idempotency, MoneyEffect, Plan};
use crate::operations::audit_case::CaseMoved;
use crate::stop::Stop;

/// Takes an application back.
pub struct Withdraw;

/// Which case, and why.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Withdrawal {
    /// The case.
    pub case_id: CaseId,
    /// Why; needed.
    pub reason: String,
}

impl Command for Withdraw {
    const SPEC: CommandSpec = CommandSpec {
        name: "matter.withdraw",
        title: "办件撤回",
        title_en: "withdraw a case",
        access: super::OPENING,
        money: MoneyEffect::None,
        step_up: false,
        sensitive: &[],
        idempotency: Idempotency::Key,
        articles: &["R3d-19", "R1-35"],
    };
    type Input = Withdrawal;
    type Output = CaseMoved;

    async fn decide(cx: &Context<'_>, input: Withdrawal) -> Result<Plan<CaseMoved>, Stop> {
        let in_hand = take(cx, input.case_id).await?;
        let duty = opening_duty(cx, &in_hand.work.chain().opened_by)?;
        if !LEFT_TO_THE_OPENER.contains(&in_hand.work.row().state.as_str()) {
            not_looked_at(cx, &in_hand.work).await?;
        }
        let mut plan = Plan::answering(CaseMoved::pending(input.case_id));
        let row = in_hand.work.withdraw(cx, &mut plan, duty, input.reason).await?;
        plan.output = CaseMoved::of(&row);
        Ok(plan)
    }
}

/// States in which no reviewer has the case.
const LEFT_TO_THE_OPENER: [&str; 2] = ["draft", "returned"];

/// Whether a step was done since the case was opened: then only a returned case is taken back.
pub(crate) fn is_under_way(work: &CaseWork<'_>) -> bool {
    let opened_by = &work.chain().opened_by;
    let done = |duty: &str| !opened_by.iter().any(|opening| opening.code() == duty);
    !LEFT_TO_THE_OPENER.contains(&work.row().state.as_str()) && work.acts().iter().any(|act| done(&act.duty))
}

/// Refuses once a reviewer has done a step or opened one of the papers.
async fn not_looked_at(cx: &Context<'_>, work: &CaseWork<'_>) -> Result<(), Stop> {
    let openers: BTreeSet<i64> = work.acts().iter().map(|act| act.staff_id).collect();
    let papers = material::Entity::find().filter(material::Column::CaseId.eq(work.row().case_id));
    let papers: Vec<i64> = cx.view.all(papers).await?.into_iter().map(|paper| paper.material_id).collect();
    let opened = material_opening::Entity::find()
        .filter(material_opening::Column::MaterialId.is_in(papers))
        .filter(material_opening::Column::StaffId.is_not_in(openers));
    if !is_under_way(work) && cx.view.one(opened).await?.is_none() {
        return Ok(());
    }
    let refusal = Refusal::conflict(
        "case_opened_already",
        "审核人员已查阅或办理该件，不能撤回；如需更正请由审核环节退回",
        "a reviewer has opened or handled the case, so it is not taken back; have it returned to put it right",
    );
    Err(refusal.citing("R1-35").into())
}
