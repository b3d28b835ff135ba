//! Retires a key under which nothing is sealed any more; then it may be taken out
//! of the key file. Nothing can come under it meanwhile: what is new is sealed
//! under the key in force alone.
//!
//! Checked in this order: the key is known; it is not in force; it is not retired
//! already; no value stands under it.
//!
//! Article: R1-24, R3d-34. Threats I10, C05.

use base::Refusal;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use store::entity::sealing_key;
use store::{KeyUse, key_uses, passing_key_uses};

use super::change_key::KeyName;
use crate::command::{Access, Command, CommandSpec, Context, Idempotency, MoneyEffect, Plan};
use crate::stop::Stop;

/// Retires a key.
pub struct RetireKey;

/// The key that was retired.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct KeyRetired {
    /// Its name.
    pub key_name: String,
}

impl Command for RetireKey {
    const SPEC: CommandSpec = CommandSpec {
        name: "sealing.retire_key",
        title: "停用加密密钥",
        title_en: "retire a sealing key",
        access: Access::House,
        money: MoneyEffect::None,
        step_up: false,
        sensitive: &[],
        idempotency: Idempotency::Harmless,
        articles: &["R1-24", "R3d-34", "G22239-8.1.4.8"],
    };
    type Input = KeyName;
    type Output = KeyRetired;

    async fn decide(cx: &Context<'_>, KeyName { key_name }: KeyName) -> Result<Plan<KeyRetired>, Stop> {
        let row = cx.view.lock::<sealing_key::Model>(key_name.as_str()).await?;
        let row = row.ok_or_else(|| Refusal::unknown("密钥", "key"))?;
        if row.state == "current" {
            return Err(refused("sealing_key_in_force", "该密钥正在使用，请先更换", "it is in force; change it first"));
        }
        if row.state == "retired" {
            return Err(refused("sealing_key_retired", "该密钥已停用", "it has been retired already"));
        }
        let under = |uses: Vec<KeyUse>| -> i64 {
            uses.iter().filter(|one| one.key_name == key_name).map(|one| one.values).sum()
        };
        let left = under(key_uses(cx.view).await?);
        if left > 0 {
            return Err(refused(
                "sealing_key_in_use",
                &format!("仍有 {left} 个值以该密钥加密，请先重新加密"),
                &format!("{left} values still stand under it; seal them anew first"),
            ));
        }
        let passing = under(passing_key_uses(cx.view).await?);
        if passing > 0 {
            return Err(refused(
                "sealing_key_in_use",
                &format!("仍有 {passing} 份限期保存的报文以该密钥加密，保存期满后方可停用"),
                &format!("{passing} messages kept for some days still stand under it; retire it when they have passed"),
            ));
        }
        let mut plan = Plan::answering(KeyRetired { key_name: key_name.clone() });
        plan.about("sealing_key", &key_name);
        plan.fact("retired", key_name.as_str());
        plan.update(sealing_key::Model { state: "retired".to_owned(), retired_at: Some(cx.now), ..row });
        Ok(plan)
    }
}

fn refused(code: &str, zh: &str, en: &str) -> Stop {
    Refusal::conflict(code, zh, en).citing("R1-24").into()
}
