//! `zhiheng serve` and `zhiheng openapi`: opens the door of a house that is
//! there, until the process is told to end; or prints what the door serves.
//!
//! Exit codes: 0 closed in order, 1 it could not start or failed.
//!
//! Article: R3d-34, R3d-35 (how the system is put into operation).

use std::io::{self, Write};
use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use anyhow::Context;
use app::House;
use clap::Args;
use server::{Config, HospitalAnswer, HospitalCall, HospitalInterface, Served, Server, Tighter};
use time::Duration;
use tokio::net::{TcpListener, TcpSocket};
use tokio::signal::unix::{SignalKind, signal};

use crate::{house_key, open_house};

/// Serves the web pages, the API and the hospital interface.
#[derive(Debug, Args)]
pub(crate) struct ServeArgs {
    /// The database: sqlite://path or postgres://…
    #[arg(long, env = "ZHIHENG_DB")]
    db: String,
    #[command(flatten)]
    door: DoorArgs,
    /// The folder of the law data, instead of the one built in.
    #[arg(long)]
    regulation: Option<PathBuf>,
    /// A demonstration or a house on trial only: so many minutes later than its
    /// own clock, to try what a later day brings.
    #[arg(long, default_value_t = 0, value_name = "MINUTES")]
    ahead_minutes: u32,
}

/// Where and how the door is opened.
#[derive(Debug, Clone, Args)]
pub(crate) struct DoorArgs {
    /// Address and port. Other machines reach it only through TLS in front.
    #[arg(long, default_value = "127.0.0.1:8080")]
    pub(crate) listen: SocketAddr,
    /// A proxy in front ends TLS: cookies become Secure, and the address that
    /// the proxy names last counts as the caller's.
    #[arg(long)]
    pub(crate) behind_tls: bool,
    /// Tells browsers to use TLS from now on.
    #[arg(long, requires = "behind_tls")]
    pub(crate) hsts: bool,
    /// The one address under which browsers reach it, such as https://zb.example.cn.
    #[arg(long)]
    pub(crate) origin: Option<String>,
    /// A TOML file with limits tighter than the law data's: session_idle_minutes,
    /// session_absolute_hours, address, account, sign_in.
    #[arg(long)]
    pub(crate) limits: Option<PathBuf>,
}

impl DoorArgs {
    /// For this machine alone.
    pub(crate) fn at(listen: SocketAddr) -> DoorArgs {
        DoorArgs { listen, behind_tls: false, hsts: false, origin: None, limits: None }
    }

    fn config(&self) -> anyhow::Result<Config> {
        let tighter = match &self.limits {
            Some(file) => {
                let text = std::fs::read_to_string(file).with_context(|| format!("reading {}", file.display()))?;
                toml::from_str(&text).with_context(|| format!("reading {}", file.display()))?
            }
            None => Tighter::default(),
        };
        let origin = self.origin.clone();
        Ok(Config { tls_in_front: self.behind_tls, hsts: self.hsts, origin, tighter, ..Config::default() })
    }
}

/// Opens the house and its door; returns when the process was told to end.
/// `hospital` answers hospitals' systems; none means the house's own desk.
pub(crate) async fn run(args: ServeArgs, hospital: Option<HospitalInterface>) -> anyhow::Result<ExitCode> {
    log_to_stderr();
    let ahead = Duration::minutes(i64::from(args.ahead_minutes));
    let house = open_house::open_ahead(&args.db, args.regulation.as_deref(), ahead).await?;
    serve(house, &args.door, hospital).await?;
    Ok(ExitCode::SUCCESS)
}

/// Opens the door of a house and keeps it open until SIGTERM or Ctrl-C. A
/// second signal is not needed: what is at work gets twenty seconds.
pub(crate) async fn serve(
    house: Arc<House>,
    door: &DoorArgs,
    hospital: Option<HospitalInterface>,
) -> anyhow::Result<()> {
    let config = door.config()?;
    house_key::check(&house).await?;
    let demonstration = open_house::is_demonstration(&house).await?;
    let served = Served { cost: house.password_cost, demonstration, law: house.security() };
    config.check(door.listen, served)?;
    let mut terminate = signal(SignalKind::terminate()).context("listening for SIGTERM")?;
    let listener = listening(door.listen).with_context(|| format!("listening on {}", door.listen))?;
    let server = Server::new(house, config, Some(hospital.unwrap_or_else(desk)))?;
    tracing::info!(address = %listener.local_addr()?, "open");
    let told_to_end = async {
        tokio::select! {
            _ = terminate.recv() => {}
            _ = tokio::signal::ctrl_c() => {}
        }
    };
    server.serve(listener, told_to_end).await?;
    tracing::info!("closed");
    Ok(())
}

/// How many connections may wait to be taken. When thousands come at once the kernel
/// drops what waits beyond that, and whoever is dropped comes again a second later.
const WAITING_MAX: u32 = 4_096;

fn listening(address: SocketAddr) -> io::Result<TcpListener> {
    let socket = if address.is_ipv4() { TcpSocket::new_v4()? } else { TcpSocket::new_v6()? };
    socket.set_reuseaddr(true)?;
    socket.bind(address)?;
    socket.listen(WAITING_MAX)
}

/// The desk of hospitals: every outcome of the interface is an envelope under
/// HTTP 200, what is not proven is 401.
fn desk() -> HospitalInterface {
    Arc::new(|call: HospitalCall| {
        Box::pin(async move {
            let came =
                his::Call { address_infno: call.infno.as_deref(), headers: &call.headers, body: call.body.as_ref() };
            let reply = his::answer(&call.house, came).await;
            HospitalAnswer { status: reply.status, content_type: reply.content_type, body: reply.body.into() }
        })
    })
}

/// Prints the OpenAPI document.
pub(crate) fn print_openapi() -> anyhow::Result<ExitCode> {
    writeln!(std::io::stdout(), "{:#}", server::openapi()).context("printing the document")?;
    Ok(ExitCode::SUCCESS)
}

/// One JSON object a line on standard error; `RUST_LOG` says how much. Bodies
/// and query strings are never among it.
pub(crate) fn log_to_stderr() {
    let filter = tracing_subscriber::EnvFilter::try_from_default_env()
        .unwrap_or_else(|_| tracing_subscriber::EnvFilter::new("info"));
    let logging = tracing_subscriber::fmt().json().with_writer(std::io::stderr).with_env_filter(filter);
    if logging.try_init().is_err() {
        tracing::debug!("a log is kept already");
    }
}
