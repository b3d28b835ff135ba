//! `zhiheng totp`: the codes that the devices of a demonstration's people show
//! now, by the demonstration's clock. A real house has no list of secrets to
//! read them from.
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

/// The codes of the devices.
#[derive(Debug, Clone, Args)]
pub(crate) struct TotpArgs {
    /// The account's name; without it everyone who has a device, a line each.
    #[arg(long)]
    login: Option<String>,
    /// The demonstration's database: sqlite://PATH or postgres://….
    #[arg(long, default_value = "sqlite://data/demonstration.sqlite")]
    db: String,
}

/// Prints the code of one, or login, code and name of all.
pub(crate) async fn run(args: &TotpArgs) -> anyhow::Result<ExitCode> {
    let access = Access::read(&args.db)?;
    let clock = ShiftedClock { shift: Duration::seconds(access.clock_shift_seconds) };
    let rules = open_house::law(None)?.security.figures(clock.today()).code;
    let code = |login: &str, secret: &str| -> anyhow::Result<String> {
        let secret = secret_of_base32(secret).ok_or_else(|| anyhow!("the secret of {login} is damaged"))?;
        Ok(code_at(rules, &secret, clock.now())?)
    };
    let mut out = std::io::stdout().lock();
    if let Some(login) = &args.login {
        let secret = access.of(login)?.second_factor.as_deref();
        let secret = secret.ok_or_else(|| anyhow!("{login} has no second factor: the password is enough"))?;
        writeln!(out, "{}", code(login, secret)?)?;
        return Ok(ExitCode::SUCCESS);
    }
    for one in &access.logins {
        if let Some(secret) = &one.second_factor {
            writeln!(out, "{:<10} {}  {} {}", one.login, code(&one.login, secret)?, one.name, one.posts)?;
        }
    }
    Ok(ExitCode::SUCCESS)
}
