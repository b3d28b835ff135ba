//! Sessions: who stands behind a cookie. Whether a session is in force is
//! judged by [`app::live_session`]; here are the cookies and the note of use.
//!
//! Article: R1-24, R3d-35. Threats O02, I04.

use std::collections::BTreeSet;
use std::net::IpAddr;
use std::sync::{Arc, Mutex};

use app::Place;
use app::live_session::{self, LiveSession};
use app::operations::session::sign_in::session_digest;
use axum::http::{HeaderMap, HeaderValue, header};
use store::entity::session;
use store::sea_orm::sea_query::Expr;
use store::sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use time::OffsetDateTime;

use crate::not_done::NotDone;
use crate::server::Front;

/// The name of the cookie that holds a session's secret.
const COOKIE: &str = "zhiheng_session";
/// The name of the cookie by which a browser is known again; it opens nothing.
const DEVICE_COOKIE: &str = "zhiheng_device";

/// How often it is written down that a session is in use.
const SEEN_EVERY: time::Duration = time::Duration::minutes(1);

/// Sessions whose use is being written down at this moment.
#[derive(Debug, Default)]
pub(crate) struct SeenNow(Mutex<BTreeSet<String>>);

/// The session of a request, or the answer that nobody is signed in.
pub(crate) async fn session_of(front: &Arc<Front>, headers: &HeaderMap) -> Result<LiveSession, NotDone> {
    let secret = secret_in(headers, COOKIE).ok_or_else(NotDone::not_signed_in)?;
    in_force(front, &session_digest(secret)).await?.ok_or_else(NotDone::not_signed_in)
}

/// The session with a digest, if it is in force at this moment.
pub(crate) async fn in_force(front: &Arc<Front>, digest: &str) -> Result<Option<LiveSession>, NotDone> {
    let limits = front.config.session_limits(&front.house.security());
    Ok(live_session::in_force(&front.house, digest, limits).await?)
}

/// From where a request comes: the browser by its device cookie, and the address.
pub(crate) fn place_of(headers: &HeaderMap, address: IpAddr) -> Place {
    let device_digest = secret_in(headers, DEVICE_COOKIE).map(session_digest);
    Place { device_digest, address: Some(address.to_string()) }
}

/// Writes down that a session is in use, at most once a minute and without
/// keeping the request waiting: the writer may be busy with a long import.
pub(crate) fn note_use(front: &Arc<Front>, session: &LiveSession) {
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

/// The cookie that names a browser from now on; none when it has its name.
pub(crate) fn device_cookie(front: &Front, headers: &HeaderMap) -> Option<HeaderValue> {
    if secret_in(headers, DEVICE_COOKIE).is_some() {
        return None;
    }
    let name = hex::encode(front.house.entropy.bytes32());
    let secure = if front.config.tls_in_front { "; Secure" } else { "" };
    // Browsers cut longer lives to 400 days.
    let text = format!("{DEVICE_COOKIE}={name}; Path=/; HttpOnly; SameSite=Strict; Max-Age=34560000{secure}");
    Some(HeaderValue::from_str(&text).expect("a name is hexadecimal"))
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
fn secret_in<'h>(headers: &'h HeaderMap, cookie: &str) -> Option<&'h str> {
    let mut found = headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|cookies| cookies.to_str().ok())
        .flat_map(|cookies| cookies.split(';'))
        .filter_map(|found| found.trim().strip_prefix(cookie)?.strip_prefix('='));
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
            secret_in(&headers, COOKIE).map(str::to_owned)
        };
        assert_eq!(read(&format!("a=b; zhiheng_session={secret}")), Some(secret.clone()));
        assert_eq!(read(&format!("zhiheng_session={secret}; zhiheng_session={secret}")), None);
        assert_eq!(read(&format!("xzhiheng_session={secret}")), None);
        assert_eq!(read("zhiheng_session=abc"), None);
        assert!(cookie(&secret, true).to_str().unwrap().ends_with("; Secure"));
        assert!(!cookie(&secret, false).to_str().unwrap().contains("Secure"));
    }
}
