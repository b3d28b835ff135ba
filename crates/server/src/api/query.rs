//! A question, from the socket to the registry.
//!
//! Article: R1-24. Threats O01, O04, O05.

use std::sync::Arc;

use app::live_session::LiveSession;
use app::permission::may_ask;
use app::registry::QueryEntry;
use app::{Access, Caller};
use axum::Json;
use axum::extract::Request;
use axum::http::HeaderMap;
use axum::http::request::Parts;
use axum::response::{IntoResponse, Response};
use serde_json::Value;

use super::query_string::Parameters;
use super::{address_of, sealed};
use crate::not_done::NotDone;
use crate::rates::Whose;
use crate::server::Front;
use crate::session::{note_use, session_of};

/// A query of the registry with the forms of its parameters.
pub(super) struct Asked {
    entry: QueryEntry,
    parameters: Parameters,
}

impl Asked {
    pub(super) fn new(entry: QueryEntry) -> Asked {
        Asked { parameters: Parameters::of(&entry), entry }
    }
}

/// Answers a question for whoever sent the request.
pub(super) async fn answer(front: Arc<Front>, asked: Arc<Asked>, request: Request) -> Response {
    let (parts, _) = request.into_parts();
    let answered = look_up(&front, &asked, &parts).await.map(Json);
    sealed(asked.entry.spec.name, answered.into_response())
}

async fn look_up(front: &Arc<Front>, asked: &Asked, parts: &Parts) -> Result<Value, NotDone> {
    let spec = asked.entry.spec;
    let session = match spec.access {
        Access::Anyone => {
            front.rates.take(Whose::Public(address_of(front, &parts.headers, &parts.extensions)))?;
            None
        }
        _ => Some(session_in_use(front, &parts.headers).await?),
    };
    let caller = session.as_ref().map_or_else(Caller::nobody, |session| session.caller.clone());
    may_ask(&front.house, spec.name, spec.access, &caller)?;
    let input = asked.parameters.read(&parts.uri)?;
    let answering = (asked.entry.ask)(&front.house, &caller, input);
    let answered = tokio::time::timeout(front.config.query_timeout, answering).await;
    let mut answer = answered.map_err(|_| NotDone::busy())??;
    if let (Some(session), "session.me", Some(me)) = (&session, spec.name, answer.as_object_mut()) {
        me.insert("csrf".to_owned(), session.csrf.clone().into());
    }
    Ok(answer)
}

/// The session of a request that reads, written down as in use.
pub(crate) async fn session_in_use(front: &Arc<Front>, headers: &HeaderMap) -> Result<LiveSession, NotDone> {
    let session = session_of(front, headers).await?;
    if let Some(account_id) = session.caller.account_id {
        front.rates.take(Whose::Account(account_id))?;
    }
    note_use(front, &session);
    Ok(session)
}
