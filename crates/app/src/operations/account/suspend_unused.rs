//! The clockwork suspends the accounts that nobody has used for too long and
//! those of people who have left. The last administrator of a kind is spared:
//! nobody could open the house's accounts again.
//!
//! Article: G22239-8.1.4.2.c, R1-24. Threat I22.

use base::AccountId;
use schemars::JsonSchema;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use serde::{Deserialize, Serialize};
use store::entity::{account, staff};

use super::unused::{for_too_long, suspend_into};
use super::whose::is_last_administrator;
use crate::command::{Access, Command, CommandSpec, Context, Idempotency, MoneyEffect, Plan};
use crate::house::House;
use crate::operations::session::sign_out::Nothing;
use crate::stop::Stop;
use crate::{Caller, funnel};

/// Suspends what is unused.
pub struct SuspendUnused;

/// What was suspended.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct Suspended {
    /// The accounts.
    pub account_ids: Vec<AccountId>,
}

impl Command for SuspendUnused {
    const SPEC: CommandSpec = CommandSpec {
        name: "account.suspend_unused",
        title: "停用长期未用及离职人员账号",
        title_en: "suspend accounts unused or of people who left",
        access: Access::House,
        money: MoneyEffect::None,
        step_up: false,
        sensitive: &[],
        idempotency: Idempotency::Harmless,
        articles: &["G22239-8.1.4.2.c", "R1-24"],
    };
    type Input = Nothing;
    type Output = Suspended;

    async fn decide(cx: &Context<'_>, _: Nothing) -> Result<Plan<Suspended>, Stop> {
        let mut plan = Plan::answering(Suspended { account_ids: Vec::new() });
        for (account, kind) in due(cx).await? {
            plan.output.account_ids.push(AccountId(account.account_id));
            suspend_into(cx, &mut plan, account, kind).await?;
        }
        Ok(plan)
    }
}

/// The accounts due, each with why.
async fn due(cx: &Context<'_>) -> Result<Vec<(account::Model, &'static str)>, Stop> {
    let open = account::Entity::find()
        .filter(account::Column::Status.ne("suspended"))
        .order_by_asc(account::Column::AccountId);
    let mut due = Vec::new();
    for account in cx.view.all(open).await? {
        let person = cx.view.by_key::<staff::Model>(account.staff_id).await?;
        if person.is_none_or(|person| person.status != "active") {
            due.push((account, "left"));
        } else if for_too_long(cx, &account).await? && !is_last_administrator(cx, account.account_id).await? {
            due.push((account, "unused"));
        }
    }
    Ok(due)
}

/// A round of the clockwork: nothing is written when nothing is due.
///
/// # Errors
/// When the database fails.
pub async fn round(house: &House) -> Result<usize, Stop> {
    let caller = Caller::clockwork();
    if due(&Context::new(house, &caller, house.store.view())).await?.is_empty() {
        return Ok(0);
    }
    let done = funnel::run::<SuspendUnused>(house, &caller, &funnel::Request::default(), Nothing {}).await?;
    Ok(done.output.account_ids.len())
}
