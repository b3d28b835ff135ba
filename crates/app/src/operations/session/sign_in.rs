//! Signs a person in: account, password, and the code of the second factor
//! where the account has one. What is checked, in this order:
//!
//! 1. failures in a row have locked the name;
//! 2. the account is unknown, not active, or the password is wrong — all three
//!    look and take the same;
//! 3. nobody has used the account for too long: it is suspended here and now;
//! 4. the code is missing, used before, or wrong.
//!
//! A refused sign-in is a plan as well, for failures are counted. A later
//! sign-in ends the earlier session; two accounts on one device within minutes
//! are told to the security administrator.
//!
//! Article: R3d-13, R1-24, G22239-8.1.4.1, G22239-8.1.4.2.c. Threats I04, O02.

use base::{AccountId, Refusal, RefusalKind};
use schemars::JsonSchema;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, Set};
use serde::{Deserialize, Serialize};
use sm3::{Digest, Sm3};
use store::entity::{account, second_factor, session};
use time::Duration;

use super::choose_password::secret_matches;
use super::code::{self, Code};
use super::failures::Failures;
use crate::caller::Caller;
use crate::command::{Access, Command, CommandSpec, Context, Idempotency, MoneyEffect, Plan};
use crate::live_session;
use crate::operations::account::alert::alert;
use crate::operations::account::unused;
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
    /// The code that the person's device shows; needed where the account has a
    /// second factor.
    #[serde(default)]
    pub code: Option<String>,
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

impl Command for SignIn {
    const SPEC: CommandSpec = CommandSpec {
        name: "session.sign_in",
        title: "登录",
        title_en: "sign in",
        access: Access::Anyone,
        money: MoneyEffect::None,
        step_up: false,
        sensitive: &["password", "code"],
        idempotency: Idempotency::Harmless,
        articles: &["R3d-13", "R1-24", "G22239-8.1.4.1.d"],
    };
    type Input = Credentials;
    type Output = SignedIn;

    async fn decide(cx: &Context<'_>, input: Credentials) -> Result<Plan<SignedIn>, Stop> {
        let failures = Failures::of(cx, &input.account).await?;
        let known = cx.view.one(account::Entity::find().filter(account::Column::Login.eq(&input.account))).await?;
        let matches = secret_matches(cx, known.as_ref().map(|account| account.password_hash.as_str()), &input.password);
        if let Some(lock) = failures.lock(cx) {
            return Ok(Plan::answering(refused(lock)));
        }
        let account = match known {
            Some(account) if matches && account.status == "active" => account,
            known => return failed(cx, failures, known.as_ref(), wrong()).await,
        };
        if unused::for_too_long(cx, &account).await? {
            let mut plan = Plan::answering(refused(asleep()));
            unused::suspend_into(cx, &mut plan, account, "unused").await?;
            return Ok(plan);
        }
        let factor = cx.view.by_key::<second_factor::Model>(account.account_id).await?;
        match (factor.filter(|factor| factor.state == "active"), input.code) {
            (None, _) => open_session(cx, account, failures, None).await,
            (Some(_), None) => Ok(Plan::answering(refused(code_needed()))),
            (Some(factor), Some(code)) => match code::look_at(cx, factor, &code)? {
                Code::Right(factor) => open_session(cx, account, failures, Some(factor)).await,
                Code::Used => failed(cx, failures, Some(&account), code::used()).await,
                Code::Wrong => failed(cx, failures, Some(&account), code::wrong()).await,
            },
        }
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

fn code_needed() -> Refusal {
    Refusal::new(
        RefusalKind::Unauthenticated,
        "second_factor_needed",
        "请输入动态口令",
        "enter the code that your device shows",
    )
    .citing("G22239-8.1.4.1.d")
}

fn asleep() -> Refusal {
    Refusal::forbidden(
        "account_unused",
        "账号长期未使用，已停用，请联系系统管理员",
        "nobody has used the account for too long; it is suspended, ask the administrator",
    )
    .citing("G22239-8.1.4.2.c")
}

fn refused(refusal: Refusal) -> SignedIn {
    SignedIn { session: None, csrf: None, refusal: Some(refusal) }
}

async fn failed(
    cx: &Context<'_>,
    failures: Failures,
    account: Option<&account::Model>,
    refusal: Refusal,
) -> Result<Plan<SignedIn>, Stop> {
    let mut plan = Plan::answering(refused(refusal));
    if let Some(account) = account {
        plan.about("account", AccountId(account.account_id));
    }
    failures.count(cx, &mut plan, account).await?;
    Ok(plan)
}

async fn open_session(
    cx: &Context<'_>,
    account: account::Model,
    failures: Failures,
    proven: Option<second_factor::Model>,
) -> Result<Plan<SignedIn>, Stop> {
    let account_id = account.account_id;
    // The holder has left, or the account is none any more: as if it were unknown.
    let Some(caller) = Caller::of_account(cx.view, account_id, cx.today).await? else {
        return failed(cx, failures, Some(&account), wrong()).await;
    };
    let secret = hex::encode(cx.house.entropy.bytes32());
    let csrf = hex::encode(&cx.house.entropy.bytes32()[..16]);
    let row = session::ActiveModel {
        session_digest: Set(session_digest(&secret)),
        account_id: Set(account_id),
        csrf: Set(csrf.clone()),
        created_at: Set(cx.now),
        last_seen_at: Set(cx.now),
        proven_at: Set(proven.is_some().then_some(cx.now)),
        standing: Set(caller.standing),
        device_digest: Set(cx.caller.place.device_digest.clone()),
        address: Set(cx.caller.place.address.clone()),
        ended_at: Set(None),
        ended_because: Set(None),
    };
    let mut plan = Plan::answering(SignedIn { session: Some(secret), csrf: Some(csrf), refusal: None });
    plan.about("account", AccountId(account_id));
    plan.fact("second_factor", proven.is_some());
    if let Some(factor) = proven {
        plan.update(factor);
    }
    if let Some(other) = lately_on_this_device(cx, account_id).await? {
        plan.about("account", AccountId(other));
        plan.insert(alert(cx, "shared_device", account_id, Some(other)).await?);
    }
    failures.clear(&mut plan);
    let now = cx.now;
    plan.operational(move |unit| {
        Box::pin(async move {
            let db = unit.operational();
            live_session::end_all(db, account_id, now, "later_sign_in").await?;
            session::Entity::insert(row).exec_without_returning(db).await?;
            Ok(())
        })
    });
    Ok(plan)
}

/// Another account whose session was used on this device within the last minutes.
async fn lately_on_this_device(cx: &Context<'_>, account_id: i64) -> Result<Option<i64>, Stop> {
    let Some(device) = &cx.caller.place.device_digest else { return Ok(None) };
    let window = Duration::minutes(i64::from(cx.house.security().shared_device_minutes));
    let others = session::Entity::find()
        .filter(session::Column::DeviceDigest.eq(device))
        .filter(session::Column::AccountId.ne(account_id))
        .filter(session::Column::LastSeenAt.gt(cx.now - window))
        .order_by_desc(session::Column::LastSeenAt);
    Ok(cx.view.one(others).await?.map(|other| other.account_id))
}

/// What is kept of a session's secret.
pub fn session_digest(secret: &str) -> String {
    hex::encode(Sm3::digest(secret.as_bytes()))
}
