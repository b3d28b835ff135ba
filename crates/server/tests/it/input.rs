//! Bad input gets a 4xx with a stable code, and nothing changes.
//!
//! Threats O03, O04, O09.

use axum::body::Body;
use axum::http::{StatusCode, header};
use serde_json::json;
use server::{Config, Rate, Tighter};

use crate::county::{County, PASSWORD};

const PROPOSE: &str = "/api/v1/organisation/propose";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn o04_bodies_that_are_not_json_too_deep_or_too_large_are_refused() {
    let county = County::open().await;
    let admin = county.signed_in("admin").await;
    let deep = format!("{}1{}", "[".repeat(10_000), "]".repeat(10_000));
    let just_too_deep = format!("{}1{}", "[".repeat(65), "]".repeat(65));
    let large = format!("{{\"name\":\"{}\"}}", "x".repeat((1 << 20) + 1));
    for (body, status, code) in [
        ("{\"name\":", StatusCode::BAD_REQUEST, "json_malformed"),
        ("", StatusCode::BAD_REQUEST, "json_malformed"),
        ("\u{feff}{}", StatusCode::BAD_REQUEST, "json_malformed"),
        (deep.as_str(), StatusCode::BAD_REQUEST, "json_malformed"),
        (just_too_deep.as_str(), StatusCode::BAD_REQUEST, "json_malformed"),
        (large.as_str(), StatusCode::PAYLOAD_TOO_LARGE, "body_too_large"),
        ("{\"name\":\"a\",\"posts\":[],\"name\":\"b\"}", StatusCode::BAD_REQUEST, "json_name_repeated"),
        ("{\"posts\":[{\"a\":1,\"a\":1}]}", StatusCode::BAD_REQUEST, "json_name_repeated"),
        ("[]", StatusCode::BAD_REQUEST, "input_malformed"),
        ("{\"status\":\"approved\"}", StatusCode::BAD_REQUEST, "input_malformed"),
    ] {
        let request = admin.writing(PROPOSE).header("idempotency-key", "key-0001").body(Body::from(body.to_owned()));
        let reply = admin.send(request.unwrap()).await;
        assert_eq!((reply.status, reply.code()), (status, code), "{:.40}: {}", body, reply.text);
    }
    let form = admin.request("POST".parse().unwrap(), PROPOSE).header("x-csrf-token", &admin.csrf);
    let form = form.header(header::CONTENT_TYPE, "application/x-www-form-urlencoded").body(Body::from("a=b")).unwrap();
    let reply = admin.send(form).await;
    assert_eq!((reply.status, reply.code()), (StatusCode::UNSUPPORTED_MEDIA_TYPE, "content_type_wrong"));
    // An announced gigabyte is refused before a byte of it is read.
    let announced = admin.writing(PROPOSE).header(header::CONTENT_LENGTH, 1_u64 << 30).body(Body::from("{}")).unwrap();
    assert_eq!(admin.send(announced).await.status, StatusCode::PAYLOAD_TOO_LARGE);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn o09_a_write_needs_the_token_and_our_own_origin() {
    let county = County::open().await;
    let admin = county.signed_in("admin").await;
    let sign_out = "/api/v1/session/sign_out";
    let without = admin.request("POST".parse().unwrap(), sign_out).header(header::CONTENT_TYPE, "application/json");
    let reply = admin.send(without.body(Body::from("{}")).unwrap()).await;
    assert_eq!((reply.status, reply.code()), (StatusCode::FORBIDDEN, "csrf_token_wrong"));
    let mut other = county.signed_in("admin").await;
    other.csrf = "0".repeat(32);
    assert_eq!(other.post(sign_out, json!({})).await.code(), "csrf_token_wrong");

    let admin = county.signed_in("admin").await;
    for (origin, status) in [
        ("http://evil.example", StatusCode::FORBIDDEN),
        ("null", StatusCode::FORBIDDEN),
        ("http://zhiheng.local", StatusCode::OK),
    ] {
        let request = admin.writing(sign_out).header(header::ORIGIN, origin).body(Body::from("{}")).unwrap();
        assert_eq!(admin.send(request).await.status, status, "{origin}");
    }
    let login = json!({ "account": "admin", "password": PASSWORD });
    let nobody = county.browser();
    let foreign = nobody.writing("/api/v1/session/sign_in").header(header::ORIGIN, "http://evil.example");
    let reply = nobody.send(foreign.body(Body::from(login.to_string())).unwrap()).await;
    assert_eq!(reply.code(), "origin_foreign", "nobody is signed in from another site");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn o03_parameters_that_are_unknown_or_repeated_are_refused() {
    let county = County::open().await;
    let admin = county.signed_in("admin").await;
    assert_eq!(admin.get("/api/v1/session/me?actor=1").await.code(), "parameter_unknown");
    let reply = admin.post("/api/v1/session/sign_out?force=true", json!({})).await;
    assert_eq!(reply.code(), "parameter_unknown");
    let reply = admin.post("/api/v1/session/sign_out?dry_run=true&dry_run=true", json!({})).await;
    assert_eq!(reply.code(), "parameter_repeated");
    assert_eq!(admin.get("/api/v1/session/me").await.status, StatusCode::OK, "still signed in");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn o04_floods_are_turned_away_and_others_are_not_touched() {
    let slow = Rate { burst: 6, per_second: 0 };
    let few = Rate { burst: 3, per_second: 0 };
    let tighter = Tighter { sign_in: Some(slow), account: Some(few), ..Tighter::default() };
    let county = County::with(Config { tighter, ..Config::default() }, None).await;
    let (mut first, mut second) = (county.browser(), county.browser());
    first.sign_in("zhaol", PASSWORD).await;
    second.sign_in("gaox", PASSWORD).await;
    let statuses = |browser: crate::county::Browser| async move {
        let mut seen = Vec::new();
        for _ in 0..4 {
            seen.push(browser.get("/api/v1/session/me").await.status.as_u16());
        }
        seen
    };
    assert_eq!(statuses(first).await, [200, 200, 200, 429]);
    assert_eq!(statuses(second).await, [200, 200, 200, 429], "a bucket each");
    let mut third = county.browser();
    third.sign_in("liuy", PASSWORD).await;
    let mut seen = Vec::new();
    for _ in 0..4 {
        seen.push(third.post("/api/v1/person/enrol", json!({})).await.status.as_u16());
    }
    assert_eq!(seen[3], 429, "a flood of submissions: {seen:?}");
    assert!(!seen[..3].contains(&429), "{seen:?}");
    let mut nobody = county.browser();
    for _ in 0..3 {
        assert_eq!(nobody.sign_in("admin", "wrong").await.code(), "credentials_wrong");
    }
    let reply = nobody.sign_in("admin", "wrong").await;
    assert_eq!((reply.status, reply.code()), (StatusCode::TOO_MANY_REQUESTS, "too_many_requests"));
    assert!(reply.headers.contains_key(header::RETRY_AFTER));
}

/// What the law data allows a paper to have comes through the door, and one byte more is refused with words.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_paper_of_the_largest_size_is_taken_in() {
    let county = County::open().await;
    let desk = county.signed_in("suf").await;
    let most = county.house.security().paper_bytes as usize;
    for (bytes, status, code) in [(most, StatusCode::OK, ""), (most + 1, StatusCode::BAD_REQUEST, "material_size")] {
        // `%PDF-1.7`, blanks, `%%EOF`, as base64.
        let blanks = bytes - 15;
        let end = ["JSVFT0YK", "ICUlRU9GCg==", "ICAlJUVPRgo="][blanks % 3];
        let content = format!("JVBERi0xLjcK{}{end}", "ICAg".repeat(blanks / 3));
        let paper = json!({ "code": "identity", "file_name": "scan.pdf", "content_base64": content });
        let request = desk.writing("/api/v1/material/upload").header("idempotency-key", format!("paper-{bytes}"));
        let reply = desk.send(request.body(Body::from(paper.to_string())).unwrap()).await;
        assert_eq!((reply.status, reply.code()), (status, code), "{bytes}: {:.200}", reply.text);
    }
}

/// The same of a table, wherever one is read in: what stands in the way is never the door.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_table_of_the_largest_size_is_taken_in() {
    let county = County::open().await;
    let most = county.house.security().table_bytes as usize;
    // Three bytes are four signs of base64; whole groups stay below, one more is beyond.
    let content = |groups: usize| "YWFh".repeat(groups);
    for (login, path, input) in [
        ("suf", "matter/read_sheet", json!({ "matter": "reimbursement" })),
        ("yangf", "mapping/read_sheet", json!({ "provider_id": "H18" })),
    ] {
        let desk = county.signed_in(login).await;
        for (groups, code) in [(most / 3, "sheet_empty"), (most / 3 + 1, "sheet_size")] {
            let mut input = input.clone();
            input["content_base64"] = json!(content(groups));
            let request = desk.writing(&format!("/api/v1/{path}")).header("idempotency-key", format!("table-{groups}"));
            let reply = desk.send(request.body(Body::from(input.to_string())).unwrap()).await;
            // No hospital is registered here, which is seen before the table is.
            let code = if login == "yangf" { "provider_unknown" } else { code };
            assert_eq!((reply.status, reply.code()), (StatusCode::BAD_REQUEST, code), "{path}: {:.200}", reply.text);
        }
    }
}

/// Without signing in a paper can be checked, so often and not oftener: codes
/// cannot be tried through. Signing in and working have buckets of their own.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn o05_codes_of_papers_cannot_be_tried_through() {
    let few = Rate { burst: 3, per_second: 0 };
    let tighter = Tighter { public: Some(few), ..Tighter::default() };
    let county = County::with(Config { tighter, ..Config::default() }, None).await;
    let nobody = county.browser();
    for code in ["4F1C-09AB-77E0-0001", "4F1C-09AB-77E0-0002", "4F1C-09AB-77E0-0003"] {
        let reply = nobody.get(&format!("/api/v1/document/verify?serial=SL-2026-00001&code={code}")).await;
        assert_eq!((reply.status, reply.json), (StatusCode::OK, json!({ "genuine": false })));
    }
    let reply = nobody.get("/api/v1/document/verify?serial=SL-2026-00001&code=4F1C-09AB-77E0-0004").await;
    assert_eq!((reply.status, reply.code()), (StatusCode::TOO_MANY_REQUESTS, "too_many_requests"));
    let admin = county.signed_in("admin").await;
    assert_eq!(admin.get("/api/v1/session/me").await.status, StatusCode::OK);
    let reply = county.browser().get("/api/v1/document/compare?serial=SL-2026-00001&code=4F1C").await;
    assert_eq!(reply.status, StatusCode::UNAUTHORIZED, "what a paper says is for staff");
}
