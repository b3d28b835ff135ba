//! The mount of the hospital interface.

use std::sync::Arc;

use axum::http::StatusCode;
use serde_json::json;
use server::{Config, HospitalAnswer, HospitalCall, HospitalInterface};

use crate::county::County;

const ADDRESS: &str = "/fsi/api/rsfComIfsService/callService";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_message_is_passed_on_with_its_number_and_comes_back_as_it_is() {
    let interface: HospitalInterface = Arc::new(|call: HospitalCall| {
        Box::pin(async move {
            let text = String::from_utf8_lossy(&call.body).into_owned();
            let said = json!({ "infno": call.infno, "host": call.headers["host"], "body": text });
            HospitalAnswer { status: 200, content_type: "application/json", body: said.to_string().into() }
        })
    });
    let county = County::with(Config::default(), Some(interface)).await;
    let hospital = county.browser();
    let reply = hospital.post(&format!("{ADDRESS}/2401"), json!({ "infno": "2401" })).await;
    assert_eq!(reply.status, StatusCode::OK);
    assert_eq!(reply.json, json!({ "infno": "2401", "host": "zhiheng.local", "body": "{\"infno\":\"2401\"}" }));
    assert_eq!(hospital.post(ADDRESS, json!({})).await.json["infno"], json!(null));
    assert_eq!(hospital.get(ADDRESS).await.status, StatusCode::METHOD_NOT_ALLOWED);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn without_a_function_the_interface_is_closed() {
    let county = County::open().await;
    let reply = county.browser().post(ADDRESS, json!({})).await;
    assert_eq!((reply.status, reply.code()), (StatusCode::SERVICE_UNAVAILABLE, "hospital_interface_closed"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_panic_of_the_interface_is_a_fault_without_details() {
    let interface: HospitalInterface = Arc::new(|_| Box::pin(async { panic!("a secret of ours") }));
    let county = County::with(Config::default(), Some(interface)).await;
    let reply = county.browser().post(ADDRESS, json!({})).await;
    assert_eq!((reply.status, reply.code()), (StatusCode::INTERNAL_SERVER_ERROR, "internal_fault"));
    assert!(!reply.text.contains("secret"), "{}", reply.text);
}
