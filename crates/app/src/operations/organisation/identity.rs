//! Who a person is: the name, and the identity number of which only a keyed
//! digest is kept. One natural person is entered once, so there is no second
//! account.
//!
//! Article: R3d-13 (one person, one account). Threat I04.

use base::Refusal;
use base::identity_numbers::CitizenId;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use store::entity::{account, staff};

use crate::command::Context;
use crate::stop::Stop;

/// Checks name and identity number, and that nobody with this number is known;
/// gives the digest of the number.
pub(crate) async fn new_identity(cx: &Context<'_>, name: &str, identity_number: &str) -> Result<String, Stop> {
    let signs = name.trim().chars().count();
    if signs == 0 || signs > 50 || name.chars().any(char::is_control) {
        let refusal = Refusal::invalid("name_malformed", "name", "姓名须为 1 至 50 个字", "a name has 1 to 50 signs");
        return Err(refusal.into());
    }
    let identity = CitizenId::check(identity_number).map_err(|problem| {
        Refusal::invalid(
            "identity_number_malformed",
            "identity_number",
            "公民身份号码不符合校验规则",
            problem.to_string(),
        )
    })?;
    let digest = cx.house.keyed_digest(identity.as_str())?;
    if cx.view.one(staff::Entity::find().filter(staff::Column::IdentityDigest.eq(&digest))).await?.is_some() {
        return Err(Refusal::conflict(
            "person_has_account",
            "该自然人已登记，一人只能有一个账号",
            "this natural person is registered already; one person, one account",
        )
        .citing("R3d-13")
        .into());
    }
    Ok(digest)
}

/// Checks the name of a new account: its form, and that it is free.
pub(crate) async fn new_login(cx: &Context<'_>, login: &str) -> Result<(), Stop> {
    let plain = login.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'.');
    if !plain || !(3..=30).contains(&login.len()) {
        let refusal = Refusal::invalid(
            "login_malformed",
            "login",
            "账号名须为 3 至 30 位小写字母、数字或点",
            "an account name has 3 to 30 small letters, digits or dots",
        );
        return Err(refusal.into());
    }
    if cx.view.one(account::Entity::find().filter(account::Column::Login.eq(login))).await?.is_some() {
        let refusal = Refusal::conflict("login_taken", "账号名已被使用", "this account name is taken");
        return Err(refusal.at("login", "账号名已被使用", "taken").into());
    }
    Ok(())
}
