//! Hands over the code with which the holder of a new account chooses a
//! password. Shown once, to the security administrator, who did not apply for
//! the account; only its hash is kept, and a further code makes the one before
//! worthless. Never for an account that is in use.
//!
//! Article: R3d-13, R3d-35 (own password per person), R1-24. Threat I22.

use base::{AccountId, Refusal, StaffId};
use regulation::duties::Duty;
use schemars::JsonSchema;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde::{Deserialize, Serialize};
use store::entity::account;
use time::Duration;

use crate::command::{Access, Command, CommandSpec, Context, Idempotency, MoneyEffect, Plan};
use crate::operations::session::choose_password::hash_secret;
use crate::stop::Stop;

/// Issues the code of a new account.
pub struct IssueCode;

/// Whose account.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NewAccount {
    /// The natural person.
    pub staff_id: StaffId,
}

/// What the security administrator hands to the person. Repeating the request
/// gives another code, so nothing has to remember this one.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct IssuedCode {
    /// The account's name.
    pub login: String,
    /// Works once, to choose a password.
    pub code: String,
}

impl Command for IssueCode {
    const SPEC: CommandSpec = CommandSpec {
        name: "organisation.issue_code",
        title: "发放账号启用码",
        title_en: "issue the code of a new account",
        access: Access::Duty(&[Duty::SecurityAdmin]),
        money: MoneyEffect::None,
        step_up: true,
        sensitive: &[],
        idempotency: Idempotency::Harmless,
        articles: &["R3d-13", "R3d-35", "R1-24"],
    };
    type Input = NewAccount;
    type Output = IssuedCode;

    async fn decide(cx: &Context<'_>, input: NewAccount) -> Result<Plan<IssuedCode>, Stop> {
        let of_person = account::Entity::find().filter(account::Column::StaffId.eq(input.staff_id.0));
        let account = cx.view.one(of_person).await?.ok_or_else(|| Refusal::unknown("账号", "account"))?;
        if account.status != "unconfirmed" {
            return Err(Refusal::conflict(
                "account_in_use",
                "该账号已启用，不能再发放启用码",
                "this account is in use; no code is issued for it any more",
            )
            .citing("R3d-13")
            .into());
        }
        let code = hex::encode(&cx.house.entropy.bytes32()[..8]);
        let mut plan = Plan::answering(IssuedCode { login: account.login.clone(), code: code.clone() });
        plan.about("staff", input.staff_id);
        plan.about("account", AccountId(account.account_id));
        let hours = i64::from(cx.house.security().opening_code_hours);
        plan.update(account::Model {
            password_hash: hash_secret(cx, &code)?,
            code_until: Some(cx.now + Duration::hours(hours)),
            ..account
        });
        Ok(plan)
    }
}
