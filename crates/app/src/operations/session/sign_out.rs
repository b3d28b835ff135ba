//! Signs a person out: all sessions of the account end.
//!
//! Article: R1-24.

use base::AccountId;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::command::{Access, Command, CommandSpec, Context, Idempotency, MoneyEffect, Plan};
use crate::live_session;
use crate::stop::Stop;

/// Signs out.
pub struct SignOut;

/// Nothing is needed.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Nothing {}

impl Command for SignOut {
    const SPEC: CommandSpec = CommandSpec {
        name: "session.sign_out",
        title: "退出登录",
        title_en: "sign out",
        access: Access::SignedIn,
        money: MoneyEffect::None,
        step_up: false,
        sensitive: &[],
        idempotency: Idempotency::Harmless,
        articles: &["R1-24"],
    };
    type Input = Nothing;
    type Output = Nothing;

    async fn decide(cx: &Context<'_>, _: Nothing) -> Result<Plan<Nothing>, Stop> {
        let mut plan = Plan::answering(Nothing {});
        let now = cx.now;
        if let Some(account_id) = cx.caller.account_id {
            plan.about("account", AccountId(account_id));
            plan.operational(move |unit| {
                Box::pin(async move {
                    live_session::end_all(unit.operational(), account_id, now, "signed_out").await?;
                    Ok(())
                })
            });
        }
        Ok(plan)
    }
}
