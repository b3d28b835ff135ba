//! Sessions: who stands behind a cookie. A session ends by signing out, by a
//! later sign-in, after half an hour without a request, after twelve hours in
//! any case, and when its holder is no longer active.
//!
//! Article: R1-24, R3d-35. Threats O02, I04.

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex};

use app::Caller;
use app::operations::session::sign_in::session_digest;
use axum::http::{HeaderMap, HeaderValue, header};
use store::entity::session;
use store::sea_orm::sea_query::Expr;
use store::sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use time::OffsetDateTime;

use crate::not_done::NotDone;
use crate::server::Front;

/// The cookie's name.
const COOKIE: &str = "zhiheng_session";

/// How often it is written down that a session is in use.
const SEEN_EVERY: time::Duration = time::Duration::minutes(1);

/// A session in force, and who holds it.
#[derive(Debug, Clone)]
pub(crate) struct Session {
    /// Under which it is kept.
    pub(crate) digest: String,
    /// The token every write must carry.
    pub(crate) csrf: String,
    /// When it was last written down that it is in use.
    last_seen_at: OffsetDateTime,
    /// Who asks.
    pub(crate) caller: Caller,
}

/// Sessions whose use is being written down at this moment.
#[derive(Debug, Default)]
pub(crate) struct SeenNow(Mutex<BTreeSet<String>>);

/// The session of a request, or the answer that nobody is signed in.
pub(crate) async fn session_of(front: &Arc<Front>, headers: &HeaderMap) -> Result<Session, NotDone> {
    let secret = secret_in(headers).ok_or_else(NotDone::not_signed_in)?;
    in_force(front, &session_digest(secret)).await?.ok_or_else(NotDone::not_signed_in)
}

/// The session with a digest, if it is in force at this moment.
pub(crate) async fn in_force(front: &Arc<Front>, digest: &str) -> Result<Option<Session>, NotDone> {
    let house = &front.house;
    let kept = house.store.view().one(session::Entity::find_by_id(digest)).await.map_err(NotDone::fault)?;
    let now = house.clock.now();
    let Some(kept) = kept.filter(|kept| is_in_force(front, kept, now)) else { return Ok(None) };
    let caller = Caller::of_account(house.store.view(), kept.account_id, house.clock.today()).await?;
    let (csrf, last_seen_at) = (kept.csrf, kept.last_seen_at);
    Ok(caller.map(|caller| Session { digest: digest.to_owned(), csrf, last_seen_at, caller }))
}

fn is_in_force(front: &Front, kept: &session::Model, now: OffsetDateTime) -> bool {
    kept.ended_at.is_none()
        && now - kept.last_seen_at < front.config.session_idle
        && now - kept.created_at < front.config.session_absolute
}

/// Writes down that a session is in use, at most once a minute and without
/// keeping the request waiting: the writer may be busy with a long import.
pub(crate) fn note_use(front: &Arc<Front>, session: &Session) {
    let now = front.house.clock.now();
    if now - session.last_seen_at < SEEN_EVERY || !front.seen_now.begin(&session.digest) {
        return;
    }
    let (front, digest) = (front.clone(), session.digest.clone());
    tokio::spawn(async move {
        if let Err(error) = write_use(&front, &digest, now).await {
            tracing::warn!(%error, "the use of a session was not written down");
        }
        front.seen_now.end(&digest);
    });
}

async fn write_use(front: &Front, digest: &str, now: OffsetDateTime) -> Result<(), store::UnitError> {
    let unit = front.house.store.begin().await?;
    session::Entity::update_many()
        .col_expr(session::Column::LastSeenAt, Expr::value(now))
        .filter(session::Column::SessionDigest.eq(digest))
        .exec(unit.operational())
        .await?;
    unit.commit().await
}

impl SeenNow {
    fn begin(&self, digest: &str) -> bool {
        self.0.lock().expect("no holder of the set panicked").insert(digest.to_owned())
    }

    fn end(&self, digest: &str) {
        self.0.lock().expect("no holder of the set panicked").remove(digest);
    }
}

/// The cookie that carries a session's secret.
pub(crate) fn cookie(secret: &str, secure: bool) -> HeaderValue {
    let secure = if secure { "; Secure" } else { "" };
    let text = format!("{COOKIE}={secret}; Path=/; HttpOnly; SameSite=Strict{secure}");
    HeaderValue::from_str(&text).expect("a secret is hexadecimal")
}

/// The cookie that takes it back.
pub(crate) fn cookie_gone(secure: bool) -> HeaderValue {
    let secure = if secure { "; Secure" } else { "" };
    let text = format!("{COOKIE}=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0{secure}");
    HeaderValue::from_str(&text).expect("the text is plain")
}

/// The secret a request carries; none when it carries several or a malformed one.
fn secret_in(headers: &HeaderMap) -> Option<&str> {
    let mut found = headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|cookies| cookies.to_str().ok())
        .flat_map(|cookies| cookies.split(';'))
        .filter_map(|cookie| cookie.trim().strip_prefix(COOKIE)?.strip_prefix('='));
    let secret = found.next()?;
    let well_formed = secret.len() == 64 && secret.bytes().all(|b| b.is_ascii_hexdigit());
    (well_formed && found.next().is_none()).then_some(secret)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn o02_a_cookie_is_read_exactly_and_never_twice() {
        let secret = "0123456789abcdef".repeat(4);
        let read = |text: &str| {
            let mut headers = HeaderMap::new();
            headers.insert(header::COOKIE, text.parse().unwrap());
            secret_in(&headers).map(str::to_owned)
        };
        assert_eq!(read(&format!("a=b; zhiheng_session={secret}")), Some(secret.clone()));
        assert_eq!(read(&format!("zhiheng_session={secret}; zhiheng_session={secret}")), None);
        assert_eq!(read(&format!("xzhiheng_session={secret}")), None);
        assert_eq!(read("zhiheng_session=abc"), None);
        assert!(cookie(&secret, true).to_str().unwrap().ends_with("; Secure"));
        assert!(!cookie(&secret, false).to_str().unwrap().contains("Secure"));
    }
}
