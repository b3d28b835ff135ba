//! `zhiheng totp`: the code that the device of a demonstration's person shows
//! now, by the demonstration's clock. A real house has no list of secrets to
//! read it from.
//!
//! Article: G22239-8.1.4.1.d.

use std::io::Write;
use std::process::ExitCode;

use anyhow::anyhow;
use app::second_factor::{code_at, secret_of_base32};
use base::{Clock, ShiftedClock};
use clap::Args;
use time::Duration;

use crate::demo::access::Access;
use crate::open_house;

/// The code of one person's device.
#[derive(Debug, Clone, Args)]
pub(crate) struct TotpArgs {
    /// The account's name.
    #[arg(long)]
    login: String,
    /// The demonstration's database: sqlite://PATH or postgres://….
    #[arg(long, default_value = "sqlite://data/demonstration.sqlite")]
    db: String,
}

/// Prints the code.
pub(crate) async fn run(args: &TotpArgs) -> anyhow::Result<ExitCode> {
    let access = Access::read(&args.db)?;
    let secret = access.of(&args.login)?.second_factor.as_deref();
    let secret = secret.ok_or_else(|| anyhow!("{} has no second factor: the password is enough", args.login))?;
    let secret = secret_of_base32(secret).ok_or_else(|| anyhow!("the secret of {} is damaged", args.login))?;
    let clock = ShiftedClock { shift: Duration::seconds(access.clock_shift_seconds) };
    let rules = open_house::law(None)?.security.figures(clock.today()).code;
    writeln!(std::io::stdout(), "{}", code_at(rules, &secret, clock.now())?)?;
    Ok(ExitCode::SUCCESS)
}
