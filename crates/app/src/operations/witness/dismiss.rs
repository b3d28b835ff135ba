//! Dismisses a witness: its cosignatures are no longer waited for and no longer
//! taken. Those it gave stay valid. Done by the audit administrator, never by
//! whoever appoints, so that no one person can go unwatched.
//!
//! Article: R1-24. Threat I11.

use base::Refusal;
use regulation::duties::Duty;
use schemars::JsonSchema;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde::{Deserialize, Serialize};
use store::entity::witness;

use crate::command::{Access, Command, CommandSpec, Context, Idempotency, MoneyEffect, Plan};
use crate::operations::witness::appoint::Appointed;
use crate::stop::Stop;

/// Dismisses a witness.
pub struct Dismiss;

/// Which witness, and why.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WitnessToDismiss {
    /// Its name.
    #[schemars(title = "见证方名称", extend("x-title-en" = "The witness's name"))]
    pub name: String,
    /// Why; 4 to 200 signs.
    #[schemars(title = "理由", extend("x-title-en" = "Reason"))]
    pub reason: String,
}

impl Command for Dismiss {
    const SPEC: CommandSpec = CommandSpec {
        name: "witness.dismiss",
        title: "撤销痕迹见证方",
        title_en: "dismiss a witness of the trail",
        access: Access::Duty(&[Duty::AuditAdmin]),
        money: MoneyEffect::None,
        step_up: true,
        sensitive: &[],
        idempotency: Idempotency::Key,
        articles: &["R1-24"],
    };
    type Input = WitnessToDismiss;
    type Output = Appointed;

    async fn decide(cx: &Context<'_>, input: WitnessToDismiss) -> Result<Plan<Appointed>, Stop> {
        let reason = input.reason.trim();
        if !(4..=200).contains(&reason.chars().count()) {
            return Err(Refusal::invalid(
                "reason_missing",
                "reason",
                "请填写理由（4 至 200 字）",
                "give a reason of 4 to 200 signs",
            )
            .into());
        }
        let active = witness::Entity::find()
            .filter(witness::Column::Name.eq(input.name.as_str()))
            .filter(witness::Column::DismissedOn.is_null());
        let active = cx.view.one(active).await?.ok_or_else(|| Refusal::unknown("见证方", "witness"))?;
        let mut plan = Plan::answering(Appointed { name: active.name.clone() });
        plan.about("witness", &active.name);
        plan.fact("reason", reason);
        plan.update(witness::Model { dismissed_on: Some(cx.today), ..active });
        Ok(plan)
    }
}
