//! `zhiheng witness`: a process of its own, on another machine or under another
//! account than the house, that cosigns the checkpoints of one trail and keeps
//! what it cosigned last. It asks the house for them (`--of`), and answers
//! logs that come to it (`--listen`).
//!
//! Exit codes: 0 ended in order, 1 it could not start, or the trail was
//! rewritten or rolled back, 2 wrong use.
//!
//! Article: R1-24, R3d-34. Threat I11.

mod exchange;
mod kept;
mod key;
mod visit;

use std::io::Write;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context, bail};
use base::{Clock, SystemClock};
use clap::Args;
use server::{WitnessAnswer, WitnessDesk, serve_witness};
use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};
use tokio::sync::Mutex;
use trail::{AddCheckpoint, KeyUse, VerifierKey, WitnessRefusal};

use kept::Witness;

/// Cosigns the checkpoints of a trail from outside.
#[derive(Debug, Args)]
pub(crate) struct WitnessArgs {
    /// The file of the witness's secret key, readable by its account only.
    #[arg(long)]
    key: PathBuf,
    /// Makes the key file under this name, prints the key to hand out, and ends.
    #[arg(long, value_name = "NAME", conflicts_with_all = ["state", "log_key", "of", "listen", "begin"])]
    make_key: Option<String>,
    /// The file in which the checkpoint cosigned last is kept.
    #[arg(long, required_unless_present = "make_key")]
    state: Option<PathBuf>,
    /// The verifying key of the trail (`zhiheng trail key`), obtained from its house by another way.
    #[arg(long, required_unless_present = "make_key")]
    log_key: Option<String>,
    /// The house to ask, http://HOST:PORT.
    #[arg(long)]
    of: Option<String>,
    /// Where logs can bring their checkpoints: POST /add-checkpoint.
    #[arg(long)]
    listen: Option<SocketAddr>,
    /// Begins with an empty state. Without it a missing state file is a fault:
    /// a witness that has forgotten must not cosign an older state.
    #[arg(long)]
    begin: bool,
    /// Between two questions.
    #[arg(long, default_value_t = 1_000)]
    every_milliseconds: u64,
}

/// Runs a witness.
pub(crate) async fn run(args: WitnessArgs) -> anyhow::Result<ExitCode> {
    if let Some(name) = &args.make_key {
        let key = key::make(&args.key, name)?;
        writeln!(std::io::stdout(), "{key}")?;
        return Ok(ExitCode::SUCCESS);
    }
    let (Some(state), Some(log_key)) = (&args.state, &args.log_key) else { bail!("--state and --log-key are needed") };
    let log: VerifierKey = log_key.parse().with_context(|| format!("the key {log_key:?}"))?;
    if log.usage() != KeyUse::Log {
        bail!("{} is not the key of a log", log.name());
    }
    if args.of.is_none() && args.listen.is_none() {
        bail!("nothing to do: give --of or --listen");
    }
    let witness = Witness::open(state, key::read(&args.key)?, log, args.begin)?;
    let witness = Arc::new(Mutex::new(witness));
    let mut terminate = signal(SignalKind::terminate()).context("listening for SIGTERM")?;
    tokio::select! {
        ended = listen(args.listen, witness.clone()) => ended,
        ended = ask(args.of.as_deref(), witness, Duration::from_millis(args.every_milliseconds.max(100))) => ended,
        _ = terminate.recv() => Ok(ExitCode::SUCCESS),
        _ = tokio::signal::ctrl_c() => Ok(ExitCode::SUCCESS),
    }
}

/// Asks the house until the process ends or the trail is found rewritten.
async fn ask(of: Option<&str>, witness: Arc<Mutex<Witness>>, every: Duration) -> anyhow::Result<ExitCode> {
    let Some(of) = of else { return std::future::pending().await };
    let house = exchange::Address::parse(of)?;
    loop {
        match visit::visit(&house, &witness).await {
            Ok(()) => {}
            Err(visit::Failed::Alarm(alarm)) => {
                tracing::error!(alarm = %alarm, "the trail shows another history than the one that was cosigned");
                writeln!(std::io::stderr(), "ALARM: {alarm}")?;
                return Ok(ExitCode::from(1));
            }
            Err(visit::Failed::NotReached(error)) => tracing::warn!(%error, "the house was not reached"),
        }
        tokio::time::sleep(every).await;
    }
}

async fn listen(address: Option<SocketAddr>, witness: Arc<Mutex<Witness>>) -> anyhow::Result<ExitCode> {
    let Some(address) = address else { return std::future::pending().await };
    let listener = TcpListener::bind(address).await.with_context(|| format!("listening on {address}"))?;
    tracing::info!(address = %listener.local_addr()?, "the witness listens");
    let desk: WitnessDesk = Arc::new(move |body| {
        let witness = witness.clone();
        Box::pin(async move { answer(&mut *witness.lock().await, &body) })
    });
    serve_witness(listener, desk, std::future::pending()).await?;
    Ok(ExitCode::SUCCESS)
}

/// Considers a request and keeps the new state before it answers.
fn answer(witness: &mut Witness, body: &str) -> WitnessAnswer {
    let plain = |status: u16, text: String| WitnessAnswer { status, text: text + "\n", states_size: false };
    let Ok(request) = AddCheckpoint::parse(body) else { return plain(400, "not an add-checkpoint request".to_owned()) };
    match witness.cosign(&request, now()) {
        Ok(line) => WitnessAnswer { status: 200, text: line, states_size: false },
        Err(kept::NotCosigned::Refused(WitnessRefusal::OldSizeDiffers { latest })) => {
            WitnessAnswer { status: 409, text: format!("{latest}\n"), states_size: true }
        }
        Err(kept::NotCosigned::Refused(refusal)) => {
            tracing::error!(%refusal, "not cosigned");
            plain(refusal.status(), refusal.to_string())
        }
        Err(kept::NotCosigned::NotKept(error)) => {
            tracing::error!(%error, "the state was not kept, so nothing was cosigned");
            plain(500, "the state could not be kept".to_owned())
        }
    }
}

fn now() -> u64 {
    u64::try_from(SystemClock.now().unix_timestamp()).unwrap_or_default()
}

#[cfg(test)]
mod tests;
