//! The second administrator refuses a reset, with a reason. Checked as for
//! confirming it.
//!
//! Article: R1-24. Threat I22.

use base::ResetId;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use store::entity::account_reset;

use super::reset::in_hand;
use super::whose::{CONFIRMERS, stated};
use crate::command::{Access, Command, CommandSpec, Context, Idempotency, MoneyEffect, Plan};
use crate::stop::Stop;

/// Refuses a reset.
pub struct RefuseReset;

/// Which request, and why.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ResetAndReason {
    /// Which.
    pub reset_id: ResetId,
    /// Why; 4 to 200 signs.
    pub reason: String,
}

/// Done.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct ResetRefused {
    /// Which.
    pub reset_id: ResetId,
}

impl Command for RefuseReset {
    const SPEC: CommandSpec = CommandSpec {
        name: "account.refuse_reset",
        title: "驳回重置",
        title_en: "refuse a reset",
        access: Access::Duty(CONFIRMERS),
        money: MoneyEffect::None,
        step_up: true,
        sensitive: &[],
        idempotency: Idempotency::Key,
        articles: &["R1-24"],
    };
    type Input = ResetAndReason;
    type Output = ResetRefused;

    async fn decide(cx: &Context<'_>, input: ResetAndReason) -> Result<Plan<ResetRefused>, Stop> {
        let in_hand = in_hand(cx, input.reset_id).await?;
        let reason = stated("reason", &input.reason)?;
        let mut plan = Plan::answering(ResetRefused { reset_id: input.reset_id });
        in_hand.tell(cx, &mut plan).await?;
        plan.update(account_reset::Model {
            state: "refused".to_owned(),
            decided_by: Some(cx.staff_id()?),
            decided_at: Some(cx.now),
            decision_note: Some(reason),
            ..in_hand.reset
        });
        Ok(plan)
    }
}
