//! All accounts with their state, last use, second factor and age of the
//! password: for the administrators of the system and of security, and for the
//! auditor who reviews rights.
//!
//! Article: R1-24, G22239-8.1.4.2.c.

use std::collections::{BTreeMap, BTreeSet};

use base::{AccountId, StaffId};
use regulation::duties::Duty;
use schemars::JsonSchema;
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait};
use serde::{Deserialize, Serialize};
use store::entity::{account, second_factor, session, staff};
use time::OffsetDateTime;

use super::names;
use crate::caller::Caller;
use crate::command::{Access, Context, Query, QuerySpec};
use crate::paging::{Page, Paging};
use crate::stop::Stop;

/// Lists accounts.
pub struct List;

/// Which accounts.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AccountFilter {
    /// In this state.
    pub status: Option<AccountStatus>,
    /// Whose login or holder's name contains this.
    pub q: Option<String>,
    /// How they are sorted; by login when not said.
    pub sort: Option<AccountSort>,
    /// The other way round.
    pub descending: Option<bool>,
    /// The page, from 1.
    pub page: Option<u32>,
    /// Rows a page, 1 to 100.
    pub page_size: Option<u32>,
}

/// States of an account.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum AccountStatus {
    /// Waits for its holder to choose a password.
    Unconfirmed,
    /// In use.
    Active,
    /// Stopped.
    Suspended,
}

/// How accounts are sorted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum AccountSort {
    /// By login.
    Login,
    /// By the day the password was chosen.
    PasswordSetAt,
}

/// An account in the list.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct AccountRow {
    /// The account.
    pub account_id: AccountId,
    /// Its name.
    pub login: String,
    /// The holder.
    pub staff_id: StaffId,
    /// The holder's name.
    pub staff_name: String,
    /// The posts held today; empty while the account is not active.
    pub posts: Vec<String>,
    /// unconfirmed, active or suspended.
    pub status: String,
    /// active when a device is set up, missing when a duty asks for one and
    /// there is none, else none.
    pub second_factor: String,
    /// When the password was chosen.
    #[serde(with = "time::serde::rfc3339::option")]
    #[schemars(with = "Option<String>")]
    pub password_set_at: Option<OffsetDateTime>,
    /// The last request of a session.
    #[serde(with = "time::serde::rfc3339::option")]
    #[schemars(with = "Option<String>")]
    pub last_used_at: Option<OffsetDateTime>,
    /// Whether it is the caller's own, with which nothing can be done here.
    pub own: bool,
}

impl Query for List {
    const SPEC: QuerySpec = QuerySpec {
        name: "account.list",
        title: "账号清单",
        title_en: "accounts",
        access: Access::Duty(&[Duty::OrgAdmin, Duty::SecurityAdmin, Duty::AuditAdmin]),
    };
    type Input = AccountFilter;
    type Output = Page<AccountRow>;

    async fn answer(cx: &Context<'_>, input: AccountFilter) -> Result<Page<AccountRow>, Stop> {
        let paging = Paging::check(input.page, input.page_size)?;
        let mut select = account::Entity::find();
        if let Some(status) = input.status {
            let code = match status {
                AccountStatus::Unconfirmed => "unconfirmed",
                AccountStatus::Active => "active",
                AccountStatus::Suspended => "suspended",
            };
            select = select.filter(account::Column::Status.eq(code));
        }
        if let Some(text) = input.q.as_deref().map(str::trim).filter(|text| !text.is_empty()) {
            let named = staff::Entity::find()
                .filter(staff::Column::Name.contains(text))
                .select_only()
                .column(staff::Column::StaffId)
                .into_query();
            select = select.filter(
                Condition::any()
                    .add(account::Column::Login.contains(text))
                    .add(account::Column::StaffId.in_subquery(named)),
            );
        }
        let total = cx.view.count(select.clone()).await?;
        let column = match input.sort.unwrap_or(AccountSort::Login) {
            AccountSort::Login => account::Column::Login,
            AccountSort::PasswordSetAt => account::Column::PasswordSetAt,
        };
        let order = if input.descending == Some(true) { sea_orm::Order::Desc } else { sea_orm::Order::Asc };
        let select = select
            .order_by(column, order)
            .order_by_asc(account::Column::AccountId)
            .limit(paging.limit())
            .offset(paging.offset());
        let accounts = cx.view.all(select).await?;
        let rows = rows_of(cx, accounts).await?;
        Ok(paging.of(rows, total))
    }
}

async fn rows_of(cx: &Context<'_>, accounts: Vec<account::Model>) -> Result<Vec<AccountRow>, Stop> {
    let ids: Vec<i64> = accounts.iter().map(|account| account.account_id).collect();
    let holders = names::of_staff(cx, accounts.iter().map(|account| account.staff_id)).await?;
    let used = last_used(cx, &ids).await?;
    let proven: BTreeSet<i64> = cx
        .view
        .by_keys::<second_factor::Model>(ids)
        .await?
        .into_iter()
        .filter(|factor| factor.state == "active")
        .map(|factor| factor.account_id)
        .collect();
    let required = cx.house.law.security.second_factor_required_of(cx.today);
    let mut rows = Vec::with_capacity(accounts.len());
    for account in accounts {
        let holder = Caller::of_account(cx.view, account.account_id, cx.today).await?;
        let must = holder.as_ref().is_some_and(|holder| !holder.duties.is_disjoint(required));
        let second_factor = match (proven.contains(&account.account_id), must) {
            (true, _) => "active",
            (false, true) => "missing",
            (false, false) => "none",
        };
        rows.push(AccountRow {
            account_id: AccountId(account.account_id),
            staff_id: StaffId(account.staff_id),
            staff_name: holders.get(&account.staff_id).cloned().unwrap_or_default(),
            posts: holder.and_then(|holder| holder.staff).map(|person| person.posts).unwrap_or_default(),
            second_factor: second_factor.to_owned(),
            password_set_at: account.password_set_at,
            last_used_at: used.get(&account.account_id).copied(),
            own: cx.caller.account_id == Some(account.account_id),
            login: account.login,
            status: account.status,
        });
    }
    Ok(rows)
}

async fn last_used(cx: &Context<'_>, account_ids: &[i64]) -> Result<BTreeMap<i64, OffsetDateTime>, Stop> {
    let select = session::Entity::find()
        .filter(session::Column::AccountId.is_in(account_ids.iter().copied()))
        .select_only()
        .column(session::Column::AccountId)
        .column_as(session::Column::LastSeenAt.max(), "last_seen_at")
        .group_by(session::Column::AccountId)
        .into_tuple::<(i64, OffsetDateTime)>();
    Ok(cx.view.shaped(select).await?.into_iter().collect())
}
