//! The holder of an account that is new or was reset chooses a password, with
//! the code that works once and for some days. After it the account is active.
//!
//! Article: R3d-13, R3d-35 (own password per person), G22239-8.1.4.2.b.

use argon2::password_hash::phc::PasswordHash;
use argon2::{Algorithm, Argon2, Params, PasswordHasher, PasswordVerifier, Version};
use base::{Refusal, RefusalKind};
use schemars::JsonSchema;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde::{Deserialize, Serialize};
use store::entity::account;

use super::password_rules::plan_password;
use crate::command::{Access, Command, CommandSpec, Context, Idempotency, MoneyEffect, Plan};
use crate::house::PasswordCost;
use crate::stop::Stop;

/// Chooses the first password.
pub struct ChoosePassword;

/// The code and the password.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FirstPassword {
    /// The account's name.
    pub login: String,
    /// The code handed over by the administrator.
    pub code: String,
    /// The password; the rules are in regulation/security/passwords.toml.
    pub password: String,
}

/// Done.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct PasswordChosen {
    /// The account's name.
    pub login: String,
}

impl Command for ChoosePassword {
    const SPEC: CommandSpec = CommandSpec {
        name: "session.choose_password",
        title: "启用账号并设置密码",
        title_en: "choose the first password",
        access: Access::Anyone,
        money: MoneyEffect::None,
        step_up: false,
        sensitive: &["code", "password"],
        idempotency: Idempotency::Harmless,
        articles: &["R3d-13", "R3d-35"],
    };
    type Input = FirstPassword;
    type Output = PasswordChosen;

    async fn decide(cx: &Context<'_>, input: FirstPassword) -> Result<Plan<PasswordChosen>, Stop> {
        let wrong = || {
            Refusal::new(
                RefusalKind::Unauthenticated,
                "code_wrong",
                "账号或启用码不正确，或启用码已过期",
                "the account or the code is wrong, or the code has expired",
            )
        };
        let known = cx.view.one(account::Entity::find().filter(account::Column::Login.eq(&input.login))).await?;
        let open = known.filter(|account| account.status == "unconfirmed");
        let matches = secret_matches(cx, open.as_ref().map(|account| account.password_hash.as_str()), &input.code);
        let in_time = |account: &account::Model| account.code_until.is_some_and(|until| cx.now < until);
        let account = open.filter(|account| matches && in_time(account)).ok_or_else(wrong)?;
        let mut plan = Plan::answering(PasswordChosen { login: input.login });
        plan.about("account", base::AccountId(account.account_id));
        plan_password(cx, &mut plan, account, &input.password).await?;
        Ok(plan)
    }
}

fn hasher(cost: PasswordCost) -> Argon2<'static> {
    let params =
        Params::new(cost.memory_kib, cost.passes, 1, None).expect("the house's password cost lies in argon2's range");
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
}

/// The PHC text of a secret under a fresh salt.
pub(crate) fn hash_secret(cx: &Context<'_>, secret: &str) -> Result<String, Stop> {
    let salt = cx.house.entropy.bytes32();
    let hash = hasher(cx.house.password_cost)
        .hash_password_with_salt(secret.as_bytes(), &salt[..16])
        .map_err(|e| Stop::fault("hashing a secret", e))?;
    Ok(hash.to_string())
}

/// Whether a secret belongs to a PHC text. Without a text it takes as long and
/// is false, so that nobody learns from the time which accounts exist.
pub(crate) fn secret_matches(cx: &Context<'_>, hash: Option<&str>, secret: &str) -> bool {
    let Some(hash) = hash else {
        drop(hasher(cx.house.password_cost).hash_password_with_salt(secret.as_bytes(), &[0; 16]));
        return false;
    };
    PasswordHash::new(hash).is_ok_and(|hash| Argon2::default().verify_password(secret.as_bytes(), &hash).is_ok())
}
