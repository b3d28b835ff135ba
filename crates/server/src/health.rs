//! For whoever runs the machine: is it alive, is it ready, its figures.
//! Readiness includes the trail and the clock: a house whose trail stands still,
//! or whose clock stands behind it, does no business (threats I12, I08).

use std::sync::Arc;
use std::time::Duration;

use axum::Json;
use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use store::entity::trail_entry;
use store::sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use crate::meter;
use crate::server::Front;

/// How long the database may take to say that it is there.
const PATIENCE: Duration = Duration::from_secs(2);

/// How old the integrator's last round may be.
const ROUND_AGE_MAX: Duration = Duration::from_secs(30);

#[derive(Serialize)]
struct Readiness {
    ready: bool,
    database: bool,
    trail_integrator: bool,
    trail_writable: bool,
    trail_size: Option<u64>,
    trail_signed_size: Option<u64>,
    trail_waiting: Option<u64>,
    reads_waiting: usize,
    clock_right: bool,
}

/// The process answers.
pub(crate) async fn alive() -> Response {
    "ok\n".into_response()
}

/// The process can do business.
pub(crate) async fn ready(State(front): State<Arc<Front>>) -> Response {
    let waiting = trail_waiting(&front).await;
    let last = front.integrator.last_round();
    let trail_integrator = last.is_some_and(|(at, _)| at.elapsed() < ROUND_AGE_MAX);
    let trail_writable = front.house.trail_health.failing_for().is_none();
    let clock_right = clock_right(&front).await;
    let readiness = Readiness {
        ready: waiting.is_some() && trail_integrator && trail_writable && clock_right,
        database: waiting.is_some(),
        trail_integrator,
        trail_writable,
        trail_signed_size: front.integrator.signed_size(),
        reads_waiting: front.house.reads.waiting(),
        trail_size: last.map(|(_, size)| size),
        trail_waiting: waiting,
        clock_right,
    };
    let status = if readiness.ready { StatusCode::OK } else { StatusCode::SERVICE_UNAVAILABLE };
    (status, Json(readiness)).into_response()
}

/// The figures.
pub(crate) async fn figures(State(front): State<Arc<Front>>) -> Response {
    if let Some(waiting) = trail_waiting(&front).await {
        meter::trail_waiting(waiting);
    }
    let text = front.meter.render();
    ([(header::CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8")], text).into_response()
}

/// Whether the clock is not behind the record; not told when the database does not answer.
async fn clock_right(front: &Front) -> bool {
    let behind = tokio::time::timeout(PATIENCE, front.house.clock_behind()).await;
    matches!(behind, Ok(Ok(None)))
}

/// Entries that wait for their place in the tree; none when the database does not answer.
async fn trail_waiting(front: &Front) -> Option<u64> {
    let waiting = trail_entry::Entity::find().filter(trail_entry::Column::LeafIndex.is_null());
    let counted = tokio::time::timeout(PATIENCE, front.house.store.view().count(waiting)).await;
    counted.ok()?.ok().and_then(|count| u64::try_from(count).ok())
}
