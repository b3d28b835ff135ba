//! Appoints a witness of the trail: from now on its cosignatures are kept, and
//! money goes out only over a checkpoint that enough witnesses have cosigned.
//! The security administrator appoints; only the audit administrator, another
//! person, can dismiss.
//!
//! Checked in this order: the key is one; it is a witness's; it is not the
//! house's own; no witness of that name is appointed; the key was never used.
//!
//! Article: R1-24 (records of operation are checked), R3d-34. Threat I11.

use base::Refusal;
use regulation::duties::Duty;
use schemars::JsonSchema;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde::{Deserialize, Serialize};
use store::IdKind;
use store::entity::witness;
use trail::{KeyUse, VerifierKey};

use crate::command::{Access, Command, CommandSpec, Context, Idempotency, MoneyEffect, Plan};
use crate::stop::Stop;

/// Appoints a witness.
pub struct Appoint;

/// The witness, by its key.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WitnessToAppoint {
    /// Its verifying key, one line `name+id+key`, obtained from whoever runs it.
    #[schemars(title = "见证方公钥", extend("x-title-en" = "The witness's key"))]
    pub verifier_key: String,
}

/// An appointed witness.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct Appointed {
    /// Its name.
    pub name: String,
}

impl Command for Appoint {
    const SPEC: CommandSpec = CommandSpec {
        name: "witness.appoint",
        title: "指定痕迹见证方",
        title_en: "appoint a witness of the trail",
        access: Access::Duty(&[Duty::SecurityAdmin]),
        money: MoneyEffect::None,
        step_up: true,
        sensitive: &[],
        idempotency: Idempotency::Key,
        articles: &["R1-24", "R3d-34"],
    };
    type Input = WitnessToAppoint;
    type Output = Appointed;

    async fn decide(cx: &Context<'_>, input: WitnessToAppoint) -> Result<Plan<Appointed>, Stop> {
        let key = input.verifier_key.trim().parse::<VerifierKey>().map_err(|_| not_a_key())?;
        if key.usage() != KeyUse::Witness || key.name() == cx.house.signer().await?.name() {
            return Err(not_a_key().into());
        }
        let same_name = witness::Entity::find()
            .filter(witness::Column::Name.eq(key.name()))
            .filter(witness::Column::DismissedOn.is_null());
        let same_key = witness::Entity::find().filter(witness::Column::VerifierKey.eq(key.to_string()));
        if cx.view.one(same_name).await?.is_some() || cx.view.one(same_key).await?.is_some() {
            return Err(Refusal::conflict(
                "witness_known",
                "该名称的见证方已指定，或该公钥曾经使用",
                "a witness of that name is appointed, or the key was used before",
            )
            .at("verifier_key", "已指定或用过", "appointed or used before")
            .into());
        }
        let mut plan = Plan::answering(Appointed { name: key.name().to_owned() });
        plan.about("witness", key.name());
        plan.fact("key_id", hex::encode(key.id()));
        plan.insert(witness::Model {
            witness_id: cx.house.store.id(IdKind::Object).await?,
            name: key.name().to_owned(),
            verifier_key: key.to_string(),
            appointed_on: cx.today,
            dismissed_on: None,
            rev: 1,
        });
        Ok(plan)
    }
}

fn not_a_key() -> Refusal {
    Refusal::invalid(
        "witness_key_malformed",
        "verifier_key",
        "不是见证方公钥（格式：名称+编号+公钥）",
        "not the verifying key of a witness (name+id+key)",
    )
}
