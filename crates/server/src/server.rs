//! Puts the door together: routes, layers, background work, closing.
//!
//! The layers, from outside in: name and log the request, security headers,
//! compression (never of secrets), panics become faults, then the routes.

use std::io;
use std::sync::atomic::AtomicU64;
use std::sync::{Arc, OnceLock};

use app::House;
use axum::Router;
use axum::http::{Extensions, HeaderMap, StatusCode, Version};
use axum::middleware::from_fn_with_state;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use bytes::Bytes;
use document::Fonts;
use metrics_exporter_prometheus::PrometheusHandle;
use tokio::net::TcpListener;
use tokio::sync::{Semaphore, watch};
use tower_http::CompressionLevel;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::compression::predicate::{DefaultPredicate, Predicate};

use crate::config::Config;
use crate::hospital::{self, HospitalInterface};
use crate::integrator::Integrator;
use crate::not_done::NotDone;
use crate::rates::Rates;
use crate::session::SeenNow;
use crate::{api, clockwork, connections, health, meter, observe, openapi, security_headers, web_pages, witness};

/// The server of a house.
pub struct Server {
    front: Arc<Front>,
    close: watch::Sender<bool>,
}

/// What every request is given.
pub(crate) struct Front {
    pub(crate) house: Arc<House>,
    pub(crate) config: Config,
    pub(crate) rates: Rates,
    pub(crate) seen_now: SeenNow,
    pub(crate) in_flight: Arc<Semaphore>,
    pub(crate) watchers: Arc<Semaphore>,
    pub(crate) integrator: Integrator,
    pub(crate) closing: watch::Receiver<bool>,
    pub(crate) meter: PrometheusHandle,
    pub(crate) openapi: Bytes,
    pub(crate) hospital: Option<HospitalInterface>,
    /// Where the Chinese fonts are, looked for once; or what is missing.
    pub(crate) fonts: OnceLock<Result<Fonts, String>>,
    /// Documents are set one at a time.
    pub(crate) press: Semaphore,
    /// In front of every request id: another one at each start.
    pub(crate) started: String,
    pub(crate) requests: AtomicU64,
}

/// An answer that holds a secret: never compressed, for its length would tell.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Secret;

impl Server {
    /// A server over a house. `hospital` answers the national hospital
    /// interface; without it that interface is closed.
    ///
    /// # Errors
    /// When another recorder of figures is installed in this process.
    pub fn new(house: Arc<House>, config: Config, hospital: Option<HospitalInterface>) -> io::Result<Server> {
        let (close, closing) = watch::channel(false);
        let front = Front {
            rates: Rates::new(config.request_limits(&house.security())),
            seen_now: SeenNow::default(),
            in_flight: Arc::new(Semaphore::new(config.in_flight_max)),
            watchers: Arc::new(Semaphore::new(config.watchers_max)),
            integrator: Integrator::default(),
            closing,
            meter: meter::recorder().map_err(io::Error::other)?,
            openapi: openapi::openapi().to_string().into(),
            hospital,
            fonts: OnceLock::new(),
            press: Semaphore::new(1),
            started: hex::encode(&house.entropy.bytes32()[..4]),
            requests: AtomicU64::new(1),
            house,
            config,
        };
        Ok(Server { front: Arc::new(front), close })
    }

    /// Everything that is served. For [`Server::serve`] and for tests.
    pub fn router(&self) -> Router {
        let front = &self.front;
        let compression = CompressionLayer::new()
            .quality(CompressionLevel::Precise(4))
            .compress_when(DefaultPredicate::new().and(is_no_secret));
        Router::new()
            .route("/healthz", get(health::alive))
            .route("/readyz", get(health::ready))
            .route("/metrics", get(health::figures))
            .merge(api::routes(front))
            .merge(hospital::routes(front))
            .merge(witness::routes(front))
            .fallback(web_pages::serve)
            .method_not_allowed_fallback(|| async { NotDone::no_such_method().into_response() })
            .layer(CatchPanicLayer::custom(panicked))
            .layer(compression)
            .layer(from_fn_with_state(front.clone(), security_headers::put))
            .layer(from_fn_with_state(front.clone(), observe::observe))
            .with_state(front.clone())
    }

    /// Serves until `shutdown` is done; then lets requests at work finish,
    /// integrates the trail once more and returns.
    ///
    /// # Errors
    /// When the listener fails for good.
    pub async fn serve(self, listener: TcpListener, shutdown: impl Future<Output = ()> + Send) -> io::Result<()> {
        let integrating = {
            let (front, closing) = (self.front.clone(), self.front.closing.clone());
            tokio::spawn(async move { front.integrator.work(&front.house, closing).await })
        };
        let clockwork = {
            let (front, closing) = (self.front.clone(), self.front.closing.clone());
            tokio::spawn(async move { clockwork::work(&front.house, closing).await })
        };
        let kept = tokio::spawn(keep_figures(self.front.clone()));
        let router = self.router();
        let served = connections::accept(&self.front.config, listener, router, &self.close, shutdown).await;
        kept.abort();
        clockwork.await.map_err(io::Error::other)?;
        integrating.await.map_err(io::Error::other)?;
        served
    }
}

/// Figures of distributions are gathered in memory until someone sorts them in.
async fn keep_figures(front: Arc<Front>) {
    loop {
        tokio::time::sleep(std::time::Duration::from_secs(5)).await;
        front.meter.run_upkeep();
    }
}

fn is_no_secret(_: StatusCode, _: Version, _: &HeaderMap, extensions: &Extensions) -> bool {
    extensions.get::<Secret>().is_none()
}

fn panicked(panic: Box<dyn std::any::Any + Send>) -> Response {
    let words = panic.downcast_ref::<String>().map(String::as_str).or_else(|| panic.downcast_ref::<&str>().copied());
    NotDone::fault(format!("panic: {}", words.unwrap_or("without words"))).into_response()
}
