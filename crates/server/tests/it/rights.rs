//! Who may ask for what, through the door: nobody, the wrong duty, the right one.
//!
//! Threats O01, O03, O05.

use std::collections::BTreeMap;
use std::time::Duration;

use app::{Access, registry};
use axum::http::StatusCode;
use serde_json::json;

use crate::county::{County, Reply};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn o02_without_a_session_every_route_answers_401() {
    let county = County::open().await;
    let nobody = county.browser();
    let mut asked = 0;
    for entry in registry::commands().iter().filter(|entry| entry.spec.access != Access::Anyone) {
        let reply = nobody.post(&path(entry.spec.name), json!({})).await;
        assert_eq!((reply.status, reply.code()), (StatusCode::UNAUTHORIZED, "not_signed_in"), "{}", entry.spec.name);
        asked += 1;
    }
    for entry in registry::queries().iter().filter(|entry| entry.spec.access != Access::Anyone) {
        let reply = nobody.get(&path(entry.spec.name)).await;
        assert_eq!((reply.status, reply.code()), (StatusCode::UNAUTHORIZED, "not_signed_in"), "{}", entry.spec.name);
        asked += 1;
    }
    assert_eq!(nobody.get("/api/v1/events").await.status, StatusCode::UNAUTHORIZED);
    assert_eq!(nobody.get("/api/v1/statement/pdf?statement_id=B18").await.status, StatusCode::UNAUTHORIZED);
    assert!(asked >= 10, "{asked}");
}

/// Every person × every command and query, with an input that has a field too
/// many: who holds the duty gets as far as the input (400), others do not (403).
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn o05_every_person_reaches_exactly_what_their_duties_open() {
    let county = County::open().await;
    let mut reached = BTreeMap::from([(true, 0), (false, 0)]);
    for login in &county.logins {
        let browser = county.signed_in(login).await;
        let me = browser.get("/api/v1/session/me").await.json;
        let held = |access: Access| match access {
            Access::Anyone | Access::SignedIn => true,
            Access::Founder | Access::House => false,
            Access::Duty(duties) => duties.iter().any(|duty| me["duties"].as_array().unwrap().contains(&json!(duty))),
        };
        for entry in registry::commands() {
            let ask = async || browser.post(&path(entry.spec.name), json!({ "approved_amount_of_mine": 1 })).await;
            let reply = patiently(ask).await;
            let expected = if held(entry.spec.access) { StatusCode::BAD_REQUEST } else { StatusCode::FORBIDDEN };
            assert_eq!(reply.status, expected, "{login} {}: {}", entry.spec.name, reply.text);
            *reached.get_mut(&held(entry.spec.access)).unwrap() += 1;
        }
        for entry in registry::queries() {
            let ask = async || browser.get(&format!("{}?status_of_mine=1", path(entry.spec.name))).await;
            let reply = patiently(ask).await;
            let expected = if held(entry.spec.access) { StatusCode::BAD_REQUEST } else { StatusCode::FORBIDDEN };
            assert_eq!(reply.status, expected, "{login} {}: {}", entry.spec.name, reply.text);
        }
    }
    assert!(reached.values().all(|&count| count > 20), "{reached:?}");
}

/// Many persons from one address: how fast they come is not what is looked at here.
async fn patiently(ask: impl AsyncFn() -> Reply) -> Reply {
    loop {
        let reply = ask().await;
        if reply.status != StatusCode::TOO_MANY_REQUESTS {
            return reply;
        }
        tokio::time::sleep(Duration::from_millis(200)).await;
    }
}

fn path(name: &str) -> String {
    format!("/api/v1/{}", name.replace('.', "/"))
}
