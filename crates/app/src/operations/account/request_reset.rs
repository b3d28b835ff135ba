//! The first of two administrators asks that a password or a second factor be
//! reset, for a holder who has lost it. Nothing is changed before the second
//! one confirms. Checked in this order: not one's own, it exists, not suspended,
//! there is something to reset, no such request waits, a reason.
//!
//! Article: R1-24, G22239-8.1.4.2.d. Threats I04, I22.

use base::{AccountId, Refusal, ResetId};
use schemars::JsonSchema;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde::{Deserialize, Serialize};
use store::IdKind;
use store::entity::{account, account_reset, second_factor};
use time::Duration;

pub use super::reset::ResetKind;
use super::whose::{ADMINISTRATORS, anothers, stated};
use crate::command::{Access, Command, CommandSpec, Context, Idempotency, MoneyEffect, Plan};
use crate::stop::Stop;

/// Asks for a reset.
pub struct RequestReset;

/// What is to be reset, and why.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ToReset {
    /// Whose.
    pub account_id: AccountId,
    /// What.
    pub kind: ResetKind,
    /// Why; 4 to 200 signs.
    pub reason: String,
}

/// The request.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct ResetRequested {
    /// Its id.
    pub reset_id: ResetId,
}

impl Command for RequestReset {
    const SPEC: CommandSpec = CommandSpec {
        name: "account.request_reset",
        title: "申请重置密码或动态口令",
        title_en: "ask for a reset",
        access: Access::Duty(ADMINISTRATORS),
        money: MoneyEffect::None,
        step_up: true,
        sensitive: &[],
        idempotency: Idempotency::Key,
        articles: &["R1-24", "G22239-8.1.4.2.d"],
    };
    type Input = ToReset;
    type Output = ResetRequested;

    async fn decide(cx: &Context<'_>, input: ToReset) -> Result<Plan<ResetRequested>, Stop> {
        let account = anothers(cx, input.account_id).await?;
        check_resettable(cx, &account, input.kind).await?;
        let waiting = waiting(cx, &account, input.kind).await?;
        if waiting.as_ref().is_some_and(|waiting| cx.now < waiting.expires_at) {
            return Err(Refusal::conflict(
                "reset_waits",
                "已有相同的重置申请待确认",
                "such a request waits for the second administrator already",
            )
            .into());
        }
        let reason = stated("reason", &input.reason)?;
        let reset_id = cx.house.store.id(IdKind::Object).await?;
        let mut plan = Plan::answering(ResetRequested { reset_id: ResetId(reset_id) });
        plan.about("account", input.account_id);
        plan.about("reset", ResetId(reset_id));
        if let Some(expired) = waiting {
            plan.update(account_reset::Model { state: "refused".to_owned(), decided_at: Some(cx.now), ..expired });
        }
        plan.insert(account_reset::Model {
            reset_id,
            account_id: account.account_id,
            kind: input.kind.code().to_owned(),
            reason,
            state: "waiting".to_owned(),
            requested_by: cx.staff_id()?,
            requested_at: cx.now,
            expires_at: cx.now + Duration::hours(i64::from(cx.house.security().reset_request_hours)),
            decided_by: None,
            decided_at: None,
            decision_note: None,
            rev: 1,
        });
        Ok(plan)
    }
}

/// A suspended account is resumed first; without a second factor there is none to reset.
async fn check_resettable(cx: &Context<'_>, account: &account::Model, kind: ResetKind) -> Result<(), Stop> {
    if account.status == "suspended" {
        return Err(Refusal::conflict(
            "account_suspended",
            "账号已停用，请先恢复",
            "the account is suspended; resume it first",
        )
        .into());
    }
    if kind == ResetKind::SecondFactor {
        let factor = cx.view.by_key::<second_factor::Model>(account.account_id).await?;
        if factor.is_none_or(|factor| factor.state != "active") {
            return Err(Refusal::conflict(
                "second_factor_absent",
                "该账号未绑定动态口令",
                "the account has no second factor",
            )
            .into());
        }
    }
    Ok(())
}

/// The request of this kind that nobody has decided.
async fn waiting(
    cx: &Context<'_>,
    account: &account::Model,
    kind: ResetKind,
) -> Result<Option<account_reset::Model>, Stop> {
    let select = account_reset::Entity::find()
        .filter(account_reset::Column::AccountId.eq(account.account_id))
        .filter(account_reset::Column::Kind.eq(kind.code()))
        .filter(account_reset::Column::State.eq("waiting"));
    Ok(cx.view.one(select).await?)
}
