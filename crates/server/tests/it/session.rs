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
    let reply = browser.sign_in("gaox", PASSWORD).await;
    let set = reply.headers[header::SET_COOKIE].to_str().unwrap();
    for word in ["zhiheng_session=", "; Path=/", "; HttpOnly", "; SameSite=Strict"] {
        assert!(set.contains(word), "{set}");
    }
    assert!(!set.contains("Secure"), "no TLS stands in front here");
    let secret = browser.cookie.as_ref().unwrap().strip_prefix("zhiheng_session=").unwrap().to_owned();
    assert_eq!(reply.json, json!({ "csrf": browser.csrf }));
    let me = browser.get(ME).await;
    assert_eq!(me.json["csrf"], browser.csrf.as_str());
    assert_eq!(me.json["account"], "gaox");
    assert!(!me.text.contains(&secret) && !reply.text.contains(&secret));
    assert!(!me.headers.contains_key(header::CONTENT_ENCODING));
    let kept = county.house.store.view().all(session::Entity::find()).await.unwrap();
    assert!(kept.iter().all(|row| row.session_digest != secret));

    let behind_tls = County::with(Config { tls_in_front: true, ..Config::default() }, None).await;
    let reply = behind_tls.browser().sign_in("gaox", PASSWORD).await;
    let all: Vec<_> = reply.headers.get_all(header::SET_COOKIE).iter().map(|set| set.to_str().unwrap()).collect();
    assert_eq!(all.len(), 2, "the session and the name of the browser: {all:?}");
    assert!(all.iter().all(|set| set.ends_with("; Secure") && set.contains("; HttpOnly; SameSite=Strict")), "{all:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn o02_unknown_account_and_wrong_password_look_alike_to_the_lock() {
    let county = County::open().await;
    let mut browser = county.browser();
    for _ in 0..6 {
        let unknown = browser.sign_in("nobody.there", PASSWORD).await;
        let wrong = browser.sign_in("admin", "Wrong-Horse-9").await;
        assert_eq!(unknown.status, StatusCode::UNAUTHORIZED);
        assert_eq!((unknown.status, &unknown.text), (wrong.status, &wrong.text));
    }
    let unknown = browser.sign_in("nobody.there", PASSWORD).await;
    let locked = browser.sign_in("admin", PASSWORD).await;
    assert_eq!((locked.status, locked.code()), (StatusCode::TOO_MANY_REQUESTS, "account_locked"));
    assert_eq!((unknown.status, &unknown.text), (locked.status, &locked.text));
    assert!(browser.cookie.is_none());
}

/// With the real cost of a password: an unknown account is not answered before
/// the same computation is done. The quickest answers are compared, for what
/// else the machine does can only lengthen them; a way that skips the
/// computation takes a small part of its time, not half.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn o02_an_unknown_account_costs_the_computation_of_a_wrong_password() {
    const TRIES: usize = 20;
    let county = County::costly().await;
    let mut quickest = [u128::MAX; 2];
    for asked in 0..TRIES {
        for (shortest, login) in quickest.iter_mut().zip(["nobody.there", "gaox"]) {
            let body = json!({ "account": login, "password": "Wrong-Horse-9" }).to_string();
            // Each from an address of its own: whoever asks too often is answered without any computation.
            let request = county.browser().writing("/api/v1/session/sign_in");
            let request = request.header("x-forwarded-for", format!("10.0.{}.{asked}", login.len()));
            let request = request.body(axum::body::Body::from(body)).unwrap();
            let browser = county.browser();
            let began = tokio::time::Instant::now();
            let reply = browser.send(request).await;
            *shortest = began.elapsed().as_micros().min(*shortest);
            assert_eq!(reply.code(), "credentials_wrong");
        }
        // A locked name is answered after the same computation; here both stay unlocked.
        county.clock.advance(Duration::days(2));
    }
    let [unknown, wrong] = quickest;
    assert!(unknown * 2 > wrong && wrong * 2 > unknown, "an unknown account {unknown} µs, a wrong password {wrong} µs");
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

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn o02_a_session_that_a_stranger_prepared_is_not_taken_over() {
    let county = County::open().await;
    let mut browser = county.browser();
    let planted = format!("zhiheng_session={}", "ab".repeat(32));
    browser.cookie = Some(planted.clone());
    browser.sign_in("gaox", PASSWORD).await;
    let own = browser.cookie.clone().unwrap();
    assert_ne!(own, planted, "signing in gives a number of its own");
    let mut stranger = county.browser();
    stranger.cookie = Some(planted);
    assert_eq!(status(&stranger).await, StatusCode::UNAUTHORIZED);
    browser.sign_in("gaox", PASSWORD).await;
    assert_ne!(browser.cookie, Some(own), "and another one every time");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn o02_an_old_cookie_opens_nothing_after_another_password_another_post_or_a_suspension() {
    let county = County::open().await;
    let changed = county.signed_in("gaox").await;
    let new = json!({ "present": PASSWORD, "password": "Tulip-Field-1" });
    let wrong =
        changed.post("/api/v1/session/change_password", json!({ "present": "x", "password": "Tulip-Field-1" })).await;
    assert_eq!((wrong.status, wrong.code()), (StatusCode::BAD_REQUEST, "present_password_wrong"));
    let done = changed.post("/api/v1/session/change_password", new).await;
    assert_eq!(done.status, StatusCode::OK, "{}", done.text);
    assert!(done.headers[header::SET_COOKIE].to_str().unwrap().contains("Max-Age=0"));
    assert_eq!(status(&changed).await, StatusCode::UNAUTHORIZED);

    let moved = county.signed_in("linj").await;
    let staff_id = moved.get(ME).await.json["staff_id"].as_str().unwrap().parse::<base::StaffId>().unwrap().0;
    end_appointments(&county, staff_id).await;
    assert_eq!(status(&moved).await, StatusCode::UNAUTHORIZED);

    let suspended = county.signed_in("luoyf").await;
    let admin = county.signed_in("admin").await;
    let rows = admin.get("/api/v1/account/list?q=luoyf").await;
    let account_id = rows.json["rows"][0]["account_id"].clone();
    let stop = json!({ "account_id": account_id, "reason": "岗位调整" });
    let reply = admin.post("/api/v1/account/suspend", stop).await;
    assert_eq!(reply.status, StatusCode::OK, "{}", reply.text);
    assert_eq!(status(&suspended).await, StatusCode::UNAUTHORIZED);
}

/// Takes the posts from a person as of yesterday.
async fn end_appointments(county: &County, staff_id: i64) {
    use base::Clock;
    use store::entity::appointment::{Column, Entity, Model};
    let held = Entity::find().filter(Column::StaffId.eq(staff_id));
    let mut unit = county.house.store.begin().await.unwrap();
    for appointment in unit.view().all(held).await.unwrap() {
        let until_date = county.clock.today().previous_day();
        unit.update(Model { until_date, ..appointment }).await.unwrap();
    }
    unit.commit().await.unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn i04_a_session_whose_proof_is_old_is_asked_again_and_goes_on_with_the_same_request() {
    let county = County::open().await;
    let admin = county.signed_in("admin").await;
    let rows = admin.get("/api/v1/account/list?q=luoyf").await;
    let stop = json!({ "account_id": rows.json["rows"][0]["account_id"], "reason": "岗位调整" });
    county.clock.advance(Duration::minutes(15));
    let asked = admin.post_keyed("/api/v1/account/suspend", stop.clone(), "one-intent-1").await;
    assert_eq!((asked.status, asked.code()), (StatusCode::UNAUTHORIZED, "stepup"));
    let rows = admin.get("/api/v1/account/list?q=luoyf").await;
    assert_eq!(rows.json["rows"][0]["status"], "active", "nothing was changed");
    let wrong = admin.post("/api/v1/session/prove", json!({ "code": "000000" })).await;
    assert_eq!((wrong.status, wrong.code()), (StatusCode::UNAUTHORIZED, "factor_code_wrong"));
    let device = county.device_of("admin").await.expect("a device");
    let code = app::demonstration::people::code_of(&county.house, &device, 0).unwrap();
    let proof = admin.post("/api/v1/session/prove", json!({ "code": code })).await;
    assert_eq!(proof.status, StatusCode::OK, "{}", proof.text);
    let done = admin.post_keyed("/api/v1/account/suspend", stop, "one-intent-1").await;
    assert_eq!((done.status, &done.json["status"]), (StatusCode::OK, &json!("suspended")));
}
