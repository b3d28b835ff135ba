//! Reads a body as JSON: only JSON, only so large, only so deep, only so slow,
//! each name once. Checked in this order; all but the last before anything is
//! parsed.
//!
//! Threat O04.

use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, StatusCode, header};
use base::{Refusal, RefusalKind};
use serde_json::Value;

use super::unambiguous_json;
use crate::config::Config;
use crate::not_done::NotDone;

/// The JSON of a body of at most so many bytes.
pub(super) async fn read(config: &Config, bytes_max: usize, headers: &HeaderMap, body: Body) -> Result<Value, NotDone> {
    check_type(headers)?;
    if announced(headers).is_some_and(|bytes| bytes > bytes_max as u64) {
        return Err(too_large());
    }
    let arriving = tokio::time::timeout(config.arrival_timeout, to_bytes(body, bytes_max));
    let body = arriving.await.map_err(|_| too_slow())?.map_err(|_| too_large())?;
    if depth(&body) > config.json_depth_max {
        return Err(malformed("JSON 嵌套过深", "the JSON is nested too deep").into());
    }
    let (line, column, repeated) = match unambiguous_json::read(&body) {
        Ok(value) => return Ok(value),
        Err(problem) => (problem.line, problem.column, problem.name_repeated),
    };
    if repeated {
        return Err(name_repeated(line, column).into());
    }
    let zh = format!("请求内容不是合法的 JSON（第 {line} 行第 {column} 列）");
    Err(malformed(zh, format!("the body is not JSON (line {line}, column {column})")).into())
}

fn name_repeated(line: usize, column: usize) -> Refusal {
    Refusal::new(
        RefusalKind::Invalid,
        "json_name_repeated",
        format!("请求内容同一对象内字段名重复（第 {line} 行第 {column} 列），含义不明，已拒绝"),
        format!(
            "a name occurs twice in one object of the body (line {line}, column {column}); which one is meant is not guessed"
        ),
    )
}

fn check_type(headers: &HeaderMap) -> Result<(), NotDone> {
    let stated = headers.get(header::CONTENT_TYPE).and_then(|stated| stated.to_str().ok()).unwrap_or_default();
    let essence = stated.split(';').next().unwrap_or_default().trim();
    if essence.eq_ignore_ascii_case("application/json") {
        return Ok(());
    }
    let refusal = Refusal::new(
        RefusalKind::Invalid,
        "content_type_wrong",
        "请求内容须为 application/json",
        "the body must be application/json",
    );
    Err(NotDone::at_the_edge(StatusCode::UNSUPPORTED_MEDIA_TYPE, refusal))
}

fn announced(headers: &HeaderMap) -> Option<u64> {
    headers.get(header::CONTENT_LENGTH)?.to_str().ok()?.parse().ok()
}

fn too_large() -> NotDone {
    let refusal = Refusal::new(RefusalKind::Invalid, "body_too_large", "请求内容超过大小上限", "the body is too large");
    NotDone::at_the_edge(StatusCode::PAYLOAD_TOO_LARGE, refusal)
}

fn too_slow() -> NotDone {
    let refusal =
        Refusal::new(RefusalKind::Invalid, "body_too_slow", "请求内容传送超时", "the body took too long to arrive");
    NotDone::at_the_edge(StatusCode::REQUEST_TIMEOUT, refusal)
}

fn malformed(zh: impl Into<String>, en: impl Into<String>) -> Refusal {
    Refusal::new(RefusalKind::Invalid, "json_malformed", zh, en)
}

/// The greatest depth of brackets outside of texts.
fn depth(json: &[u8]) -> usize {
    let (mut now, mut greatest, mut in_text, mut escaped) = (0_usize, 0, false, false);
    for byte in json {
        match (in_text, byte) {
            (true, _) if escaped => escaped = false,
            (true, b'\\') => escaped = true,
            (_, b'"') => in_text = !in_text,
            (false, b'[' | b'{') => {
                now += 1;
                greatest = greatest.max(now);
            }
            (false, b']' | b'}') => now = now.saturating_sub(1),
            _ => {}
        }
    }
    greatest
}

#[cfg(test)]
mod tests {
    use super::depth;

    #[test]
    fn depth_counts_brackets_and_not_texts() {
        assert_eq!(depth(br#"{"a":[{"b":1},{"b":[2]}]}"#), 4);
        assert_eq!(depth(br#"{"a":"[[[[\"[[[","b":1}"#), 1);
        assert_eq!(depth(&b"[".repeat(10_000)), 10_000);
        assert_eq!(depth(b"7"), 0);
    }
}
