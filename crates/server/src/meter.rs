//! Figures for whoever runs the machine, as Prometheus reads them. No label
//! holds personal data or anything a caller can make up.
//!
//! | name | labels | unit |
//! |---|---|---|
//! | zhiheng_http_requests_total | method, route, status | requests |
//! | zhiheng_http_request_seconds | method, route | seconds, histogram |
//! | zhiheng_commands_total | command | commands done |
//! | zhiheng_refusals_total | command, code | commands refused |
//! | zhiheng_trail_size, zhiheng_trail_waiting | – | entries in the tree, entries not yet in it |
//! | zhiheng_trail_signed_size | – | entries under the last signed checkpoint |
//! | zhiheng_clock_behind_seconds | – | by how much the clock stands behind the last act recorded; 0: it does not. Alarm above 0 |
//! | zhiheng_trail_failing_seconds | – | for how long entries have not been taken; 0: they are. Alarm above 0 |
//!
//! Article: R3d-34.

use std::sync::OnceLock;
use std::time::Duration;

use metrics_exporter_prometheus::{BuildError, Matcher, PrometheusBuilder, PrometheusHandle};

const SECONDS: [f64; 10] = [0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1.0, 5.0, 30.0, 120.0];

/// The one recorder of the process; servers of one process share it.
pub(crate) fn recorder() -> Result<PrometheusHandle, BuildError> {
    static RECORDER: OnceLock<PrometheusHandle> = OnceLock::new();
    if let Some(handle) = RECORDER.get() {
        return Ok(handle.clone());
    }
    static MAKING: std::sync::Mutex<()> = std::sync::Mutex::new(());
    let _making = MAKING.lock().expect("no maker of the recorder panicked");
    if let Some(handle) = RECORDER.get() {
        return Ok(handle.clone());
    }
    let seconds = Matcher::Full("zhiheng_http_request_seconds".to_owned());
    let handle = PrometheusBuilder::new().set_buckets_for_metric(seconds, &SECONDS)?.install_recorder()?;
    Ok(RECORDER.get_or_init(|| handle).clone())
}

/// Counts a request.
pub(crate) fn request(method: &'static str, route: &str, status: u16, took: Duration) {
    let (route, status) = (route.to_owned(), status.to_string());
    metrics::counter!("zhiheng_http_requests_total", "method" => method, "route" => route.clone(), "status" => status)
        .increment(1);
    metrics::histogram!("zhiheng_http_request_seconds", "method" => method, "route" => route).record(took);
}

/// Counts a sign-in that was refused: for the funnel it is a command done.
pub(crate) fn refused_sign_in(code: &str) {
    metrics::counter!("zhiheng_refusals_total", "command" => "session.sign_in", "code" => code.to_owned()).increment(1);
}

/// States how the trail stands.
pub(crate) fn trail(size: u64) {
    metrics::gauge!("zhiheng_trail_size").set(u32::try_from(size).unwrap_or(u32::MAX));
}

/// States how far the trail is signed.
pub(crate) fn trail_signed(size: u64) {
    metrics::gauge!("zhiheng_trail_signed_size").set(u32::try_from(size).unwrap_or(u32::MAX));
}

/// States for how long the trail has taken no entries.
pub(crate) fn trail_failing(since: Option<Duration>) {
    metrics::gauge!("zhiheng_trail_failing_seconds").set(since.map_or(0, |since| since.as_secs().max(1) as u32));
}

/// States by how much the clock stands behind the record.
pub(crate) fn clock_behind(by: Option<Duration>) {
    metrics::gauge!("zhiheng_clock_behind_seconds")
        .set(by.map_or(0, |by| by.as_secs().clamp(1, u32::MAX.into()) as u32));
}

/// States how many entries wait for their place.
pub(crate) fn trail_waiting(entries: u64) {
    metrics::gauge!("zhiheng_trail_waiting").set(u32::try_from(entries).unwrap_or(u32::MAX));
}
