//! A hospital's system signs in for the day and is given a number that its
//! later messages carry. Of the number only a digest is kept.
//!
//! Which hospital it is was told by the message; that the message really comes
//! from there was proven with the hospital's key before (`key_in_force.rs`).
//!
//! Article: R2-36, R3d-39.2.

use base::{ProviderId, Refusal, in_beijing};
use regulation::duties::Duty;
use schemars::JsonSchema;
use sea_orm::ActiveValue::Set;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde::{Deserialize, Serialize};
use sm3::{Digest, Sm3};
use store::View;
use store::entity::his_sign_in;
use time::{Date, Duration};

use crate::command::{Access, Command, CommandSpec, Context, Idempotency, MoneyEffect, Plan};
use crate::stop::Stop;

/// Signs in a hospital's system.
pub struct SignIn;

/// Who sits at the hospital's end.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SystemToSignIn {
    /// The operator as the hospital's system names it; 1 to 30 signs.
    pub operator: String,
}

/// The number for the day's messages.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct SignNumber {
    /// 30 hexadecimal digits; holds until the end of the civil day.
    pub sign_no: String,
}

/// Old numbers are of no use; they are kept this long to be looked at.
const KEPT: Duration = Duration::days(7);

impl Command for SignIn {
    const SPEC: CommandSpec = CommandSpec {
        name: "his.sign_in",
        title: "医院系统签到",
        title_en: "sign in a hospital's system",
        access: Access::Duty(&[Duty::HisClaims]),
        money: MoneyEffect::None,
        step_up: false,
        sensitive: &[],
        idempotency: Idempotency::Harmless,
        articles: &["R2-36", "R3d-39"],
    };
    type Input = SystemToSignIn;
    type Output = SignNumber;

    async fn decide(cx: &Context<'_>, input: SystemToSignIn) -> Result<Plan<SignNumber>, Stop> {
        let provider_id = cx.provider_id()?;
        let signs = input.operator.trim().chars().count();
        if signs == 0 || signs > 30 || input.operator.chars().any(char::is_control) {
            return Err(Refusal::invalid(
                "operator_malformed",
                "operator",
                "操作员编号须为 1 至 30 位",
                "an operator has 1 to 30 signs",
            )
            .into());
        }
        let sign_no = hex::encode(&cx.house.entropy.bytes32()[..15]);
        let row = his_sign_in::ActiveModel {
            sign_no_digest: Set(sign_no_digest(&sign_no)),
            provider_id: Set(provider_id),
            operator: Set(input.operator.trim().to_owned()),
            signed_at: Set(cx.now),
        };
        let old = cx.now - KEPT;
        let mut plan = Plan::answering(SignNumber { sign_no });
        plan.about("provider", ProviderId(provider_id));
        plan.operational(move |unit| {
            Box::pin(async move {
                let db = unit.operational();
                his_sign_in::Entity::delete_many()
                    .filter(his_sign_in::Column::ProviderId.eq(provider_id))
                    .filter(his_sign_in::Column::SignedAt.lt(old))
                    .exec(db)
                    .await?;
                his_sign_in::Entity::insert(row).exec_without_returning(db).await?;
                Ok(())
            })
        });
        Ok(plan)
    }
}

/// Whether a number was given to this provider on this civil day.
pub async fn signed_in(view: View<'_>, provider_id: i64, sign_no: &str, today: Date) -> Result<bool, Stop> {
    let found = view.one(his_sign_in::Entity::find_by_id(sign_no_digest(sign_no))).await?;
    Ok(found.is_some_and(|row| row.provider_id == provider_id && in_beijing(row.signed_at).date() == today))
}

pub(super) fn sign_no_digest(sign_no: &str) -> String {
    hex::encode(Sm3::digest(sign_no.as_bytes()))
}
