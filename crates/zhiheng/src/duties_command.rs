//! `zhiheng duties check`: how many natural persons it takes to move money out,
//! path by path, computed from the duties, pairs and chains. For the leader, the
//! control department and assessors of the upper level.
//!
//! Exit codes: 0 every path needs enough persons, 1 one does not, 2 wrong use.
//!
//! Article: R1-9, R1-12, R1-20, R3d-10, R3d-11.

use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

use app::case_work::SENT_UP;
use app::queries::duties::check::{ApartBy, DutiesCheck, PathChecked, check};
use base::{Clock, Date, SystemClock, parse_date};
use clap::{Args, Subcommand};

use crate::open_house;

/// Duties 职责 and their chains.
#[derive(Debug, Args)]
pub(crate) struct DutiesArgs {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Debug, Subcommand)]
enum Verb {
    /// How many persons can move money out together.
    Check(CheckArgs),
}

#[derive(Debug, Args)]
struct CheckArgs {
    /// Another folder of law data than the one built in.
    #[arg(long)]
    regulation: Option<PathBuf>,
    /// The day whose chains are looked at, YYYY-MM-DD; today when left out.
    #[arg(long, value_parser = day)]
    as_of: Option<Date>,
    /// As it is where payments are sent one level up for approval.
    #[arg(long)]
    sent_up: bool,
    /// Print one JSON object.
    #[arg(long)]
    json: bool,
}

fn day(text: &str) -> Result<Date, String> {
    parse_date(text).ok_or_else(|| "not a date YYYY-MM-DD".to_owned())
}

/// Runs the command.
///
/// # Errors
/// When the law data is not sound or standard output cannot be written.
pub(crate) fn run(args: &DutiesArgs) -> anyhow::Result<ExitCode> {
    let Verb::Check(args) = &args.verb;
    let law = open_house::law(args.regulation.as_deref())?;
    let on = args.as_of.unwrap_or_else(|| SystemClock.today());
    let circumstances = args.sent_up.then(|| SENT_UP.to_owned()).into_iter().collect();
    let found = check(&law, on, circumstances).map_err(|day| anyhow::anyhow!("no chains are laid down for {day}"))?;
    let mut out = std::io::stdout().lock();
    if args.json {
        serde_json::to_writer_pretty(&mut out, &found)?;
        writeln!(out)?;
    } else {
        print(&mut out, &found)?;
    }
    Ok(if found.holds { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn print(out: &mut impl Write, found: &DutiesCheck) -> std::io::Result<()> {
    let by_whom = if found.required_local { "set by the agency, " } else { "" };
    writeln!(
        out,
        "资金流出最少人数 {}: at least {} persons ({by_whom}{})",
        found.as_of,
        found.required_persons,
        found.required_cites.join(" ")
    )?;
    for path in &found.paths {
        print_path(out, path)?;
    }
    writeln!(out, "{}", if found.holds { "holds: every path" } else { "DOES NOT HOLD: see the paths marked" })
}

fn print_path(out: &mut impl Write, path: &PathChecked) -> std::io::Result<()> {
    let mark = if path.holds { "" } else { "  TOO FEW" };
    writeln!(out)?;
    writeln!(
        out,
        "{} {} ({}): {} persons, with the posts of one day {}{mark}",
        path.label,
        path.label_en,
        path.cites.join(" "),
        path.least_persons,
        path.least_persons_at_once
    )?;
    for member in &path.team {
        let acts: Vec<String> =
            member.acts.iter().map(|act| format!("{} {}", act.kind_label, act.duty.label)).collect();
        writeln!(out, "  person {}: {}", member.person, acts.join("、"))?;
    }
    let core: Vec<&str> = path.exclude_each_other.iter().map(|duty| duty.label.as_str()).collect();
    writeln!(out, "  every two of these exclude each other: {}", core.join("、"))?;
    for apart in &path.separations {
        let rule = match apart.rule {
            ApartBy::SameCase => "on one case",
            ApartBy::Standing => "at all",
            ApartBy::Sides => "agency and provider",
        };
        writeln!(out, "  {} | {}  {rule}  {}", apart.one.label, apart.other.label, apart.cite)?;
    }
    Ok(())
}
