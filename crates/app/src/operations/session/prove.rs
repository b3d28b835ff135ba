//! The person signed in proves the second factor anew, so that the session may
//! approve, release, set parameters, change rights and export for some minutes
//! (regulation/security/second_factor.toml). Failures count as at the door.
//!
//! Article: R1-24, G22239-8.1.4.1.d. Threats I04, O02.

use base::{AccountId, Refusal};
use schemars::JsonSchema;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde::{Deserialize, Serialize};
use store::entity::{account, second_factor, session};
use time::{Duration, OffsetDateTime};

use super::code::{self, Code};
use super::enrol_second_factor::CodeShown;
use super::failures::Failures;
use crate::command::{Access, Command, CommandSpec, Context, Idempotency, MoneyEffect, Plan};
use crate::live_session::HeldBack;
use crate::stop::Stop;

/// Proves the second factor.
pub struct Prove;

/// Done, or why not: a wrong code is counted.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct Proof {
    /// Until when the proof counts.
    #[serde(with = "time::serde::rfc3339::option")]
    #[schemars(with = "Option<String>")]
    pub until: Option<OffsetDateTime>,
    /// Why not.
    pub refusal: Option<Refusal>,
}

impl Proof {
    pub(super) fn given(cx: &Context<'_>) -> Proof {
        let window = Duration::minutes(i64::from(cx.house.security().step_up_minutes));
        Proof { until: Some(cx.now + window), refusal: None }
    }

    pub(super) fn refused(refusal: Refusal) -> Proof {
        Proof { until: None, refusal: Some(refusal) }
    }
}

impl Command for Prove {
    const SPEC: CommandSpec = CommandSpec {
        name: "session.prove",
        title: "验证动态口令",
        title_en: "prove the second factor",
        access: Access::SignedIn,
        money: MoneyEffect::None,
        step_up: false,
        sensitive: &["code"],
        idempotency: Idempotency::Harmless,
        articles: &["R1-24", "G22239-8.1.4.1.d"],
    };
    type Input = CodeShown;
    type Output = Proof;

    async fn decide(cx: &Context<'_>, input: CodeShown) -> Result<Plan<Proof>, Stop> {
        let account_id = cx.caller.account_id.unwrap_or_default();
        let account = cx.view.by_key::<account::Model>(account_id).await?;
        let account = account.ok_or_else(|| Refusal::unknown("账号", "account"))?;
        let failures = Failures::of(cx, &account.login).await?;
        if let Some(lock) = failures.lock(cx) {
            return Ok(Plan::answering(Proof::refused(lock)));
        }
        let factor = cx.view.by_key::<second_factor::Model>(account_id).await?;
        let factor = factor.filter(|factor| factor.state == "active");
        let factor = factor.ok_or_else(|| HeldBack::SecondFactorMissing.refusal())?;
        let refusal = match code::look_at(cx, factor, &input.code)? {
            Code::Right(factor) => {
                let mut plan = Plan::answering(Proof::given(cx));
                plan.about("account", AccountId(account_id));
                failures.clear(&mut plan);
                plan.update(factor);
                mark_proven(cx, &mut plan);
                return Ok(plan);
            }
            Code::Used => code::used(),
            Code::Wrong => code::wrong(),
        };
        let mut plan = Plan::answering(Proof::refused(refusal));
        plan.about("account", AccountId(account_id));
        failures.count(cx, &mut plan, Some(&account)).await?;
        Ok(plan)
    }
}

/// Writes into the caller's session that it was proven now.
pub(super) fn mark_proven<O>(cx: &Context<'_>, plan: &mut Plan<O>) {
    let Some(digest) = cx.caller.session.clone() else { return };
    let now = cx.now;
    plan.operational(move |unit| {
        Box::pin(async move {
            session::Entity::update_many()
                .col_expr(session::Column::ProvenAt, Expr::value(now))
                .filter(session::Column::SessionDigest.eq(digest))
                .exec(unit.operational())
                .await?;
            Ok(())
        })
    });
}
