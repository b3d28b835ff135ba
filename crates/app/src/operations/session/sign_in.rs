//! Signs a person in. Six wrong passwords in a row lock the account for a
//! quarter of an hour; an unknown account and a wrong password look and take
//! the same; a second sign-in ends the first session.
//!
//! Article: R3d-13, R1-24 (own account, own password). Threats I04, O02.

use base::{AccountId, Refusal, RefusalKind};
use schemars::JsonSchema;
use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, Set};
use serde::{Deserialize, Serialize};
use sm3::{Digest, Sm3};
use store::entity::{account, session, sign_in_failure};
use time::{Duration, OffsetDateTime};

use super::choose_password::secret_matches;
use crate::command::{Access, Command, CommandSpec, Context, Idempotency, MoneyEffect, Plan};
use crate::stop::Stop;

/// Signs in.
pub struct SignIn;

/// Account and password.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Credentials {
    /// The account's name.
    pub account: String,
    /// The password.
    pub password: String,
}

/// The outcome. The server turns the session into a cookie and never shows it.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct SignedIn {
    /// Whether the person is signed in now; otherwise `refusal` says why not.
    pub session: Option<String>,
    /// The token every write must carry.
    pub csrf: Option<String>,
    /// Why not. A refused sign-in is a plan as well: the failure is counted.
    pub refusal: Option<Refusal>,
}

/// Wrong passwords in a row that lock.
const FAILURES_MAX: i32 = 6;
/// How long a lock lasts.
const LOCK: Duration = Duration::minutes(15);

impl Command for SignIn {
    const SPEC: CommandSpec = CommandSpec {
        name: "session.sign_in",
        title: "登录",
        title_en: "sign in",
        access: Access::Anyone,
        money: MoneyEffect::None,
        sensitive: &["password"],
        idempotency: Idempotency::Harmless,
        articles: &["R3d-13", "R1-24"],
    };
    type Input = Credentials;
    type Output = SignedIn;

    async fn decide(cx: &Context<'_>, input: Credentials) -> Result<Plan<SignedIn>, Stop> {
        let known = cx.view.one(account::Entity::find().filter(account::Column::Login.eq(&input.account))).await?;
        let matches = secret_matches(cx, known.as_ref().map(|account| account.password_hash.as_str()), &input.password);
        let Some(account) = known.filter(|account| account.status == "active") else {
            return Ok(Plan::answering(refused(wrong())));
        };
        let failure = cx.view.one(sign_in_failure::Entity::find_by_id(account.account_id)).await?;
        let locked = failure.as_ref().and_then(|failure| failure.locked_until).is_some_and(|until| until > cx.now);
        if locked {
            let lock = Refusal::new(
                RefusalKind::TooMany,
                "account_locked",
                "密码连续错误，账号已锁定 15 分钟",
                "too many wrong passwords; the account is locked for 15 minutes",
            );
            return Ok(Plan::answering(refused(lock)));
        }
        if matches { Ok(open_session(cx, account)) } else { Ok(count_failure(cx, &account, failure)) }
    }
}

fn wrong() -> Refusal {
    Refusal::new(
        RefusalKind::Unauthenticated,
        "credentials_wrong",
        "账号或密码不正确",
        "the account or the password is wrong",
    )
}

fn refused(refusal: Refusal) -> SignedIn {
    SignedIn { session: None, csrf: None, refusal: Some(refusal) }
}

fn open_session(cx: &Context<'_>, account: account::Model) -> Plan<SignedIn> {
    let secret = hex::encode(cx.house.entropy.bytes32());
    let csrf = hex::encode(&cx.house.entropy.bytes32()[..16]);
    let row = session::ActiveModel {
        session_digest: Set(session_digest(&secret)),
        account_id: Set(account.account_id),
        csrf: Set(csrf.clone()),
        created_at: Set(cx.now),
        last_seen_at: Set(cx.now),
        ended_at: Set(None),
    };
    let mut plan = Plan::answering(SignedIn { session: Some(secret), csrf: Some(csrf), refusal: None });
    plan.about("account", AccountId(account.account_id));
    let now = cx.now;
    plan.operational(move |unit| {
        Box::pin(async move {
            let db = unit.operational();
            end_sessions(db, account.account_id, now).await?;
            session::Entity::insert(row).exec_without_returning(db).await?;
            sign_in_failure::Entity::delete_by_id(account.account_id).exec(db).await?;
            Ok(())
        })
    });
    plan
}

async fn end_sessions(db: &impl ConnectionTrait, account_id: i64, now: OffsetDateTime) -> Result<(), sea_orm::DbErr> {
    session::Entity::update_many()
        .col_expr(session::Column::EndedAt, Expr::value(now))
        .filter(session::Column::AccountId.eq(account_id))
        .filter(session::Column::EndedAt.is_null())
        .exec(db)
        .await?;
    Ok(())
}

fn count_failure(cx: &Context<'_>, account: &account::Model, before: Option<sign_in_failure::Model>) -> Plan<SignedIn> {
    let failures = before.map_or(0, |failure| if failure.failures >= FAILURES_MAX { 0 } else { failure.failures }) + 1;
    let row = sign_in_failure::ActiveModel {
        account_id: Set(account.account_id),
        failures: Set(failures),
        locked_until: Set((failures >= FAILURES_MAX).then_some(cx.now + LOCK)),
    };
    let mut plan = Plan::answering(refused(wrong()));
    plan.about("account", AccountId(account.account_id));
    plan.fact("sign_in_failures", failures);
    plan.operational(move |unit| {
        Box::pin(async move {
            let columns = [sign_in_failure::Column::Failures, sign_in_failure::Column::LockedUntil];
            let replace = OnConflict::column(sign_in_failure::Column::AccountId).update_columns(columns).to_owned();
            sign_in_failure::Entity::insert(row)
                .on_conflict(replace)
                .exec_without_returning(unit.operational())
                .await?;
            Ok(())
        })
    });
    plan
}

/// What is kept of a session's secret.
pub fn session_digest(secret: &str) -> String {
    hex::encode(Sm3::digest(secret.as_bytes()))
}
