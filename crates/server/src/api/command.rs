//! A write, from the socket to the funnel. The command runs in a task of its
//! own: a browser that goes away or a proxy that loses patience does not stop
//! it half-way, and the same request with the same key gets its answer.
//!
//! Article: R1-15, R1-24. Threats O02, O03, O05, O09, F02.

use std::sync::Arc;

use app::permission::may_ask;
use app::registry::CommandEntry;
use app::{Access, Caller, Request as Asking};
use axum::Json;
use axum::extract::Request;
use axum::http::request::Parts;
use axum::http::{HeaderMap, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use base::Refusal;
use serde_json::{Value, json};

use super::{address_of, json_body, query_string, sealed};
use crate::meter;
use crate::not_done::NotDone;
use crate::rates::Whose;
use crate::same_origin::{check_origin, check_token};
use crate::server::Front;
use crate::session::{cookie, cookie_gone, device_cookie, note_use, place_of, session_of};

/// Commands whose input carries a file; their bodies may be larger.
const WITH_FILE: [&str; 9] = [
    "catalogue.load",
    "claim.import",
    "material.upload",
    "payment.take_receipt",
    // A table of applications, and the one that is a whole table.
    "matter.read_sheet",
    "mapping.read_sheet",
    "knowledge.read_sheet",
    "matter.accept",
    "matter.resubmit",
];

/// Carries out a command for whoever sent the request.
pub(super) async fn answer(front: Arc<Front>, entry: Arc<CommandEntry>, request: Request) -> Response {
    let name = entry.spec.name;
    sealed(name, carry_out(&front, entry, request).await.unwrap_or_else(IntoResponse::into_response))
}

async fn carry_out(front: &Arc<Front>, entry: Arc<CommandEntry>, request: Request) -> Result<Response, NotDone> {
    let (parts, body) = request.into_parts();
    let caller = caller_of(front, &entry, &parts).await?;
    if caller.account_id.is_none() {
        // Whoever has not signed in is not read. A person without the duty is turned away by the
        // registry, which leaves a trace of the attempt.
        may_ask(&front.house, entry.spec.name, entry.spec.access, &caller)?;
    }
    let asking = asking_of(&parts.headers, &parts.uri)?;
    let (front_, name) = (front.clone(), entry.spec.name);
    let bytes_max =
        if WITH_FILE.contains(&name) { front.config.body_with_file_bytes_max } else { front.config.body_bytes_max };
    let input = json_body::read(&front.config, bytes_max, &parts.headers, body).await?;
    let task = tokio::spawn(async move { (entry.run)(&front_.house, &caller, &asking, input).await });
    let Ok(done) = tokio::time::timeout(front.config.command_timeout, task).await else {
        return Err(still_running().into());
    };
    let output = done.map_err(|panic| NotDone::fault(format!("{name}: {panic}")))??;
    if name.starts_with("session.") {
        refused_and_counted(&output)?;
    }
    match name {
        "session.sign_in" => signed_in(front, &parts.headers, &output),
        // A new password ends every session, this one too.
        "session.sign_out" | "session.change_password" => {
            Ok(([(header::SET_COOKIE, cookie_gone(front.config.tls_in_front))], Json(output)).into_response())
        }
        _ => Ok(Json(output).into_response()),
    }
}

/// Who asks, once origin, session and token have been looked at.
async fn caller_of(front: &Arc<Front>, entry: &CommandEntry, parts: &Parts) -> Result<Caller, NotDone> {
    check_origin(&parts.headers, front.config.origin.as_deref())?;
    if entry.spec.access == Access::Anyone {
        let address = address_of(front, &parts.headers, &parts.extensions);
        front.rates.take(Whose::SignIn(address))?;
        return Ok(Caller { place: place_of(&parts.headers, address), ..Caller::nobody() });
    }
    let session = session_of(front, &parts.headers).await?;
    if let Some(account_id) = session.caller.account_id {
        front.rates.take(Whose::Account(account_id))?;
    }
    check_token(&parts.headers, &session.csrf)?;
    note_use(front, &session);
    Ok(session.caller)
}

fn asking_of(headers: &HeaderMap, uri: &Uri) -> Result<Asking, Refusal> {
    let key = headers.get("idempotency-key").map(|key| key.to_str().unwrap_or("not text").to_owned());
    Ok(Asking { key, dry_run: query_string::dry_run(uri)? })
}

fn still_running() -> Refusal {
    Refusal::new(
        base::RefusalKind::Unavailable,
        "still_running",
        "办理尚未结束，请稍后以同一请求号再次查询结果",
        "still at work; ask again later with the same request key",
    )
}

/// A wrong password or code has been counted by the operation and is a refusal here.
fn refused_and_counted(output: &Value) -> Result<(), NotDone> {
    let Some(refusal) = output.get("refusal").filter(|refusal| !refusal.is_null()) else { return Ok(()) };
    let refusal: Refusal = serde_json::from_value(refusal.clone()).map_err(NotDone::fault)?;
    meter::refused_sign_in(&refusal.code);
    Err(refusal.into())
}

/// The session's secret goes into the cookie and nowhere else.
fn signed_in(front: &Front, headers: &HeaderMap, output: &Value) -> Result<Response, NotDone> {
    let (Some(secret), Some(csrf)) = (output["session"].as_str(), output["csrf"].as_str()) else {
        return Err(NotDone::fault("signed in without a session"));
    };
    let mut response = (StatusCode::OK, Json(json!({ "csrf": csrf }))).into_response();
    let set = response.headers_mut();
    set.append(header::SET_COOKIE, cookie(secret, front.config.tls_in_front));
    if let Some(named) = device_cookie(front, headers) {
        set.append(header::SET_COOKIE, named);
    }
    Ok(response)
}

#[cfg(test)]
mod tests {
    #[test]
    fn commands_with_a_file_are_listed_in_the_registry() {
        let listed: Vec<&str> = app::registry::commands().iter().map(|entry| entry.spec.name).collect();
        assert!(super::WITH_FILE.iter().all(|name| listed.contains(name)), "{:?}", super::WITH_FILE);
    }
}
