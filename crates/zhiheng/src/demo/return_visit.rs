//! A county that is there already is served again, with its logins printed
//! again: what was done in it yesterday is still there.
//!
//! Article: R3d-13 (one person, one account).

use std::path::Path;

use anyhow::Context;
use app::Caller;
use sea_orm::{EntityTrait, QueryOrder};
use store::entity::account;

use super::founding::Login;
use crate::open_house;

/// Everyone who can sign in to the county of a database.
pub(super) async fn logins(url: &str, regulation: Option<&Path>) -> anyhow::Result<Vec<Login>> {
    let house = open_house::open(url, regulation)
        .await
        .context("the database is no finished county; `zhiheng demo --fresh` makes it anew")?;
    let view = house.store.view();
    let mut logins = Vec::new();
    for account in view.all(account::Entity::find().order_by_asc(account::Column::AccountId)).await? {
        let caller = Caller::of_account(view, account.account_id, house.clock.today()).await?;
        if let Some(person) = caller.and_then(|caller| caller.staff) {
            logins.push(Login { name: person.name, posts: person.posts.join("、"), login: account.login });
        }
    }
    Ok(logins)
}
