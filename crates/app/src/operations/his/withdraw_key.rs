//! Withdraws the key of a hospital: its messages are refused until it has another.
//!
//! Article: R3d-39.2, R1-24. Threat O12.

use base::{HisKeyId, ProviderId, Refusal};
use regulation::duties::Duty;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use store::entity::his_key;

use super::issue_key::withdrawn;
use crate::command::{Access, Command, CommandSpec, Context, Idempotency, MoneyEffect, Plan};
use crate::stop::Stop;

/// Withdraws a key.
pub struct WithdrawKey;

/// Which key, and why.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct KeyToWithdraw {
    /// The key.
    pub key_id: HisKeyId,
    /// Why; 4 to 200 signs.
    pub reason: String,
}

/// Done.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct KeyWithdrawn {
    /// The key.
    pub key_id: HisKeyId,
}

impl Command for WithdrawKey {
    const SPEC: CommandSpec = CommandSpec {
        name: "his.withdraw_key",
        title: "收回医院接口密钥",
        title_en: "withdraw the key of a hospital",
        access: Access::Duty(&[Duty::SecurityAdmin]),
        money: MoneyEffect::None,
        step_up: true,
        sensitive: &[],
        idempotency: Idempotency::Key,
        articles: &["R3d-39", "R1-24"],
    };
    type Input = KeyToWithdraw;
    type Output = KeyWithdrawn;

    async fn decide(cx: &Context<'_>, input: KeyToWithdraw) -> Result<Plan<KeyWithdrawn>, Stop> {
        let reason = input.reason.trim();
        if !(4..=200).contains(&reason.chars().count()) {
            let (zh, en) = ("请填写理由（4 至 200 字）", "give a reason of 4 to 200 signs");
            return Err(Refusal::invalid("reason_missing", "reason", zh, en).into());
        }
        let key = cx.view.lock::<his_key::Model>(input.key_id.0).await?;
        let key = key.ok_or_else(|| Refusal::unknown("接口密钥", "key"))?;
        if key.state != "active" {
            return Err(Refusal::conflict("key_withdrawn", "该密钥已收回", "the key has been withdrawn").into());
        }
        let mut plan = Plan::answering(KeyWithdrawn { key_id: input.key_id });
        plan.about("provider", ProviderId(key.provider_id));
        plan.about("his_key", input.key_id);
        plan.fact("reason", reason);
        plan.update(withdrawn(cx, key));
        Ok(plan)
    }
}
