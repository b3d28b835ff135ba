//! The printed official document: `GET /api/v1/document/pdf?document_id=`, from
//! what was kept when it was issued (document.view), in the layout of that day,
//! for whoever may see its page.
//!
//! Article: R3d-14, R5-22.

use std::sync::Arc;

use app::funnel;
use app::queries::document::view::{View, WhichDocument};
use axum::extract::{Query, State};
use axum::http::{HeaderMap, Uri};
use axum::response::{IntoResponse, Response};
use base::Refusal;

use crate::api::session_in_use;
use crate::not_done::NotDone;
use crate::printing::{pressed, shown};
use crate::server::Front;

/// Prints an official document.
pub(crate) async fn print(State(front): State<Arc<Front>>, headers: HeaderMap, uri: Uri) -> Response {
    match printed(&front, &headers, &uri).await {
        Ok((name, pdf)) => shown(&name, pdf),
        Err(not_done) => not_done.into_response(),
    }
}

async fn printed(front: &Arc<Front>, headers: &HeaderMap, uri: &Uri) -> Result<(String, Vec<u8>), NotDone> {
    let session = session_in_use(front, headers).await?;
    let Query(which) = Query::<WhichDocument>::try_from_uri(uri).map_err(|_| which_document())?;
    let paper = funnel::ask::<View>(&front.house, &session.caller, which).await?;
    let name = paper.serial.clone();
    let set = move |press: &document::Press| press.render_as_issued(&paper.layout.0, &paper.layout.1, &paper.data);
    let pdf = pressed(front, set).await?;
    Ok((name, pdf))
}

fn which_document() -> Refusal {
    Refusal::invalid("document_id_malformed", "document_id", "须为文书编号", "is the id of a document")
}
