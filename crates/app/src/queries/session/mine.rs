//! My account: the second factor, the age of the password, and the last
//! sessions with their addresses, in which the holder notices a stranger's.
//!
//! Article: R3d-13, G22239-8.1.4.1. Threat I04.

use schemars::JsonSchema;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::Serialize;
use store::entity::{account, second_factor, session};
use time::{Duration, OffsetDateTime};

use crate::command::{Access, Context, Query, QuerySpec};
use crate::operations::session::sign_out::Nothing;
use crate::stop::Stop;

/// My account.
pub struct Mine;

/// The caller's own account.
#[derive(Debug, Serialize, JsonSchema)]
pub struct MyAccount {
    /// Its name.
    pub login: String,
    /// When the password was chosen.
    #[serde(with = "time::serde::rfc3339::option")]
    #[schemars(with = "Option<String>")]
    pub password_set_at: Option<OffsetDateTime>,
    /// When it has to be changed.
    #[serde(with = "time::serde::rfc3339::option")]
    #[schemars(with = "Option<String>")]
    pub password_until: Option<OffsetDateTime>,
    /// Since when a second factor is active.
    #[serde(with = "time::serde::rfc3339::option")]
    #[schemars(with = "Option<String>")]
    pub second_factor_since: Option<OffsetDateTime>,
    /// Whether the duties held ask for one.
    pub second_factor_required: bool,
    /// Signs a password has at least.
    pub password_signs_least: u32,
    /// Kinds of signs a password has at least.
    pub password_kinds_least: u32,
    /// The last twenty sessions, the latest first.
    pub sessions: Vec<MySession>,
}

/// A session.
#[derive(Debug, Serialize, JsonSchema)]
pub struct MySession {
    /// Its beginning.
    #[serde(with = "time::serde::rfc3339")]
    #[schemars(with = "String")]
    pub created_at: OffsetDateTime,
    /// Its last request, to the minute.
    #[serde(with = "time::serde::rfc3339")]
    #[schemars(with = "String")]
    pub last_seen_at: OffsetDateTime,
    /// From where.
    pub address: Option<String>,
    /// Whether it is the present one.
    pub present: bool,
    /// Its end.
    #[serde(with = "time::serde::rfc3339::option")]
    #[schemars(with = "Option<String>")]
    pub ended_at: Option<OffsetDateTime>,
    /// signed_out, later_sign_in, password, reset, standing or suspended.
    pub ended_because: Option<String>,
}

impl Query for Mine {
    const SPEC: QuerySpec =
        QuerySpec { name: "session.mine", title: "我的账号", title_en: "my account", access: Access::SignedIn };
    type Input = Nothing;
    type Output = MyAccount;

    async fn answer(cx: &Context<'_>, _: Nothing) -> Result<MyAccount, Stop> {
        let account_id = cx.caller.account_id.unwrap_or_default();
        let account = cx.view.by_key::<account::Model>(account_id).await?;
        let account = account.ok_or_else(|| Stop::fault("reading one's own account", "there is none"))?;
        let factor = cx.view.by_key::<second_factor::Model>(account_id).await?;
        let last = session::Entity::find()
            .filter(session::Column::AccountId.eq(account_id))
            .order_by_desc(session::Column::CreatedAt)
            .limit(20);
        let sessions = cx.view.all(last).await?.into_iter().map(|kept| MySession {
            created_at: kept.created_at,
            last_seen_at: kept.last_seen_at,
            address: kept.address,
            present: cx.caller.session.as_ref() == Some(&kept.session_digest),
            ended_at: kept.ended_at,
            ended_because: kept.ended_because,
        });
        let figures = cx.house.security();
        let required = cx.house.law.security.second_factor_required_of(cx.today);
        Ok(MyAccount {
            login: account.login,
            password_set_at: account.password_set_at,
            password_until: account.password_set_at.map(|at| at + Duration::days(i64::from(figures.age_days))),
            second_factor_since: factor
                .filter(|factor| factor.state == "active")
                .and_then(|factor| factor.active_since),
            second_factor_required: !cx.caller.duties.is_disjoint(required),
            password_signs_least: figures.password.signs_least,
            password_kinds_least: figures.password.kinds_least,
            sessions: sessions.collect(),
        })
    }
}
