//! The holder changes the password, by the present one. A wrong one counts as a
//! failure at the door. All sessions end: whoever else sits in one has to know
//! the new password.
//!
//! Article: R3d-13, G22239-8.1.4.1.a. Threats I04, O02.

use base::{AccountId, Refusal};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use store::entity::account;

use super::choose_password::secret_matches;
use super::failures::Failures;
use super::password_rules::plan_password;
use crate::command::{Access, Command, CommandSpec, Context, Idempotency, MoneyEffect, Plan};
use crate::live_session;
use crate::stop::Stop;

/// Changes the password.
pub struct ChangePassword;

/// The present password and the new one.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NewPassword {
    /// The present password.
    pub present: String,
    /// The new one.
    pub password: String,
}

/// Done, or why not: a wrong present password is counted.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct PasswordChanged {
    /// Why not.
    pub refusal: Option<Refusal>,
}

impl Command for ChangePassword {
    const SPEC: CommandSpec = CommandSpec {
        name: "session.change_password",
        title: "更换密码",
        title_en: "change the password",
        access: Access::SignedIn,
        money: MoneyEffect::None,
        step_up: false,
        sensitive: &["present", "password"],
        idempotency: Idempotency::Harmless,
        articles: &["R3d-13", "G22239-8.1.4.1.a"],
    };
    type Input = NewPassword;
    type Output = PasswordChanged;

    async fn decide(cx: &Context<'_>, input: NewPassword) -> Result<Plan<PasswordChanged>, Stop> {
        let account_id = cx.caller.account_id.unwrap_or_default();
        let account = cx.view.by_key::<account::Model>(account_id).await?;
        let account = account.ok_or_else(|| Refusal::unknown("账号", "account"))?;
        let failures = Failures::of(cx, &account.login).await?;
        let refused = |refusal| Plan::answering(PasswordChanged { refusal: Some(refusal) });
        if let Some(lock) = failures.lock(cx) {
            return Ok(refused(lock));
        }
        if !secret_matches(cx, Some(&account.password_hash), &input.present) {
            let wrong =
                Refusal::invalid("present_password_wrong", "present", "原密码不正确", "the present password is wrong");
            let mut plan = refused(wrong);
            plan.about("account", AccountId(account_id));
            failures.count(cx, &mut plan, Some(&account)).await?;
            return Ok(plan);
        }
        let mut plan = Plan::answering(PasswordChanged { refusal: None });
        plan.about("account", AccountId(account_id));
        failures.clear(&mut plan);
        plan_password(cx, &mut plan, account, &input.password).await?;
        let now = cx.now;
        plan.operational(move |unit| {
            Box::pin(async move {
                live_session::end_all(unit.operational(), account_id, now, "password").await?;
                Ok(())
            })
        });
        Ok(plan)
    }
}
