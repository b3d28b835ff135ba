//! The browser application, built into the program. A debug build reads
//! `web/dist` from disk; a build without it shows a plain page.
//!
//! Files under `assets/` carry a hash in their names and never change;
//! `index.html` is always asked for again; an address no file has is a page of
//! the application.

use axum::extract::Request;
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use rust_embed::{EmbeddedFile, RustEmbed};

use crate::not_done::NotDone;

#[derive(RustEmbed)]
#[folder = "../../web/dist"]
#[allow_missing = true]
struct Pages;

const KEPT_FOR_GOOD: &str = "public, max-age=31536000, immutable";
const ASKED_AGAIN: &str = "no-cache";

/// Shown when the program was built without the browser application.
const WITHOUT_PAGES: &str = "<!doctype html><html lang=\"zh-CN\"><meta charset=\"utf-8\"><title>制衡</title>\
    <h1>制衡</h1><p>本程序未包含网页，接口可用：<a href=\"/api/v1/openapi.json\">/api/v1/openapi.json</a></p>\
    <p lang=\"en\">This build holds no web pages; the API is there.</p></html>\n";

/// What no other route has.
pub(crate) async fn serve(request: Request) -> Response {
    let path = request.uri().path();
    if ["/api", "/fsi"]
        .iter()
        .any(|area| path == *area || path.strip_prefix(area).is_some_and(|rest| rest.starts_with('/')))
    {
        return NotDone::no_such_address().into_response();
    }
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        return NotDone::no_such_method().into_response();
    }
    page(request.uri(), request.headers())
}

fn page(uri: &Uri, headers: &HeaderMap) -> Response {
    let name = uri.path().trim_start_matches('/');
    let twin = name.ends_with(".br");
    match file(name, headers).filter(|_| !name.is_empty() && !twin) {
        Some(response) => response,
        None if name.starts_with("assets/") || twin => {
            (StatusCode::NOT_FOUND, [(header::CACHE_CONTROL, "no-store")], "not found\n").into_response()
        }
        None => file("index.html", headers).unwrap_or_else(|| html(WITHOUT_PAGES)),
    }
}

/// A file, as its compressed twin where the browser takes it.
fn file(name: &str, headers: &HeaderMap) -> Option<Response> {
    let plain = Pages::get(name)?;
    let twin = if takes_brotli(headers) { Pages::get(&format!("{name}.br")) } else { None };
    let kept = if name.starts_with("assets/") { KEPT_FOR_GOOD } else { ASKED_AGAIN };
    let compressed = twin.is_some();
    let mut response = bytes_of(twin.unwrap_or(plain)).into_response();
    let head = response.headers_mut();
    head.insert(header::CONTENT_TYPE, HeaderValue::from_static(type_of(name)));
    head.insert(header::CACHE_CONTROL, HeaderValue::from_static(kept));
    head.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    if compressed {
        head.insert(header::CONTENT_ENCODING, HeaderValue::from_static("br"));
    }
    Some(response)
}

fn bytes_of(file: EmbeddedFile) -> Vec<u8> {
    file.data.into_owned()
}

fn html(text: &'static str) -> Response {
    let head = [(header::CONTENT_TYPE, "text/html; charset=utf-8"), (header::CACHE_CONTROL, ASKED_AGAIN)];
    (head, text).into_response()
}

fn takes_brotli(headers: &HeaderMap) -> bool {
    let accepted = headers.get(header::ACCEPT_ENCODING).and_then(|accepted| accepted.to_str().ok()).unwrap_or_default();
    accepted.split(',').any(|one| {
        let (name, quality) = one.split_once(';').unwrap_or((one, ""));
        name.trim() == "br" && quality.trim() != "q=0"
    })
}

fn type_of(name: &str) -> &'static str {
    match name.rsplit_once('.').map_or("", |(_, end)| end) {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "json" | "map" => "application/json",
        "txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}
