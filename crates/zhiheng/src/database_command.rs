//! `zhiheng database prepare`: brings a PostgreSQL database to the present
//! schema as its owner and gives the application's role the little it needs.
//! The program itself then runs under that role and owns nothing.
//!
//! Exit codes: 0 done, 1 the database refused, 2 wrong use.
//!
//! Article: R3d-36, R1-24. Threat I10.

use std::io::Write;
use std::process::ExitCode;

use anyhow::Context;
use clap::{Args, Subcommand};

/// The database, as its owner sees it.
#[derive(Debug, Args)]
pub(crate) struct DatabaseArgs {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Debug, Subcommand)]
enum Verb {
    /// Bring it to the present schema and grant the application's role its rights.
    Prepare {
        /// The database as its owner: postgres://OWNER@….
        #[arg(long, env = "ZHIHENG_OWNER_DB")]
        db: String,
        /// The role under which the program runs; it must be there already.
        #[arg(long)]
        role: String,
    },
}

/// Carries out a database command.
pub(crate) async fn run(args: DatabaseArgs) -> anyhow::Result<ExitCode> {
    let Verb::Prepare { db, role } = args.verb;
    store::prepare(&db, &role).await.context("preparing the database")?;
    writeln!(std::io::stdout(), "prepared; the program runs as {role}")?;
    Ok(ExitCode::SUCCESS)
}
