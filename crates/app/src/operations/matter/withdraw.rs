//! Takes an application back 撤回, before it is decided. Nothing is deleted.
//!
//! Article: R3d-19, R1-35.

use base::CaseId;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{opening_duty, take};
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
        let mut plan = Plan::answering(CaseMoved::pending(input.case_id));
        let row = in_hand.work.withdraw(cx, &mut plan, duty, input.reason).await?;
        plan.output = CaseMoved::of(&row);
        Ok(plan)
    }
}
