//! The holder of a new account chooses a password, with the code that works
//! once. After it the account is active.
//!
//! Article: R3d-13, R3d-35 (own password per person).

use argon2::password_hash::phc::PasswordHash;
use argon2::{Algorithm, Argon2, Params, PasswordHasher, PasswordVerifier, Version};
use base::{Refusal, RefusalKind};
use schemars::JsonSchema;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde::{Deserialize, Serialize};
use store::entity::account;

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
    /// 10 to 128 signs, of at least three kinds (small, capital, digit, other).
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
        sensitive: &["code", "password"],
        idempotency: Idempotency::Harmless,
        articles: &["R3d-13", "R3d-35"],
    };
    type Input = FirstPassword;
    type Output = PasswordChosen;

    async fn decide(cx: &Context<'_>, input: FirstPassword) -> Result<Plan<PasswordChosen>, Stop> {
        check_strength(&input.password, &input.login)?;
        let wrong = || {
            Refusal::new(
                RefusalKind::Unauthenticated,
                "code_wrong",
                "账号或启用码不正确",
                "the account or the code is wrong",
            )
        };
        let known = cx.view.one(account::Entity::find().filter(account::Column::Login.eq(&input.login))).await?;
        let account = known.filter(|account| account.status == "unconfirmed").ok_or_else(wrong)?;
        if !secret_matches(cx, Some(&account.password_hash), &input.code) {
            return Err(wrong().into());
        }
        let mut plan = Plan::answering(PasswordChosen { login: input.login });
        plan.about("account", base::AccountId(account.account_id));
        let password_hash = hash_secret(cx, &input.password)?;
        plan.update(account::Model { password_hash, status: "active".to_owned(), ..account });
        Ok(plan)
    }
}

fn check_strength(password: &str, login: &str) -> Result<(), Refusal> {
    let kinds: [fn(char) -> bool; 4] = [
        |c| c.is_ascii_lowercase(),
        |c| c.is_ascii_uppercase(),
        |c| c.is_ascii_digit(),
        |c| !c.is_ascii_alphanumeric(),
    ];
    let used = kinds.iter().filter(|kind| password.chars().any(kind)).count();
    let length = password.chars().count();
    if (10..=128).contains(&length) && used >= 3 && !password.to_lowercase().contains(login) {
        return Ok(());
    }
    Err(Refusal::invalid(
        "password_too_weak",
        "password",
        "密码须为 10 至 128 位，含大小写字母、数字、符号中的三类，且不含账号名",
        "a password has 10 to 128 signs of three kinds (small, capital, digit, other) and does not contain the account name",
    ))
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
