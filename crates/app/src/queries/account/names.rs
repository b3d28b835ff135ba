//! Account ids with their names, for lists.

use std::collections::BTreeMap;

use store::entity::{account, staff};

use crate::command::Context;
use crate::stop::Stop;

/// Login and holder's name by account id.
pub(super) async fn of_accounts(
    cx: &Context<'_>,
    account_ids: impl IntoIterator<Item = i64>,
) -> Result<BTreeMap<i64, (String, String)>, Stop> {
    let accounts = cx.view.by_keys::<account::Model>(account_ids).await?;
    let holders = of_staff(cx, accounts.iter().map(|account| account.staff_id)).await?;
    let named = accounts.into_iter().map(|account| {
        let name = holders.get(&account.staff_id).cloned().unwrap_or_default();
        (account.account_id, (account.login, name))
    });
    Ok(named.collect())
}

/// Names by staff id.
pub(super) async fn of_staff(
    cx: &Context<'_>,
    staff_ids: impl IntoIterator<Item = i64>,
) -> Result<BTreeMap<i64, String>, Stop> {
    let persons = cx.view.by_keys::<staff::Model>(staff_ids).await?;
    Ok(persons.into_iter().map(|person| (person.staff_id, person.name)).collect())
}
