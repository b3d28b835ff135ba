//! The mount of the national hospital interface. What it says is decided by
//! whoever answers: a function that the composition root hands in, so that the
//! codec of hospitals and the door stay apart.
//!
//! Article: R2-36, R3d-39.2. Threat O12.

use std::collections::BTreeMap;
use std::sync::Arc;

use app::House;
use axum::Router;
use axum::body::to_bytes;
use axum::extract::{Path, Request, State};
use axum::http::{StatusCode, header};
use axum::middleware::from_fn_with_state;
use axum::response::{IntoResponse, Response};
use axum::routing::post;
use base::{Refusal, RefusalKind};
use bytes::Bytes;
use futures::future::BoxFuture;

use crate::api::admit;
use crate::not_done::NotDone;
use crate::server::Front;

/// Where hospitals' systems send to.
pub(crate) const ADDRESS: &str = "/fsi/api/rsfComIfsService/callService";
/// The same with the number of the transaction.
pub(crate) const ADDRESS_WITH_NUMBER: &str = "/fsi/api/rsfComIfsService/callService/{infno}";

/// One message of a hospital's system.
pub struct HospitalCall {
    /// The house.
    pub house: Arc<House>,
    /// The transaction number of the address, if it names one.
    pub infno: Option<String>,
    /// The headers that are text, by their names in small letters.
    pub headers: BTreeMap<String, String>,
    /// The body as it came.
    pub body: Bytes,
}

/// What goes back to the hospital.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HospitalAnswer {
    /// The HTTP status; 200 for business failures as well.
    pub status: u16,
    /// The media type of the body.
    pub content_type: &'static str,
    /// The envelope as JSON, or a file that was asked for.
    pub body: Bytes,
}

/// Answers hospitals.
pub type HospitalInterface = Arc<dyn Fn(HospitalCall) -> BoxFuture<'static, HospitalAnswer> + Send + Sync>;

/// The two addresses of the interface.
pub(crate) fn routes(front: &Arc<Front>) -> Router<Arc<Front>> {
    let without = |State(front): State<Arc<Front>>, request: Request| answer(front, None, request);
    let with = |State(front): State<Arc<Front>>, Path(infno): Path<String>, request: Request| {
        answer(front, Some(infno), request)
    };
    Router::new()
        .route(ADDRESS, post(without))
        .route(ADDRESS_WITH_NUMBER, post(with))
        .route_layer(from_fn_with_state(front.clone(), admit))
}

async fn answer(front: Arc<Front>, infno: Option<String>, request: Request) -> Response {
    match pass_on(&front, infno, request).await {
        Ok(answer) => {
            let status = StatusCode::from_u16(answer.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
            (status, [(header::CONTENT_TYPE, answer.content_type)], answer.body).into_response()
        }
        Err(not_done) => not_done.into_response(),
    }
}

/// The message is worked on in a task of its own, as a command is: a hospital
/// whose connection breaks asks again and finds it done.
async fn pass_on(front: &Front, infno: Option<String>, request: Request) -> Result<HospitalAnswer, NotDone> {
    let Some(interface) = front.hospital.clone() else { return Err(not_open().into()) };
    let headers = request.headers().iter();
    let headers =
        headers.filter_map(|(name, value)| Some((name.to_string(), value.to_str().ok()?.to_owned()))).collect();
    let bytes_max = front.config.body_with_file_bytes_max;
    let arriving = tokio::time::timeout(front.config.arrival_timeout, to_bytes(request.into_body(), bytes_max));
    let body = arriving.await.ok().and_then(Result::ok).ok_or_else(unreadable)?;
    let call = HospitalCall { house: front.house.clone(), infno, headers, body };
    let task = tokio::spawn(interface(call));
    let answered = tokio::time::timeout(front.config.command_timeout, task).await.map_err(|_| NotDone::busy())?;
    answered.map_err(|panic| NotDone::fault(format!("hospital interface: {panic}")))
}

fn not_open() -> Refusal {
    Refusal::new(
        RefusalKind::Unavailable,
        "hospital_interface_closed",
        "医院接口未启用",
        "the hospital interface is not open here",
    )
}

fn unreadable() -> NotDone {
    let refusal = Refusal::new(
        RefusalKind::Invalid,
        "body_unreadable",
        "请求内容过大或传送超时",
        "the body is too large or took too long to arrive",
    );
    NotDone::at_the_edge(StatusCode::PAYLOAD_TOO_LARGE, refusal)
}
