//! `zhiheng found`: founds the agency of a list on an empty database, once, and
//! prints the code with which its first security administrator opens the account.
//! Everything after that is done by people on the pages.
//!
//! The list names departments, posts and the people of the first day, as
//! `demonstration/office.toml` does for an office of eight.
//!
//! Exit codes: 0 founded, 1 refused or failed.
//!
//! Article: R1-8, R1-9, R1-24, R3d-35.

use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use anyhow::Context;
use app::demonstration::Agency;
use app::operations::house::found::Found;
use app::{Caller, Request, funnel};
use base::{Clock, ShiftedClock, SystemClock};
use clap::Args;
use time::format_description::well_known::Rfc3339;
use time::{Duration, OffsetDateTime};

use crate::open_house;

/// Founds an agency.
#[derive(Debug, Args)]
pub(crate) struct FoundArgs {
    /// The list: departments, posts, people of the first day, as a TOML file.
    list: PathBuf,
    /// The database: sqlite://path or postgres://…; it must be empty.
    #[arg(long, env = "ZHIHENG_DB")]
    db: String,
    /// A house on trial, not at work: its clock stands at this instant now and
    /// goes on from there (RFC 3339, such as 2026-10-20T09:00:00+08:00).
    #[arg(long, value_parser = instant)]
    trial_from: Option<OffsetDateTime>,
    /// Another folder of law data than the one built in.
    #[arg(long)]
    regulation: Option<PathBuf>,
    /// Print the result as one JSON object.
    #[arg(long)]
    json: bool,
}

/// Founds the agency and prints what its first person needs.
pub(crate) async fn run(args: &FoundArgs) -> anyhow::Result<ExitCode> {
    let text = std::fs::read_to_string(&args.list).with_context(|| format!("reading {}", args.list.display()))?;
    let agency = Agency::read(&text).with_context(|| format!("reading {}", args.list.display()))?;
    // A trial of no shift at all would be a house at work.
    let shift = args.trial_from.map(|from| match (from - SystemClock.now()).whole_seconds() {
        0 => 1,
        seconds => seconds,
    });
    let clock: Arc<dyn Clock> = match shift {
        Some(seconds) => Arc::new(ShiftedClock { shift: Duration::seconds(seconds) }),
        None => Arc::new(SystemClock),
    };
    let house = open_house::begin(&args.db, clock, args.regulation.as_deref()).await?;
    let first_code = hex::encode(&house.entropy.bytes32()[..8]);
    let mut foundation = agency.foundation(shift.unwrap_or(0));
    foundation.first_code.clone_from(&first_code);
    // A second founding is another request and refused, never answered with what the first one said.
    let request = Request::keyed(format!("found-{}", hex::encode(&house.entropy.bytes32()[..16])));
    let founded = funnel::run::<Found>(&house, &Caller::founder(), &request, foundation).await;
    let founded = founded.context("founding the agency")?.output;
    let hours = house.security().opening_code_hours;

    let mut out = std::io::stdout().lock();
    if args.json {
        let value = serde_json::json!({
            "first_login": founded.first_login,
            "first_code": first_code,
            "code_hours": hours,
            "clock_shift_seconds": shift.unwrap_or(0),
            "staff": founded.staff,
        });
        writeln!(out, "{value}")?;
        return Ok(ExitCode::SUCCESS);
    }
    writeln!(out, "founded with {} people 机构已建立", founded.staff.len())?;
    writeln!(out, "account 账号       {}", founded.first_login)?;
    writeln!(out, "opening code 启用码 {first_code}  ({hours} h)")?;
    writeln!(out, "next 下一步: zhiheng serve --db {}", args.db)?;
    Ok(ExitCode::SUCCESS)
}

fn instant(text: &str) -> Result<OffsetDateTime, String> {
    OffsetDateTime::parse(text, &Rfc3339).map_err(|_| "not an instant such as 2026-10-20T09:00:00+08:00".to_owned())
}
