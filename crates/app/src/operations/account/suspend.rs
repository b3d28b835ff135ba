//! An administrator suspends another's account: its sessions end at once.
//! Checked in this order: not one's own, it exists, not suspended already, not
//! the last administrator of a kind, a reason.
//!
//! Article: R1-24, G22239-8.1.4.2.c. Threat I22.

use base::{AccountId, Refusal};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use store::entity::account;

use super::whose::{ADMINISTRATORS, anothers, is_last_administrator, stated};
use crate::command::{Access, Command, CommandSpec, Context, Idempotency, MoneyEffect, Plan};
use crate::live_session;
use crate::stop::Stop;

/// Suspends an account.
pub struct Suspend;

/// Which account, and why.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AccountAndReason {
    /// Which.
    pub account_id: AccountId,
    /// Why; 4 to 200 signs.
    pub reason: String,
}

/// Done.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct AccountState {
    /// Which.
    pub account_id: AccountId,
    /// unconfirmed, active or suspended.
    pub status: String,
}

impl Command for Suspend {
    const SPEC: CommandSpec = CommandSpec {
        name: "account.suspend",
        title: "停用账号",
        title_en: "suspend an account",
        access: Access::Duty(ADMINISTRATORS),
        money: MoneyEffect::None,
        step_up: true,
        sensitive: &[],
        idempotency: Idempotency::Key,
        articles: &["R1-24", "G22239-8.1.4.2.c"],
    };
    type Input = AccountAndReason;
    type Output = AccountState;

    async fn decide(cx: &Context<'_>, input: AccountAndReason) -> Result<Plan<AccountState>, Stop> {
        let account = anothers(cx, input.account_id).await?;
        if account.status == "suspended" {
            return Err(Refusal::conflict("account_suspended", "账号已停用", "the account is suspended already").into());
        }
        if account.status == "active" && is_last_administrator(cx, account.account_id).await? {
            return Err(Refusal::conflict(
                "last_administrator",
                "该账号是最后一名此类管理员，不得停用",
                "this is the last administrator of its kind",
            )
            .citing("G22239-8.1.4.2.d")
            .into());
        }
        let reason = stated("reason", &input.reason)?;
        let account_id = account.account_id;
        let mut plan = Plan::answering(AccountState { account_id: input.account_id, status: "suspended".to_owned() });
        plan.about("account", input.account_id);
        plan.fact("reason", reason);
        plan.update(account::Model { status: "suspended".to_owned(), code_until: None, ..account });
        let now = cx.now;
        plan.operational(move |unit| {
            Box::pin(async move {
                live_session::end_all(unit.operational(), account_id, now, "suspended").await?;
                Ok(())
            })
        });
        Ok(plan)
    }
}
