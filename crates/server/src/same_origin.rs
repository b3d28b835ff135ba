//! Writes come from our own pages: an `Origin`, where a browser sends one, is
//! the host asked. Without one (programs, old browsers) the token decides.
//!
//! Threat O09.

use axum::http::{HeaderMap, header};
use base::Refusal;

/// Refuses a write that another site made the browser send, and, where the
/// house has an address of its own (`https://zb.example.cn`), one for any other.
pub(crate) fn check_origin(headers: &HeaderMap, own: Option<&str>) -> Result<(), Refusal> {
    let host = headers.get(header::HOST).and_then(|host| host.to_str().ok());
    let own_host = own.map(|own| own.split_once("://").map_or(own, |(_, host)| host));
    if own_host.is_some_and(|own| !host.is_some_and(|host| host.eq_ignore_ascii_case(own))) {
        return Err(foreign());
    }
    let Some(origin) = headers.get(header::ORIGIN) else { return Ok(()) };
    let origin = origin.to_str().unwrap_or_default();
    if let Some(own) = own {
        return if origin.eq_ignore_ascii_case(own) { Ok(()) } else { Err(foreign()) };
    }
    let ours = origin.strip_prefix("https://").or_else(|| origin.strip_prefix("http://"));
    match (ours, host) {
        (Some(ours), Some(host)) if ours.eq_ignore_ascii_case(host) => Ok(()),
        _ => Err(foreign()),
    }
}

fn foreign() -> Refusal {
    Refusal::forbidden("origin_foreign", "请求来自其他网站，已拒绝", "the request was sent by another site; refused")
}

/// Refuses a write without the session's token.
pub(crate) fn check_token(headers: &HeaderMap, csrf: &str) -> Result<(), Refusal> {
    let sent = headers.get("x-csrf-token").map(|token| token.as_bytes()).unwrap_or_default();
    if equal_in_constant_time(sent, csrf.as_bytes()) {
        return Ok(());
    }
    Err(Refusal::forbidden(
        "csrf_token_wrong",
        "页面已过期，请刷新后重试",
        "the page is out of date (token missing or wrong); reload it and try again",
    ))
}

fn equal_in_constant_time(one: &[u8], other: &[u8]) -> bool {
    !other.is_empty() && one.len() == other.len() && one.iter().zip(other).fold(0, |seen, (a, b)| seen | (a ^ b)) == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn o09_only_our_own_origin_passes() {
        let passes = |origin: &'static str| {
            let mut headers = HeaderMap::new();
            headers.insert(header::HOST, "zhiheng.local:8080".parse().unwrap());
            headers.insert(header::ORIGIN, origin.parse().unwrap());
            check_origin(&headers, None).is_ok()
        };
        assert!(passes("http://zhiheng.local:8080") && passes("https://Zhiheng.local:8080"));
        for foreign in ["null", "http://zhiheng.local", "http://zhiheng.local:8080.evil.example", "http://evil.example"]
        {
            assert!(!passes(foreign), "{foreign}");
        }
        assert!(check_origin(&HeaderMap::new(), None).is_ok());
    }

    #[test]
    fn o09_an_empty_token_never_fits() {
        assert!(check_token(&HeaderMap::new(), "").is_err());
        let mut headers = HeaderMap::new();
        headers.insert("x-csrf-token", "abc".parse().unwrap());
        assert!(check_token(&headers, "abc").is_ok());
        assert!(check_token(&headers, "abd").is_err() && check_token(&headers, "abcd").is_err());
    }
}
