//! Sessions from sign-in to their end.
//!
//! Threats O02, I04.

use axum::http::{StatusCode, header};
use serde_json::json;
use server::Config;
use store::entity::session;
use store::sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use time::Duration;

use crate::county::{Browser, County, PASSWORD};

const ME: &str = "/api/v1/session/me";

async fn status(browser: &Browser) -> StatusCode {
    browser.get(ME).await.status
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn o02_the_secret_is_in_the_cookie_and_nowhere_else() {
    let county = County::open().await;
    let mut browser = county.browser();
    let reply = browser.sign_in("admin", PASSWORD).await;
    let set = reply.headers[header::SET_COOKIE].to_str().unwrap();
    for word in ["zhiheng_session=", "; Path=/", "; HttpOnly", "; SameSite=Strict"] {
        assert!(set.contains(word), "{set}");
    }
    assert!(!set.contains("Secure"), "no TLS stands in front here");
    let secret = browser.cookie.as_ref().unwrap().strip_prefix("zhiheng_session=").unwrap().to_owned();
    assert_eq!(reply.json, json!({ "csrf": browser.csrf }));
    let me = browser.get(ME).await;
    assert_eq!(me.json["csrf"], browser.csrf.as_str());
    assert_eq!(me.json["account"], "admin");
    assert!(!me.text.contains(&secret) && !reply.text.contains(&secret));
    assert!(!me.headers.contains_key(header::CONTENT_ENCODING));
    let kept = county.house.store.view().all(session::Entity::find()).await.unwrap();
    assert!(kept.iter().all(|row| row.session_digest != secret));

    let behind_tls = County::with(Config { tls_in_front: true, ..Config::default() }, None).await;
    let reply = behind_tls.browser().sign_in("admin", PASSWORD).await;
    assert!(reply.headers[header::SET_COOKIE].to_str().unwrap().ends_with("; Secure"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn o02_unknown_account_and_wrong_password_look_alike_and_six_lock() {
    let county = County::open().await;
    let mut browser = county.browser();
    let unknown = browser.sign_in("nobody.there", PASSWORD).await;
    let wrong = browser.sign_in("admin", "Wrong-Horse-9").await;
    assert_eq!(unknown.status, StatusCode::UNAUTHORIZED);
    assert_eq!((unknown.status, &unknown.text), (wrong.status, &wrong.text));
    for _ in 0..5 {
        browser.sign_in("admin", "Wrong-Horse-9").await;
    }
    let locked = browser.sign_in("admin", PASSWORD).await;
    assert_eq!((locked.status, locked.code()), (StatusCode::TOO_MANY_REQUESTS, "account_locked"));
    assert!(browser.cookie.is_none());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn o02_a_session_ends_by_signing_out_and_i04_by_a_later_sign_in() {
    let county = County::open().await;
    let first = county.signed_in("admin").await;
    assert_eq!(status(&first).await, StatusCode::OK);
    let second = county.signed_in("admin").await;
    assert_eq!(status(&first).await, StatusCode::UNAUTHORIZED);
    assert_eq!(status(&second).await, StatusCode::OK);
    assert_eq!(first.post("/api/v1/session/sign_out", json!({})).await.status, StatusCode::UNAUTHORIZED);
    let out = second.post("/api/v1/session/sign_out", json!({})).await;
    assert_eq!(out.status, StatusCode::OK);
    assert!(out.headers[header::SET_COOKIE].to_str().unwrap().contains("Max-Age=0"));
    assert_eq!(status(&second).await, StatusCode::UNAUTHORIZED);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn o02_a_session_ends_when_idle_and_after_twelve_hours() {
    let county = County::open().await;
    let idle = county.signed_in("admin").await;
    county.clock.advance(Duration::minutes(30) - Duration::SECOND);
    assert_eq!(status(&idle).await, StatusCode::OK);
    wait_until_seen(&county).await;
    county.clock.advance(Duration::minutes(30));
    assert_eq!(status(&idle).await, StatusCode::UNAUTHORIZED);

    let busy = county.signed_in("admin").await;
    for _ in 0..35 {
        county.clock.advance(Duration::minutes(20));
        assert_eq!(status(&busy).await, StatusCode::OK);
        wait_until_seen(&county).await;
    }
    county.clock.advance(Duration::minutes(20));
    assert_eq!(status(&busy).await, StatusCode::UNAUTHORIZED, "twelve hours have passed");
}

/// The use of a session is written down without keeping the request waiting.
async fn wait_until_seen(county: &County) {
    use base::Clock;
    let now = county.clock.now();
    for _ in 0..500 {
        let live = session::Entity::find().filter(session::Column::EndedAt.is_null());
        let rows = county.house.store.view().all(live).await.unwrap();
        if rows.iter().any(|row| row.last_seen_at == now) {
            return;
        }
        tokio::time::sleep(std::time::Duration::from_millis(10)).await;
    }
    panic!("the use of the session was not written down");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn o02_a_made_up_or_changed_cookie_is_nobody() {
    let county = County::open().await;
    let mut browser = county.signed_in("admin").await;
    let right = browser.cookie.clone().unwrap();
    let turned = if right.ends_with('0') { '1' } else { '0' };
    for wrong in [
        format!("{}{turned}", &right[..right.len() - 1]),
        format!("zhiheng_session={}", "0".repeat(64)),
        format!("{right}; {right}"),
        "zhiheng_session=' OR 1=1 --".to_owned(),
    ] {
        browser.cookie = Some(wrong.clone());
        assert_eq!(status(&browser).await, StatusCode::UNAUTHORIZED, "{wrong}");
    }
    browser.cookie = Some(right);
    assert_eq!(status(&browser).await, StatusCode::OK);
}
