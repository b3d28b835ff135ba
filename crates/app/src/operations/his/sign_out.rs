//! A hospital's system gives its number of the day back: messages that carry it
//! are refused from then on.
//!
//! Article: R3d-39.2.

use base::{ProviderId, Refusal, RefusalKind};
use regulation::duties::Duty;
use schemars::JsonSchema;
use sea_orm::EntityTrait;
use serde::{Deserialize, Serialize};
use store::entity::his_sign_in;

use super::sign_in::{sign_no_digest, signed_in};
use crate::command::{Access, Command, CommandSpec, Context, Idempotency, MoneyEffect, Plan};
use crate::stop::Stop;

/// Signs out a hospital's system.
pub struct SignOut;

/// Which number is given back.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NumberGivenBack {
    /// The number of the sign-in.
    pub sign_no: String,
}

/// Done.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct SignedOut {
    /// The provider.
    pub provider_id: ProviderId,
}

impl Command for SignOut {
    const SPEC: CommandSpec = CommandSpec {
        name: "his.sign_out",
        title: "医院系统签退",
        title_en: "sign out a hospital's system",
        access: Access::Duty(&[Duty::HisClaims]),
        money: MoneyEffect::None,
        step_up: false,
        sensitive: &["sign_no"],
        idempotency: Idempotency::Harmless,
        articles: &["R3d-39"],
    };
    type Input = NumberGivenBack;
    type Output = SignedOut;

    async fn decide(cx: &Context<'_>, input: NumberGivenBack) -> Result<Plan<SignedOut>, Stop> {
        let provider_id = cx.provider_id()?;
        if !signed_in(cx.view, provider_id, &input.sign_no, cx.today).await? {
            return Err(Refusal::new(
                RefusalKind::Unauthenticated,
                "not_signed_in",
                "未签到或签到已失效",
                "not signed in today under this number",
            )
            .into());
        }
        let digest = sign_no_digest(&input.sign_no);
        let mut plan = Plan::answering(SignedOut { provider_id: ProviderId(provider_id) });
        plan.about("provider", ProviderId(provider_id));
        plan.operational(move |unit| {
            Box::pin(async move {
                his_sign_in::Entity::delete_by_id(digest).exec(unit.operational()).await?;
                Ok(())
            })
        });
        Ok(plan)
    }
}
