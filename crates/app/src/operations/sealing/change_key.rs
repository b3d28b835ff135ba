//! Another key comes into force: from the commit on everything new is sealed
//! under it, in every process. Units of work that seal hold the key in force
//! until they end, so this one waits for them, and none is left that would still
//! seal under the former key.
//!
//! Checked in this order: the key is among the keys of the house; it is not known
//! here already; the digest key is the one of before.
//!
//! Article: R1-24, R3d-34. Threats I10, C05.

use base::Refusal;
use schemars::JsonSchema;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde::{Deserialize, Serialize};
use store::entity::sealing_key;

use crate::command::{Access, Command, CommandSpec, Context, Idempotency, MoneyEffect, Plan};
use crate::stop::Stop;

/// Brings another key into force.
pub struct ChangeKey;

/// Which key.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct KeyName {
    /// Its name, eight hexadecimal digits; the key itself is nowhere but in the key file.
    #[schemars(title = "密钥名称", extend("x-title-en" = "Name of the key"))]
    pub key_name: String,
}

/// The change.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct KeyChanged {
    /// The key that sealed so far.
    pub former: String,
    /// The key that seals from now on.
    pub current: String,
}

impl Command for ChangeKey {
    const SPEC: CommandSpec = CommandSpec {
        name: "sealing.change_key",
        title: "更换加密密钥",
        title_en: "bring another sealing key into force",
        access: Access::House,
        money: MoneyEffect::None,
        step_up: false,
        sensitive: &[],
        idempotency: Idempotency::Harmless,
        articles: &["R1-24", "R3d-34", "G22239-8.1.4.8"],
    };
    type Input = KeyName;
    type Output = KeyChanged;

    async fn decide(cx: &Context<'_>, KeyName { key_name }: KeyName) -> Result<Plan<KeyChanged>, Stop> {
        let ring = cx.house.store.vault().ring_with(&key_name)?;
        if cx.view.by_key::<sealing_key::Model>(key_name.as_str()).await?.is_some() {
            return Err(Refusal::conflict(
                "sealing_key_known",
                "该密钥已启用过，不得再次启用",
                "this key has been in force already and does not come back",
            )
            .citing("R1-24")
            .into());
        }
        let current = sealing_key::Entity::find().filter(sealing_key::Column::State.eq("current"));
        let current = cx.view.one(current).await?.ok_or(Stop::Again)?;
        let former = cx.view.lock::<sealing_key::Model>(current.key_name.as_str()).await?;
        let former = former.filter(|row| row.state == "current").ok_or(Stop::Again)?;
        if ring.digest_name() != former.digest_key_name {
            return Err(Refusal::conflict(
                "digest_key_differs",
                "密钥文件中的摘要密钥与建库时不同，已停止更换",
                "the digest key of the key file is another one than that of the database",
            )
            .citing("R1-24")
            .into());
        }
        let mut plan = Plan::answering(KeyChanged { former: former.key_name.clone(), current: key_name.clone() });
        plan.about("sealing_key", &former.key_name);
        plan.about("sealing_key", &key_name);
        plan.fact("former", former.key_name.as_str());
        plan.fact("current", key_name.as_str());
        let digest_key_name = former.digest_key_name.clone();
        plan.update(sealing_key::Model { state: "former".to_owned(), ..former });
        plan.insert(sealing_key::Model {
            key_name,
            state: "current".to_owned(),
            digest_key_name,
            since: cx.now,
            retired_at: None,
            rev: 1,
        });
        Ok(plan)
    }
}
