//! The printed official document: `GET /api/v1/document/pdf?document_id=`, from
//! what was kept when it was issued (document.view), in the layout of that day,
//! for whoever may see its page. It says where anybody may check it.
//!
//! Article: R3d-14, R5-22.

use std::sync::Arc;

use app::funnel;
use app::queries::document::view::{View, WhichDocument};
use axum::extract::{Query, State};
use axum::http::{HeaderMap, Uri};
use axum::response::{IntoResponse, Response};
use base::Refusal;
use qrcode::QrCode;
use qrcode::render::svg;
use serde_json::Value;

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
    let mut data = paper.data;
    if let Some(address) = where_to_check(front, &data) {
        let picture = QrCode::new(address.as_bytes()).map_err(NotDone::fault)?;
        data["check_picture"] = picture.render::<svg::Color<'_>>().build().into();
        data["check_at"] = address.into();
    }
    let set = move |press: &document::Press| press.render_as_issued(&paper.layout.0, &paper.layout.1, &data);
    let pdf = pressed(front, set).await?;
    Ok((name, pdf))
}

/// The public page where whoever holds the paper checks it; number and code stand
/// behind the `#`, which browsers send to nobody. None where the house has no
/// address of its own.
fn where_to_check(front: &Front, data: &Value) -> Option<String> {
    let origin = front.config.origin.as_deref()?;
    let (serial, code) = (data["serial"].as_str()?, data["verification_code"].as_str()?);
    Some(format!("{origin}/check-document#{serial}/{code}"))
}

fn which_document() -> Refusal {
    Refusal::invalid("document_id_malformed", "document_id", "须为文书编号", "is the id of a document")
}
