//! Printing: one paper at a time on the press, and the answer that shows it in the
//! browser. For the routes that give out a PDF.
//!
//! Article: R2-66, R3d-14.

use std::sync::Arc;

use axum::http::header;
use axum::response::{IntoResponse, Response};
use base::{Refusal, RefusalKind};
use document::{DocumentProblem, Fonts, Press, usual_font_folders};

use crate::not_done::NotDone;
use crate::server::Front;

/// The bytes of a paper, set away from the threads of requests.
pub(crate) async fn pressed(
    front: &Arc<Front>,
    set: impl FnOnce(&Press) -> Result<Vec<u8>, DocumentProblem> + Send + 'static,
) -> Result<Vec<u8>, NotDone> {
    // One at a time: the fonts are large while they are open.
    let _press = front.press.acquire().await.map_err(NotDone::fault)?;
    let front = front.clone();
    let on_the_press = move || {
        let found =
            front.fonts.get_or_init(|| Fonts::find(&usual_font_folders()).map_err(|missing| missing.to_string()));
        let fonts = found.as_ref().map_err(|missing| no_fonts(missing))?;
        let press = fonts.press().map_err(NotDone::fault)?;
        set(&press).map_err(NotDone::fault)
    };
    tokio::task::spawn_blocking(on_the_press).await.map_err(NotDone::fault)?
}

/// The answer that shows a paper.
pub(crate) fn shown(name: &str, pdf: Vec<u8>) -> Response {
    let disposition = format!("inline; filename=\"{name}.pdf\"");
    let head = [(header::CONTENT_TYPE, "application/pdf".to_owned()), (header::CONTENT_DISPOSITION, disposition)];
    (head, pdf).into_response()
}

fn no_fonts(missing: &str) -> NotDone {
    tracing::warn!(missing, "no PDF can be made");
    Refusal::new(
        RefusalKind::Unavailable,
        "fonts_missing",
        "服务器缺少中文字体，无法生成 PDF",
        "the server has no Chinese fonts; no PDF can be made",
    )
    .into()
}
