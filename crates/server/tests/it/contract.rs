//! What is served is what is listed and described, no more and no less.
//!
//! Threat O07.

use std::collections::BTreeSet;
use std::path::Path;

use app::registry;
use axum::body::Body;
use axum::http::{Method, StatusCode};
use serde_json::Value;

use crate::county::County;

const BESIDE_THE_REGISTRY: [&str; 3] = ["/api/v1/events", "/api/v1/openapi.json", "/api/v1/statement/pdf"];

fn listed() -> BTreeSet<String> {
    let names = registry::commands()
        .iter()
        .map(|c| c.spec.name)
        .chain(registry::queries().iter().map(|q| q.spec.name))
        .map(|name| format!("/api/v1/{}", name.replace('.', "/")))
        .collect::<Vec<_>>();
    names.into_iter().chain(BESIDE_THE_REGISTRY.map(str::to_owned)).collect()
}

#[test]
fn the_document_describes_exactly_what_is_listed() {
    let document = server::openapi();
    let described: BTreeSet<String> = document["paths"].as_object().expect("paths").keys().cloned().collect();
    assert_eq!(described, listed());
    assert_eq!(document["openapi"], "3.1.0");
    for entry in registry::commands() {
        let operation = &document["paths"][format!("/api/v1/{}", entry.spec.name.replace('.', "/"))]["post"];
        for word in ["operationId", "summary", "x-title-en", "x-money", "x-articles", "requestBody"] {
            assert!(!operation[word].is_null(), "{} has no {word}", entry.spec.name);
        }
        assert_eq!(operation["responses"]["default"]["$ref"], "#/components/responses/NotDone");
    }
}

#[test]
fn every_reference_leads_somewhere_and_the_document_is_always_the_same() {
    let document = server::openapi();
    let mut references = BTreeSet::new();
    collect(&document, &mut references);
    assert!(references.len() > 10, "only {} references", references.len());
    for reference in references {
        let pointer = reference.strip_prefix('#').expect("references stay inside the document");
        assert!(document.pointer(pointer).is_some(), "{reference} leads nowhere");
    }
    assert_eq!(document.to_string(), server::openapi().to_string());
}

fn collect(value: &Value, references: &mut BTreeSet<String>) {
    match value {
        Value::Object(object) => {
            if let Some(Value::String(reference)) = object.get("$ref") {
                references.insert(reference.clone());
            }
            object.values().for_each(|inner| collect(inner, references));
        }
        Value::Array(list) => list.iter().for_each(|inner| collect(inner, references)),
        _ => {}
    }
}

/// The browser application's types are made from the committed document:
/// `UPDATE=1 cargo test -p server` writes it anew.
#[test]
fn the_committed_document_is_current() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../web/openapi.json");
    let current = format!("{:#}\n", server::openapi());
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&file, &current).expect("the document is written");
    }
    let committed = std::fs::read_to_string(&file).unwrap_or_default();
    assert!(committed == current, "web/openapi.json is stale: run UPDATE=1 cargo test -p server");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn o07_what_is_not_listed_is_not_served() {
    let county = County::open().await;
    let admin = county.signed_in("admin").await;
    for path in [
        "/api",
        "/api/v1",
        "/api/v1/",
        "/api/v2/session/me",
        "/api/v1/session",
        "/api/v1/session/me/",
        "/api/v1/house/reset",
        "/fsi/api/rsfComIfsService",
        "/api/v1/%2e%2e/healthz",
    ] {
        let reply = admin.get(path).await;
        assert_eq!((reply.status, reply.code()), (StatusCode::NOT_FOUND, "address_unknown"), "{path}");
    }
    for path in listed() {
        let post = registry::commands().iter().any(|c| path.ends_with(&c.spec.name.replace('.', "/")));
        let wrong = [Method::PUT, Method::DELETE, Method::PATCH, Method::OPTIONS];
        let other = if post { Method::GET } else { Method::POST };
        for method in wrong.into_iter().chain([other]) {
            let reply = admin.send(admin.request(method.clone(), &path).body(Body::empty()).unwrap()).await;
            assert_eq!(reply.status, StatusCode::METHOD_NOT_ALLOWED, "{method} {path}");
            assert_eq!(reply.code(), "method_not_allowed", "{method} {path}");
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn o07_every_answer_carries_the_headers() {
    let county = County::open().await;
    let nobody = county.browser();
    let others = ["/", "/assets/none.js", "/healthz", "/readyz", "/metrics", "/api/v1/none", "/some/page"];
    for path in listed().iter().map(String::as_str).chain(others) {
        for method in [Method::GET, Method::POST, Method::OPTIONS] {
            let reply = nobody.send(nobody.request(method.clone(), path).body(Body::empty()).unwrap()).await;
            let header = |name: &str| reply.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default();
            let policy = header("content-security-policy");
            assert!(policy.contains("script-src 'self';") && policy.contains("frame-ancestors 'none'"), "{path}");
            assert_eq!(header("x-content-type-options"), "nosniff", "{method} {path}");
            assert!(!header("cache-control").is_empty() && !header("x-request-id").is_empty(), "{method} {path}");
            assert!(header("access-control-allow-origin").is_empty(), "{method} {path}");
            assert!(header("strict-transport-security").is_empty(), "off unless asked for");
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_figures_hold_no_personal_data() {
    let county = County::open().await;
    let admin = county.signed_in("admin").await;
    admin.get("/api/v1/session/me").await;
    admin.get("/api/v1/session/me?identity_number=410100199001011234").await;
    admin.get("/pages/410100199001011234").await;
    let figures = admin.get("/metrics").await;
    assert_eq!(figures.status, StatusCode::OK);
    let line = r#"zhiheng_http_requests_total{method="GET",route="/api/v1/session/me",status="200"}"#;
    assert!(figures.text.contains(line), "{}", figures.text);
    assert!(figures.text.contains("zhiheng_http_request_seconds_bucket"), "{}", figures.text);
    assert!(figures.text.contains("zhiheng_trail_waiting"), "{}", figures.text);
    assert!(!figures.text.contains("admin") && !figures.text.contains("4101001990"), "{}", figures.text);
}
