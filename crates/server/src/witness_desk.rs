//! The desk of a witness, for logs that come to it: `POST /add-checkpoint` as
//! C2SP tlog-witness has it. What is answered is decided by whoever runs the
//! witness; here it only gets its HTTP form.
//!
//! Article: R1-24. Threat I11.

use std::future::Future;
use std::io;
use std::sync::Arc;

use axum::Router;
use axum::body::to_bytes;
use axum::extract::{Request, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::post;
use futures::future::BoxFuture;
use tokio::net::TcpListener;

use crate::witness::SIZE_TYPE;

/// The answer to an `add-checkpoint` request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WitnessAnswer {
    /// 200, 400, 403, 404, 409 or 422.
    pub status: u16,
    /// Signature lines, the size cosigned last, or why not; each line ended.
    pub text: String,
    /// Whether the text states a size.
    pub states_size: bool,
}

/// Answers the body of an `add-checkpoint` request.
pub type WitnessDesk = Arc<dyn Fn(String) -> BoxFuture<'static, WitnessAnswer> + Send + Sync>;

/// A request with the longest proof and 64 signatures is a few kilobytes.
const BODY_BYTES_MAX: usize = 64 << 10;

/// Serves the desk until `shutdown` is done.
///
/// # Errors
/// When the listener fails for good.
pub async fn serve_witness(
    listener: TcpListener,
    desk: WitnessDesk,
    shutdown: impl Future<Output = ()> + Send + 'static,
) -> io::Result<()> {
    let router = Router::new().route("/add-checkpoint", post(answer)).with_state(desk);
    axum::serve(listener, router).with_graceful_shutdown(shutdown).await
}

async fn answer(State(desk): State<WitnessDesk>, request: Request) -> Response {
    let body = to_bytes(request.into_body(), BODY_BYTES_MAX).await;
    let Some(body) = body.ok().and_then(|body| String::from_utf8(body.to_vec()).ok()) else {
        return StatusCode::BAD_REQUEST.into_response();
    };
    let answer = desk(body).await;
    let status = StatusCode::from_u16(answer.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let kind = if answer.states_size { SIZE_TYPE } else { "text/plain; charset=utf-8" };
    (status, [(header::CONTENT_TYPE, kind)], answer.text).into_response()
}
