//! Accounts that nobody uses, and those of people who have left, are suspended
//! by the house itself: at the door when somebody tries, and by the clockwork.
//!
//! Article: G22239-8.1.4.2.c, R1-24. Threats I04, I22.

use base::AccountId;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use store::entity::{account, account_alert, session};
use time::Duration;

use super::alert::alert;
use crate::command::{Context, Plan};
use crate::live_session;
use crate::stop::Stop;

/// Whether nobody has used an account for so many days.
pub(crate) async fn for_too_long(cx: &Context<'_>, account: &account::Model) -> Result<bool, Stop> {
    let limit = cx.now - Duration::days(i64::from(cx.house.security().unused_days));
    if account.unused_since > limit {
        return Ok(false);
    }
    let since = session::Entity::find()
        .filter(session::Column::AccountId.eq(account.account_id))
        .filter(session::Column::LastSeenAt.gt(limit));
    Ok(cx.view.one(since).await?.is_none())
}

/// Plans the suspension with its alert: `unused` or `left`.
pub(crate) async fn suspend_into<O>(
    cx: &Context<'_>,
    plan: &mut Plan<O>,
    account: account::Model,
    kind: &'static str,
) -> Result<(), Stop> {
    let account_id = account.account_id;
    plan.about("account", AccountId(account_id));
    plan.insert(account_alert::Model { address: None, ..alert(cx, kind, account_id, None).await? });
    plan.update(account::Model { status: "suspended".to_owned(), code_until: None, ..account });
    let now = cx.now;
    plan.operational(move |unit| {
        Box::pin(async move {
            live_session::end_all(unit.operational(), account_id, now, "suspended").await?;
            Ok(())
        })
    });
    Ok(())
}
