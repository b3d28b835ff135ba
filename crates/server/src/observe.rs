//! Every request gets an id, one line in the log and its place in the figures.
//! The log holds method, route, status and time: no body, no query string, no
//! personal data. A failure of ours is logged here, once, with the id.
//!
//! Article: R3d-34, R3d-36.

use std::sync::Arc;
use std::sync::atomic::Ordering;

use axum::extract::{MatchedPath, Request, State};
use axum::http::{HeaderValue, Method};
use axum::middleware::Next;
use axum::response::Response;
use tokio::time::Instant;

use crate::meter;
use crate::not_done::Fault;
use crate::server::Front;

/// Names, counts and logs a request.
pub(crate) async fn observe(State(front): State<Arc<Front>>, request: Request, next: Next) -> Response {
    let number = front.requests.fetch_add(1, Ordering::Relaxed);
    let request_id = format!("{}-{number}", front.started);
    let method = plain_method(request.method());
    let route = match request.extensions().get::<MatchedPath>() {
        Some(path) => path.as_str().to_owned(),
        None => "(page)".to_owned(),
    };
    let began = Instant::now();
    let mut response = next.run(request).await;
    let (took, status) = (began.elapsed(), response.status().as_u16());
    meter::request(method, &route, status, took);
    let took_ms = took.as_millis() as u64;
    match response.extensions_mut().remove::<Fault>() {
        Some(Fault(fault)) => tracing::error!(request_id, method, route, status, took_ms, fault, "fault"),
        None => tracing::info!(request_id, method, route, status, took_ms, "answered"),
    }
    if let Ok(id) = HeaderValue::from_str(&request_id) {
        response.headers_mut().insert("x-request-id", id);
    }
    response
}

/// Methods are the sender's text: only the known ones become labels.
fn plain_method(method: &Method) -> &'static str {
    match *method {
        Method::GET => "GET",
        Method::POST => "POST",
        Method::HEAD => "HEAD",
        Method::OPTIONS => "OPTIONS",
        Method::PUT => "PUT",
        Method::DELETE => "DELETE",
        Method::PATCH => "PATCH",
        _ => "other",
    }
}
