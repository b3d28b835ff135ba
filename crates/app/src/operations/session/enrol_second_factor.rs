//! The person signed in proves the offered second factor with its first code;
//! from now on it is asked for at the door. The session counts as proven.
//!
//! Article: G22239-8.1.4.1.d. Threats I04, O02.

use base::{AccountId, Refusal};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use store::entity::{account, second_factor};

use super::code::{self, Code};
use super::failures::Failures;
use super::prove::{Proof, mark_proven};
use crate::command::{Access, Command, CommandSpec, Context, Idempotency, MoneyEffect, Plan};
use crate::stop::Stop;

/// Proves the first code.
pub struct EnrolSecondFactor;

/// A code.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CodeShown {
    /// The code that the device shows.
    pub code: String,
}

impl Command for EnrolSecondFactor {
    const SPEC: CommandSpec = CommandSpec {
        name: "session.enrol_second_factor",
        title: "绑定动态口令",
        title_en: "set up the second factor",
        access: Access::SignedIn,
        money: MoneyEffect::None,
        step_up: false,
        sensitive: &["code"],
        idempotency: Idempotency::Harmless,
        articles: &["G22239-8.1.4.1.d"],
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
        let offered = cx.view.by_key::<second_factor::Model>(account_id).await?;
        let Some(offered) = offered.filter(|factor| factor.state == "offered") else {
            return Err(Refusal::conflict(
                "second_factor_not_offered",
                "没有待绑定的动态口令，请重新申请",
                "no second factor waits to be set up; begin again",
            )
            .into());
        };
        match code::look_at(cx, offered, &input.code)? {
            Code::Right(factor) => {
                let mut plan = Plan::answering(Proof::given(cx));
                plan.about("account", AccountId(account_id));
                failures.clear(&mut plan);
                plan.update(second_factor::Model { state: "active".to_owned(), active_since: Some(cx.now), ..factor });
                mark_proven(cx, &mut plan);
                Ok(plan)
            }
            Code::Wrong | Code::Used => {
                let mut plan = Plan::answering(Proof::refused(code::wrong()));
                plan.about("account", AccountId(account_id));
                failures.count(cx, &mut plan, Some(&account)).await?;
                Ok(plan)
            }
        }
    }
}
