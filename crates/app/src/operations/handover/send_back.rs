//! Sends the list of a handover back to the giver with a reason: something is
//! missing or not as stated. All signatures given so far fall.
//!
//! Article: R3d-32.

use base::{HandoverId, Refusal};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use store::entity::handover;

use super::take;
use crate::command::{Access, Command, CommandSpec, Context, Idempotency, MoneyEffect, Plan};
use crate::stop::Stop;

/// Sends a list back.
pub struct SendBack;

/// Which list, and why.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ListToSendBack {
    /// The handover.
    pub handover_id: HandoverId,
    /// Why.
    pub reason: String,
}

/// Done.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct SentBack {
    /// The handover.
    pub handover_id: HandoverId,
}

impl Command for SendBack {
    const SPEC: CommandSpec = CommandSpec {
        name: "handover.send_back",
        title: "退回交接清单",
        title_en: "send the list of a handover back",
        access: Access::SignedIn,
        money: MoneyEffect::None,
        step_up: false,
        sensitive: &[],
        idempotency: Idempotency::Key,
        articles: &["R3d-32"],
    };
    type Input = ListToSendBack;
    type Output = SentBack;

    async fn decide(cx: &Context<'_>, input: ListToSendBack) -> Result<Plan<SentBack>, Stop> {
        let (row, _) = take(cx, input.handover_id).await?;
        let me = cx.staff_id()?;
        if me == row.giver_id {
            let refusal =
                Refusal::forbidden("not_the_receiver", "由接交人或监交人退回", "receiver or supervisor send it back");
            return Err(refusal.citing("R3d-32").into());
        }
        let signed = [row.giver_signed_at, row.receiver_signed_at, row.supervisor_signed_at];
        if row.giver_signed_at.is_none() || signed.iter().all(Option::is_some) {
            let refusal = Refusal::conflict(
                "handover_not_waiting",
                "移交人尚未签字，或交接已完成",
                "the giver has not signed yet, or the handover is complete",
            );
            return Err(refusal.citing("R3d-32").into());
        }
        let reason = input.reason.trim().to_owned();
        let signs = reason.chars().count();
        if signs == 0 || signs > 500 {
            let path = "reason";
            return Err(
                Refusal::invalid("text_malformed", path, "须填写，不超过 500 字", "needed, at most 500 signs").into()
            );
        }
        let mut plan = Plan::answering(SentBack { handover_id: input.handover_id });
        plan.about("handover", input.handover_id);
        plan.update(handover::Model {
            giver_signed_at: None,
            receiver_signed_at: None,
            supervisor_signed_at: None,
            list_digest: String::new(),
            returned_reason: reason,
            ..row
        });
        Ok(plan)
    }
}
