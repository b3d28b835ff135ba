//! Whose account it is: never the administrator's own, and the last person who
//! holds an administrator's duty is not locked out.
//!
//! Article: R1-24, G22239-8.1.4.2.d. Threat I22.

use base::{AccountId, Refusal};
use regulation::duties::{Authority, Duty};
use review::Grant;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use store::entity::account;

use crate::caller::Caller;
use crate::command::Context;
use crate::stop::Stop;

/// Who may ask for the work on accounts.
pub(super) const ADMINISTRATORS: &[Duty] = &[Duty::OrgAdmin, Duty::SecurityAdmin];

/// Who may ask to decide a reset: an administrator, or the head of the agency
/// where there is no second one (`reset.rs`).
pub(super) const CONFIRMERS: &[Duty] = &[Duty::OrgAdmin, Duty::SecurityAdmin, Duty::Approve];

/// The account of somebody else, locked; refused when there is none or it is one's own.
pub(super) async fn anothers(cx: &Context<'_>, account_id: AccountId) -> Result<account::Model, Stop> {
    if cx.caller.account_id == Some(account_id.0) {
        return Err(Refusal::forbidden(
            "own_account",
            "管理员不得办理本人账号",
            "an administrator does nothing with an account of his own",
        )
        .citing("R1-24")
        .into());
    }
    let account = cx.view.lock::<account::Model>(account_id.0).await?;
    Ok(account.ok_or_else(|| Refusal::unknown("账号", "account"))?)
}

/// Whether nobody else could do the administrator's work that this account does.
pub(super) async fn is_last_administrator(cx: &Context<'_>, account_id: i64) -> Result<bool, Stop> {
    let Some(holder) = Caller::of_account(cx.view, account_id, cx.today).await? else { return Ok(false) };
    let mut alone: Vec<Duty> = ADMINISTRATORS.iter().copied().filter(|duty| holder.duties.contains(duty)).collect();
    if alone.is_empty() {
        return Ok(false);
    }
    let others = account::Entity::find()
        .filter(account::Column::Status.eq("active"))
        .filter(account::Column::AccountId.ne(account_id));
    for other in cx.view.all(others).await? {
        if let Some(other) = Caller::of_account(cx.view, other.account_id, cx.today).await? {
            alone.retain(|duty| !other.duties.contains(duty));
        }
        if alone.is_empty() {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Whether the account's holder is an administrator.
pub(crate) async fn is_administrators(cx: &Context<'_>, account_id: i64) -> Result<bool, Stop> {
    let holder = Caller::of_account(cx.view, account_id, cx.today).await?;
    Ok(holder.is_some_and(|holder| holder.holds_any(ADMINISTRATORS)))
}

/// Whether the caller is the head of the agency by his own post, not for somebody else.
pub(crate) fn is_head(caller: &Caller) -> bool {
    let own = |grant: &Grant| {
        grant.duties.contains(&Duty::Approve) && grant.authority == Authority::Director && grant.acting_for.is_none()
    };
    caller.staff.as_ref().is_some_and(|person| person.grants.iter().any(own))
}

/// Whether an administrator is left who could decide a reset of this account that
/// this person asked for.
pub(crate) async fn another_administrator(cx: &Context<'_>, account_id: i64, requested_by: i64) -> Result<bool, Stop> {
    let others = account::Entity::find()
        .filter(account::Column::Status.eq("active"))
        .filter(account::Column::AccountId.ne(account_id))
        .filter(account::Column::StaffId.ne(requested_by));
    for other in cx.view.all(others).await? {
        let other = Caller::of_account(cx.view, other.account_id, cx.today).await?;
        if other.is_some_and(|other| other.holds_any(ADMINISTRATORS)) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// A reason as an administrator states it: 4 to 200 signs.
pub(super) fn stated(field: &str, text: &str) -> Result<String, Refusal> {
    let text = text.trim();
    if (4..=200).contains(&text.chars().count()) {
        return Ok(text.to_owned());
    }
    Err(Refusal::invalid("reason_missing", field, "请填写理由（4 至 200 字）", "give a reason of 4 to 200 signs"))
}
