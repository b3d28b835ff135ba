//! A session in force: who stands behind it at this moment, what he has proven,
//! and what he has to do before anything else. For the door, and for whoever
//! acts without one (the command line signs in like everybody).
//!
//! A session ends by signing out, by a later sign-in, when idle, after its whole
//! time, and as soon as account, person or duties are no longer those with which
//! it began: a new password, a suspension, another post, the last day of an
//! appointment.
//!
//! Article: R1-24, R3d-13, G22239-8.1.4.1.b, G22239-8.1.4.2.c. Threats I04, O02.

use base::{Refusal, RefusalKind};
use regulation::security::SessionLimits;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter};
use store::View;
use store::entity::{account, second_factor, session};
use time::{Duration, OffsetDateTime};

use crate::caller::Caller;
use crate::house::House;
use crate::stop::Stop;

/// A session in force, and who holds it.
#[derive(Debug, Clone)]
pub struct LiveSession {
    /// Under which it is kept.
    pub digest: String,
    /// The token every write must carry.
    pub csrf: String,
    /// When it was last written down that it is in use.
    pub last_seen_at: OffsetDateTime,
    /// Who asks.
    pub caller: Caller,
}

/// What has to be done before any duty can be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum HeldBack {
    /// The password is too old and has to be changed.
    PasswordExpired,
    /// A duty held asks for a second factor, and there is none yet.
    SecondFactorMissing,
}

impl HeldBack {
    /// In words.
    pub(crate) fn refusal(self) -> Refusal {
        match self {
            HeldBack::PasswordExpired => Refusal::forbidden(
                "password_expired",
                "密码已到期，请先更换密码",
                "the password is too old; change it first",
            )
            .citing("G22239-8.1.4.1.a"),
            HeldBack::SecondFactorMissing => Refusal::forbidden(
                "second_factor_missing",
                "您的职责要求双因素登录，请先绑定动态口令",
                "your duties ask for a second factor; set it up first",
            )
            .citing("G22239-8.1.4.1.d"),
        }
    }
}

/// The session kept under a digest, if it is in force at this moment.
pub async fn in_force(house: &House, digest: &str, limits: SessionLimits) -> Result<Option<LiveSession>, Stop> {
    let view = house.store.view();
    let Some(kept) = view.one(session::Entity::find_by_id(digest)).await? else { return Ok(None) };
    if !within(&kept, limits, house.clock.now()) {
        return Ok(None);
    }
    let caller = Caller::of_account(view, kept.account_id, house.clock.today()).await?;
    let Some(caller) = caller.filter(|caller| caller.standing == kept.standing) else {
        end_for_good(house, digest).await?;
        return Ok(None);
    };
    let caller = Caller {
        held_back: held_back(house, view, &caller).await?,
        session: Some(kept.session_digest.clone()),
        proven_at: kept.proven_at,
        ..caller
    };
    let session::Model { session_digest, csrf, last_seen_at, .. } = kept;
    Ok(Some(LiveSession { digest: session_digest, csrf, last_seen_at, caller }))
}

fn within(kept: &session::Model, limits: SessionLimits, now: OffsetDateTime) -> bool {
    kept.ended_at.is_none()
        && now - kept.last_seen_at < Duration::minutes(i64::from(limits.idle_minutes))
        && now - kept.created_at < Duration::hours(i64::from(limits.absolute_hours))
}

/// A session whose standing was lost does not come back with the standing.
async fn end_for_good(house: &House, digest: &str) -> Result<(), Stop> {
    let unit = house.store.begin().await?;
    let live = session::Column::SessionDigest.eq(digest);
    end(unit.operational(), live, house.clock.now(), "standing").await?;
    unit.commit().await?;
    Ok(())
}

/// Ends all sessions of an account.
pub(crate) async fn end_all(
    db: &impl ConnectionTrait,
    account_id: i64,
    now: OffsetDateTime,
    because: &'static str,
) -> Result<(), DbErr> {
    end(db, session::Column::AccountId.eq(account_id), now, because).await
}

async fn end(
    db: &impl ConnectionTrait,
    which: sea_orm::sea_query::SimpleExpr,
    now: OffsetDateTime,
    because: &'static str,
) -> Result<(), DbErr> {
    session::Entity::update_many()
        .col_expr(session::Column::EndedAt, Expr::value(now))
        .col_expr(session::Column::EndedBecause, Expr::value(because))
        .filter(which)
        .filter(session::Column::EndedAt.is_null())
        .exec(db)
        .await?;
    Ok(())
}

async fn held_back(house: &House, view: View<'_>, caller: &Caller) -> Result<Option<HeldBack>, Stop> {
    let Some(account_id) = caller.account_id else { return Ok(None) };
    let account = view.by_key::<account::Model>(account_id).await?;
    let set_at = account.and_then(|account| account.password_set_at);
    let age = Duration::days(i64::from(house.security().age_days));
    if set_at.is_none_or(|set_at| house.clock.now() - set_at >= age) {
        return Ok(Some(HeldBack::PasswordExpired));
    }
    let required = house.law.security.second_factor_required_of(house.clock.today());
    if caller.duties.is_disjoint(required) {
        return Ok(None);
    }
    let factor = view.by_key::<second_factor::Model>(account_id).await?;
    Ok(factor.is_none_or(|factor| factor.state != "active").then_some(HeldBack::SecondFactorMissing))
}

/// Whether the caller has proven the second factor lately enough. Asked of
/// persons: neither the clockwork nor a hospital's system may ask for a command
/// that needs it.
pub(crate) fn check_proof(house: &House, caller: &Caller) -> Result<(), Refusal> {
    let window = Duration::minutes(i64::from(house.security().step_up_minutes));
    if caller.proven_at.is_some_and(|at| house.clock.now() - at < window) {
        return Ok(());
    }
    Err(Refusal::new(
        RefusalKind::Unauthenticated,
        "stepup",
        "此操作需要再次验证动态口令，尚未作任何更改",
        "this needs a new proof of the second factor; nothing was changed",
    )
    .citing("R1-24"))
}
