//! The API under `/api/v1`: one route for each line of the registry, the
//! OpenAPI document and the events. The way of a request:
//!
//! ```text
//! rate of the address → session → rate of the account → token and origin (writes)
//!   → may this person ask at all → body or query string → the registry
//! ```

mod command;
mod json_body;
mod query;
mod query_string;
mod unambiguous_json;

use std::net::IpAddr;
use std::sync::Arc;

use app::registry;
use axum::Router;
use axum::extract::{Request, State};
use axum::http::{Extensions, HeaderMap, header};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};

use crate::connections::Peer;
use crate::document_pdf;
use crate::events;
use crate::not_done::NotDone;
use crate::rates::Whose;
use crate::server::{Front, Secret};
use crate::statement_pdf;

pub(crate) use query::session_in_use;

/// What is served besides the registry.
pub(crate) const BESIDE_THE_REGISTRY: [&str; 4] =
    ["/api/v1/openapi.json", "/api/v1/events", "/api/v1/statement/pdf", "/api/v1/document/pdf"];

/// The path of a name `area.verb`.
pub(crate) fn path_of(name: &str) -> String {
    format!("/api/v1/{}", name.replacen('.', "/", 1))
}

/// All routes of the API.
pub(crate) fn routes(front: &Arc<Front>) -> Router<Arc<Front>> {
    let mut router = Router::new()
        .route(BESIDE_THE_REGISTRY[0], get(openapi_document))
        .route(BESIDE_THE_REGISTRY[1], get(events::watch))
        .route(BESIDE_THE_REGISTRY[2], get(statement_pdf::print))
        .route(BESIDE_THE_REGISTRY[3], get(document_pdf::print));
    for entry in registry::commands() {
        let (path, entry) = (path_of(entry.spec.name), Arc::new(entry));
        let answer = move |State(front): State<Arc<Front>>, request: Request| command::answer(front, entry, request);
        router = router.route(&path, post(answer));
    }
    for entry in registry::queries() {
        let (path, asked) = (path_of(entry.spec.name), Arc::new(query::Asked::new(entry)));
        let answer = move |State(front): State<Arc<Front>>, request: Request| query::answer(front, asked, request);
        router = router.route(&path, get(answer));
    }
    router.route_layer(from_fn_with_state(front.clone(), admit))
}

/// Whether there is room for one more request, and one more from this address.
pub(crate) async fn admit(State(front): State<Arc<Front>>, request: Request, next: Next) -> Response {
    if let Err(refusal) = front.rates.take(Whose::Address(address_of(&front, request.headers(), request.extensions())))
    {
        return NotDone::from(refusal).into_response();
    }
    match front.in_flight.clone().try_acquire_owned() {
        Ok(_room) => next.run(request).await,
        Err(_) => NotDone::busy().into_response(),
    }
}

/// Marks an answer that holds a session's token.
fn sealed(name: &str, mut response: Response) -> Response {
    if name.starts_with("session.") {
        response.extensions_mut().insert(Secret);
    }
    response
}

/// Where a request comes from: the peer, or whom the proxy in front names last.
fn address_of(front: &Front, headers: &HeaderMap, extensions: &Extensions) -> IpAddr {
    let peer = extensions.get::<Peer>().map_or(IpAddr::from([127, 0, 0, 1]), |peer| peer.0.ip());
    if !front.config.tls_in_front {
        return peer;
    }
    let forwarded = headers.get_all("x-forwarded-for").iter().next_back();
    let last = forwarded.and_then(|list| list.to_str().ok()?.rsplit(',').next()?.trim().parse().ok());
    last.unwrap_or(peer)
}

async fn openapi_document(State(front): State<Arc<Front>>) -> Response {
    ([(header::CONTENT_TYPE, "application/json")], front.openapi.clone()).into_response()
}
