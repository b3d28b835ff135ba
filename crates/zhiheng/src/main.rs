//! The executable: the commands of the house, each in a file of its own. Results
//! go to standard output, progress and logs to standard error.
//!
//! Exit codes: 0 success, 1 refusal or failure, 2 wrong use.
//!
//! Article: R1-15, R3d-34.

#![forbid(unsafe_code)]

mod assess_command;
mod audit_command;
mod audit_files;
mod benefit_command;
mod benefit_files;
mod database_command;
mod demo;
mod duties_command;
mod found_command;
mod his_sandbox;
mod house_key;
mod keys_command;
mod month_claims;
mod month_command;
mod open_house;
mod play;
mod sample_command;
mod serve_command;
mod simulate_command;
mod totp_command;
mod trail_command;
mod witness;

use std::future::Future;
use std::io::{IsTerminal, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Context;
use clap::{Parser, Subcommand};
use tracing_subscriber::EnvFilter;

/// Zhiheng 制衡: the platform of a medical-insurance agency.
#[derive(Debug, Parser)]
#[command(name = "zhiheng", version, about)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Benefits over files: settle stays in bulk, explain one.
    Benefit(benefit_command::BenefitArgs),
    /// A draft policy replayed over a year of stays, with the report of it.
    Simulate(simulate_command::SimulateArgs),
    /// The claims audit over files.
    Audit(audit_command::AuditArgs),
    /// The demonstration county, with a settlement month played by its people.
    Demo(demo::DemoArgs),
    /// A settlement month of a county that is there.
    Month(month_command::MonthArgs),
    /// The trail: verify it, export it.
    Trail(trail_command::TrailArgs),
    /// The random sample of a month: draw it again from a file.
    Sample(sample_command::SampleArgs),
    /// Cosign the checkpoints of a trail from outside.
    Witness(witness::WitnessArgs),
    /// Found an agency on an empty database.
    Found(found_command::FoundArgs),
    /// The database as its owner: schema and rights.
    Database(database_command::DatabaseArgs),
    /// The keys of sealed columns: list them, change them.
    Keys(keys_command::KeysArgs),
    /// Serve the web pages, the API and the hospital interface.
    Serve(serve_command::ServeArgs),
    /// A centre for hospitals' systems to try themselves against.
    HisSandbox(his_sandbox::SandboxArgs),
    /// Scores of assessments.
    Assess {
        #[command(flatten)]
        command: assess_command::AssessCommand,
        /// Another folder of law data than the one built in.
        #[arg(long)]
        regulation: Option<PathBuf>,
    },
    /// The duties and who must not unite them: how many persons move money out.
    Duties(duties_command::DutiesArgs),
    /// The code that the device of a demonstration's person shows now.
    Totp(totp_command::TotpArgs),
    /// Print the OpenAPI document of the API.
    Openapi,
}

fn main() -> ExitCode {
    let cli = Cli::parse();
    if !matches!(cli.command, Command::Serve(_)) {
        log_to_standard_error();
    }
    match carry_out(cli.command) {
        Ok(code) => code,
        Err(error) => {
            // A closed standard error is no reason to fail otherwise.
            let _ = writeln!(std::io::stderr().lock(), "error: {error:#}");
            ExitCode::from(1)
        }
    }
}

fn carry_out(command: Command) -> anyhow::Result<ExitCode> {
    match command {
        Command::Benefit(args) => benefit_command::run(args),
        Command::Simulate(args) => simulate_command::run(&args),
        Command::Audit(args) => audit_command::run(args),
        Command::Demo(args) => wait(demonstrate(args)),
        Command::Month(args) => wait(month_command::run(&args)),
        Command::Trail(args) => wait(trail_command::run(&args)),
        Command::Sample(args) => wait(sample_command::run(&args)),
        Command::Witness(args) => wait(witness::run(args)),
        Command::Found(args) => wait(found_command::run(&args)),
        Command::Database(args) => wait(database_command::run(args)),
        Command::Keys(args) => wait(keys_command::run(&args)),
        Command::Assess { command, regulation } => {
            assess_command::run(&command, &open_house::law(regulation.as_deref())?)
        }
        Command::Serve(args) => wait(serve_command::run(args, None)),
        Command::HisSandbox(args) => wait(his_sandbox::run(args)),
        Command::Duties(args) => duties_command::run(&args),
        Command::Totp(args) => wait(totp_command::run(&args)),
        Command::Openapi => serve_command::print_openapi(),
    }
}

/// The demonstration county, and its door when asked.
async fn demonstrate(args: demo::DemoArgs) -> anyhow::Result<ExitCode> {
    let code = demo::run(&args).await?;
    if args.serve {
        let house = open_house::open(args.db(), args.regulation.as_deref()).await?;
        let door = serve_command::DoorArgs::at(args.listen);
        writeln!(std::io::stderr(), "open at http://{}", args.listen)?;
        serve_command::serve(house, &door, None).await?;
    }
    Ok(code)
}

fn wait(work: impl Future<Output = anyhow::Result<ExitCode>>) -> anyhow::Result<ExitCode> {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build();
    runtime.context("starting the runtime")?.block_on(work)
}

/// Logs without personal data; on a terminal only what needs attention, so
/// that the progress bar stays readable. `RUST_LOG` says otherwise.
fn log_to_standard_error() {
    let quiet = if std::io::stderr().is_terminal() { "warn" } else { "info,sqlx=warn,sea_orm=warn" };
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new(quiet));
    let logs = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    // Somebody else's subscriber, in a test, is as good.
    drop(logs.try_init());
}
