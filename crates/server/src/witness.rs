//! The door for witnesses of the trail. The house opens no connections of its
//! own, so the C2SP protocol is turned round: the witness asks for the request
//! that a log would have sent it, and brings its answer back.
//!
//! | address | what |
//! |---|---|
//! | `GET /witness/add-checkpoint?old=SIZE` | the body of `add-checkpoint`: old size, consistency proof, latest checkpoint; 409 with the size when the trail is shorter than that |
//! | `POST /witness/cosignature?size=SIZE` | signature lines for the checkpoint of that size; kept when they are by an appointed witness |
//!
//! Neither asks who comes: what goes out is a size, a root and hashes, and what
//! comes in counts by its signature alone.
//!
//! Article: R1-24. Threat I11.

use std::sync::Arc;

use axum::Router;
use axum::body::to_bytes;
use axum::extract::{Query, Request, State};
use axum::http::{StatusCode, Uri, header};
use axum::middleware::from_fn_with_state;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use base::Refusal;
use serde::Deserialize;
use trail::AddCheckpoint;

use crate::api::admit;
use crate::not_done::NotDone;
use crate::server::Front;

/// The type of a text that states a tree's size.
pub(crate) const SIZE_TYPE: &str = "text/x.tlog.size";

/// Signature lines are short; so are all that may come.
const LINES_BYTES_MAX: usize = 16 << 10;

pub(crate) fn routes(front: &Arc<Front>) -> Router<Arc<Front>> {
    Router::new()
        .route("/witness/add-checkpoint", get(request_for))
        .route("/witness/cosignature", post(take))
        .route_layer(from_fn_with_state(front.clone(), admit))
}

#[derive(Deserialize)]
struct Old {
    old: u64,
}

#[derive(Deserialize)]
struct Size {
    size: u64,
}

async fn request_for(State(front): State<Arc<Front>>, uri: Uri) -> Response {
    match written_for(&front, &uri).await {
        Ok(answer) => answer,
        Err(not_done) => not_done.into_response(),
    }
}

async fn written_for(front: &Front, uri: &Uri) -> Result<Response, NotDone> {
    let Query(Old { old }) = Query::try_from_uri(uri).map_err(|_| parameter("old"))?;
    let house = &front.house;
    let latest = house.store.latest_checkpoint().await.map_err(NotDone::fault)?;
    let latest = latest.ok_or_else(|| Refusal::unknown("检查点", "checkpoint"))?;
    let size = latest.size as u64;
    if old > size {
        return Ok((StatusCode::CONFLICT, [(header::CONTENT_TYPE, SIZE_TYPE)], format!("{size}\n")).into_response());
    }
    let proof = house.store.view().consistency_proof(old, size).await.map_err(NotDone::fault)?;
    let checkpoint = house.with_cosignatures(&latest).await?;
    let request = AddCheckpoint { old_size: old, proof, checkpoint };
    Ok(([(header::CONTENT_TYPE, "text/plain; charset=utf-8")], request.to_text()).into_response())
}

async fn take(State(front): State<Arc<Front>>, request: Request) -> Response {
    match taken(&front, request).await {
        Ok(taken) => format!("{taken}\n").into_response(),
        Err(not_done) => not_done.into_response(),
    }
}

async fn taken(front: &Front, request: Request) -> Result<usize, NotDone> {
    let Query(Size { size }) = Query::try_from_uri(request.uri()).map_err(|_| parameter("size"))?;
    let arriving = tokio::time::timeout(front.config.arrival_timeout, to_bytes(request.into_body(), LINES_BYTES_MAX));
    let body = arriving.await.ok().and_then(Result::ok).ok_or_else(lines_unreadable)?;
    let lines = std::str::from_utf8(&body).map_err(|_| lines_unreadable())?;
    Ok(front.house.take_cosignatures(size, lines).await?)
}

fn parameter(name: &str) -> Refusal {
    Refusal::invalid("parameter_malformed", name, "须为树的大小", "is the size of a tree")
}

fn lines_unreadable() -> Refusal {
    Refusal::invalid("body_unreadable", "(body)", "请求内容无法读取", "the body cannot be read")
}
