//! What is going on, for pages that watch: `GET /api/v1/events` as server-sent
//! events, for whoever is signed in. At each heartbeat the session is looked at
//! again, so that nobody watches on after signing out.
//!
//! Article: R1-24. Threat O02.

use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;

use app::Event;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::sse::{Event as Sent, Sse};
use axum::response::{IntoResponse, Response};
use futures::stream::{self, Stream};
use tokio::sync::broadcast::error::RecvError;
use tokio::sync::{OwnedSemaphorePermit, broadcast, watch};
use tokio::time::{Interval, interval_at};

use crate::api::session_in_use;
use crate::not_done::NotDone;
use crate::server::Front;
use crate::session::in_force;

/// Between two heartbeats; proxies cut what is silent for a minute.
const HEARTBEAT: Duration = Duration::from_secs(15);

/// Lets the caller watch.
pub(crate) async fn watch(State(front): State<Arc<Front>>, headers: HeaderMap) -> Response {
    let session = match session_in_use(&front, &headers).await {
        Ok(session) => session,
        Err(not_done) => return not_done.into_response(),
    };
    let Ok(seat) = front.watchers.clone().try_acquire_owned() else {
        return NotDone::busy().into_response();
    };
    let watcher = Watcher {
        heard: front.house.events.subscribe(),
        heartbeat: interval_at(tokio::time::Instant::now() + HEARTBEAT, HEARTBEAT),
        closing: front.closing.clone(),
        digest: session.digest,
        front,
        greeted: false,
        _seat: seat,
    };
    Sse::new(watcher.into_stream()).into_response()
}

struct Watcher {
    front: Arc<Front>,
    heard: broadcast::Receiver<Event>,
    heartbeat: Interval,
    closing: watch::Receiver<bool>,
    digest: String,
    greeted: bool,
    _seat: OwnedSemaphorePermit,
}

impl Watcher {
    fn into_stream(self) -> impl Stream<Item = Result<Sent, Infallible>> {
        stream::unfold(self, |mut watcher| async move {
            let sent = watcher.next().await?;
            Some((Ok(sent), watcher))
        })
    }

    /// The next event; none ends the stream.
    async fn next(&mut self) -> Option<Sent> {
        if !std::mem::replace(&mut self.greeted, true) {
            return Some(Sent::default().comment("watching").retry(Duration::from_secs(3)));
        }
        loop {
            tokio::select! {
                heard = self.heard.recv() => match heard {
                    Ok(event) => return Some(sent(&event)),
                    // Events say how things stand now: one that was missed is made good by the next.
                    Err(RecvError::Lagged(_)) => continue,
                    Err(RecvError::Closed) => return None,
                },
                _ = self.heartbeat.tick() => {
                    in_force(&self.front, &self.digest).await.ok().flatten()?;
                    return Some(Sent::default().comment("alive"));
                }
                _ = closed(&mut self.closing) => return None,
            }
        }
    }
}

async fn closed(closing: &mut watch::Receiver<bool>) -> bool {
    closing.wait_for(|closing| *closing).await.is_ok()
}

fn sent(event: &Event) -> Sent {
    let name = match event {
        Event::MonthProgress { .. } => "month_progress",
        Event::TrailRoot { .. } => "trail_root",
    };
    let data = serde_json::to_string(event).expect("an event is plain data");
    Sent::default().event(name).data(data)
}
