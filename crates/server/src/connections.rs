//! Takes connections: only so many, and of one address fewer; when none is left, whoever has been
//! silent longest gives his up. Heads must arrive in time, and on closing those at work finish
//! first (threat O04).

use std::convert::Infallible;
use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::response::Response;
use hyper::Request;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::{GracefulShutdown, Watcher};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{OwnedSemaphorePermit, Semaphore, watch};
use tower::ServiceExt;

use crate::config::Config;
use crate::seats::{Seat, Seats};
use crate::silent::{Silent, SilentOnes};

/// The other end of the connection a request came by.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Peer(pub(crate) SocketAddr);

/// How long requests at work may take after the closing was asked for.
const CLOSING_TIMEOUT: Duration = Duration::from_secs(20);

/// Accepts until `shutdown` is done, tells the house's background work through
/// `close`, and waits for the connections at work.
pub(crate) async fn accept(
    config: &Config,
    listener: TcpListener,
    router: Router,
    close: &watch::Sender<bool>,
    shutdown: impl Future<Output = ()> + Send,
) -> io::Result<()> {
    let graceful = GracefulShutdown::new();
    let room = Arc::new(Semaphore::new(config.connections_max));
    let of_address = if config.tls_in_front { usize::MAX } else { config.connections_of_address_max };
    let seats = Seats::new(of_address);
    let silent_ones = SilentOnes::default();
    let mut http = http1::Builder::new();
    http.timer(TokioTimer::new()).header_read_timeout(config.arrival_timeout).max_buf_size(64 << 10);
    let mut shutdown = std::pin::pin!(shutdown);
    loop {
        let (stream, peer) = tokio::select! {
            accepted = listener.accept() => match accepted {
                Ok(accepted) => accepted,
                Err(error) => {
                    // Out of file handles, or the peer is gone already: others go on.
                    tracing::warn!(%error, "a connection was not accepted");
                    tokio::time::sleep(Duration::from_millis(20)).await;
                    continue;
                }
            },
            () = &mut shutdown => break,
        };
        // Cut without a word: whoever holds so many is not waiting for one.
        let Some(seat) = seats.take(peer.ip()) else { continue };
        if room.available_permits() == 0 {
            silent_ones.cut_the_oldest();
        }
        let place = tokio::select! {
            place = room.clone().acquire_owned() => place.map_err(io::Error::other)?,
            () = &mut shutdown => break,
        };
        let conversation = Conversation { peer, router: router.clone(), silent: silent_ones.with_one_more() };
        tokio::spawn(converse(stream, conversation, http.clone(), graceful.watcher(), (place, seat)));
    }
    drop(listener);
    tracing::info!(open = graceful.count(), "closing");
    close.send_replace(true);
    if tokio::time::timeout(CLOSING_TIMEOUT, graceful.shutdown()).await.is_err() {
        tracing::warn!("connections were still open and are cut");
    }
    Ok(())
}

/// One connection: who is at its other end, who answers, and whether anything has been asked yet.
struct Conversation {
    peer: SocketAddr,
    router: Router,
    silent: Silent,
}

async fn converse(
    stream: TcpStream,
    Conversation { peer, router, silent }: Conversation,
    http: http1::Builder,
    watcher: Watcher,
    _seat: (OwnedSemaphorePermit, Seat),
) {
    if let Err(error) = stream.set_nodelay(true) {
        tracing::debug!(%error, "a connection keeps its delay");
    }
    let service = service_fn(|mut request: Request<Incoming>| {
        silent.speaks();
        request.extensions_mut().insert(Peer(peer));
        let answering = router.clone().oneshot(request.map(Body::new));
        async move { Ok::<Response, Infallible>(answering.await.unwrap_or_else(|never| match never {})) }
    });
    // Peers that break off or are too slow are their own matter.
    tokio::select! {
        ended = watcher.watch(http.serve_connection(TokioIo::new(stream), service)) => {
            if let Err(error) = ended {
                tracing::debug!(%error, "a connection broke");
            }
        }
        () = silent.cut() => tracing::debug!("a silent connection gave its place to another"),
    }
}
