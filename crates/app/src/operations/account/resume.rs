//! An administrator lets a suspended account work again. Whoever never chose a
//! password is given a new code by a reset, not by this. Checked in this order:
//! not one's own, it exists, suspended, its holder has not left, a reason.
//!
//! Article: R1-24. Threat I22.

use base::Refusal;
use store::entity::{account, staff};

use super::suspend::{AccountAndReason, AccountState};
use super::whose::{ADMINISTRATORS, anothers, stated};
use crate::command::{Access, Command, CommandSpec, Context, Idempotency, MoneyEffect, Plan};
use crate::stop::Stop;

/// Resumes an account.
pub struct Resume;

impl Command for Resume {
    const SPEC: CommandSpec = CommandSpec {
        name: "account.resume",
        title: "恢复账号",
        title_en: "resume an account",
        access: Access::Duty(ADMINISTRATORS),
        money: MoneyEffect::None,
        step_up: true,
        sensitive: &[],
        idempotency: Idempotency::Key,
        articles: &["R1-24"],
    };
    type Input = AccountAndReason;
    type Output = AccountState;

    async fn decide(cx: &Context<'_>, input: AccountAndReason) -> Result<Plan<AccountState>, Stop> {
        let account = anothers(cx, input.account_id).await?;
        if account.status != "suspended" {
            return Err(Refusal::conflict("account_not_suspended", "账号未停用", "the account is not suspended").into());
        }
        let person = cx.view.by_key::<staff::Model>(account.staff_id).await?;
        if person.is_none_or(|person| person.status != "active") {
            return Err(Refusal::conflict("holder_left", "账号持有人已离岗", "the holder has left")
                .citing("R1-24")
                .into());
        }
        let reason = stated("reason", &input.reason)?;
        let status = if account.password_set_at.is_some() { "active" } else { "unconfirmed" };
        let mut plan = Plan::answering(AccountState { account_id: input.account_id, status: status.to_owned() });
        plan.about("account", input.account_id);
        plan.fact("reason", reason);
        plan.update(account::Model { status: status.to_owned(), unused_since: cx.now, ..account });
        Ok(plan)
    }
}
