//! `zhiheng demo`: builds the demonstration county in a fresh database by the
//! operations themselves and plays the settlement month 2026-09 from end to end
//! by different persons. For newcomers, for demonstrations and as a test of the
//! whole. October stays open for whoever sits down next.
//!
//! ```text
//! 2025-10-15  agency, staff, providers, catalogue, mappings, insured persons
//! …           a year of claims, imported the morning after they were settled
//! 2026-10-09  the list of deaths arrives
//! 2026-10-10  the month is frozen, audited, sampled
//! 2026-10-12… reviews, answers, second reviews
//! 2026-10-20  statements, payment, bank, books, reconciliation
//! 2026-10-21  09:00 in Beijing: a server started later goes on from here
//! ```
//!
//! Exit codes: 0 all adds up, 1 something does not or was refused, 2 wrong use.
//!
//! Article: R1-12.11, R1-12.12, R1-20, R1-35.

pub(crate) mod access;
pub(crate) mod bills;
pub(crate) mod county;
pub(crate) mod dice;
pub(crate) mod founding;
mod frauds;
mod intake;
pub(crate) mod mapping;
pub(crate) mod planted;
pub(crate) mod residents;
mod return_visit;
mod standings;
mod year;

use std::io::Write;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use anyhow::{Context, bail};
use app::operations::person::record_deaths::{Death, DeathList, RecordDeaths};
use base::{Clock, ManualClock, Month, SystemClock, date_text};
use clap::Args;
use regulation::duties::Duty;
use time::macros::{date, datetime};

use crate::open_house;
use crate::play::bank::Mood;
use crate::play::judgement::Knowledge;
use crate::play::steps::Steps;
use crate::play::summary::{Summary, trail_of};
use crate::play::team::Team;
use crate::play::{books, payments, reviews, seal, statements};

use self::access::Access;
use self::bills::Biller;
use self::dice::Dice;
use self::frauds::Died;
use self::intake::TakenIn;

/// The demonstration county.
#[derive(Debug, Clone, Args)]
pub(crate) struct DemoArgs {
    /// The seed: the same seed gives the same county.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// How many insured persons; claims scale with them.
    #[arg(long, default_value_t = 60_000, value_parser = clap::value_parser!(u32).range(300..=1_000_000))]
    persons: u32,
    /// The database: sqlite://PATH or postgres://….
    #[arg(long, default_value = "sqlite://data/demo.sqlite")]
    db: String,
    /// Remove what is at the place of an SQLite database first.
    #[arg(long)]
    fresh: bool,
    /// Leave the month to be played by hand: all claims are in, nothing is frozen yet.
    #[arg(long)]
    leave_month: bool,
    /// Serve the county when it is ready.
    #[arg(long)]
    pub(crate) serve: bool,
    /// Where to serve it.
    #[arg(long, default_value = "127.0.0.1:8080")]
    pub(crate) listen: SocketAddr,
    /// Another folder of law data than the one built in.
    #[arg(long)]
    pub(crate) regulation: Option<PathBuf>,
    /// Print the summary as one JSON object.
    #[arg(long)]
    json: bool,
}

impl DemoArgs {
    /// The database it is made in.
    pub(crate) fn db(&self) -> &str {
        &self.db
    }
}

/// How the books of each fund begin: in the fiscal special account, and moved
/// from there to the expenditure account; fen.
const SPECIAL_FEN: i64 = 5_000_000_000;
const MOVED_FEN: i64 = 1_500_000_000;

/// Builds the county and plays the month.
pub(crate) async fn run(args: &DemoArgs) -> anyhow::Result<ExitCode> {
    if args.serve && !args.fresh && open_house::sqlite_path(&args.db).is_some_and(|path| path.exists()) {
        let access = return_visit::access(&args.db, args.regulation.as_deref()).await?;
        write_logins(&mut std::io::stdout().lock(), &access, &args.db)?;
        return Ok(ExitCode::SUCCESS);
    }
    make_room(&args.db, args.fresh)?;
    let ready = datetime!(2026-10-21 01:00 UTC);
    let shift = (ready - SystemClock.now()).whole_seconds();
    let clock = Arc::new(ManualClock::at(datetime!(2025-10-15 01:00 UTC)));
    let mut steps = Steps::new(Some(clock.clone()));

    steps.begin("found the agency");
    let house = open_house::begin(&args.db, clock.clone(), args.regulation.as_deref()).await?;
    let mut access = founding::agency(&house, shift).await?;
    // Codes work once: whoever signs in again waits for the next one.
    steps.at(date!(2025 - 10 - 15), 9, 10);
    let team = Team::assemble(&house, access.clone()).await?;
    let (places, offices) = founding::providers(&team).await?;
    access.logins.extend(offices);
    let catalogue = county::catalogue()?;
    founding::catalogue(&team, catalogue.clone()).await?;

    steps.begin("map the hospitals' own items");
    // The offices of the hospitals have their accounts by now.
    let team = Team::assemble(&house, access.clone()).await?;
    mapping::mapped(&team, &places, &catalogue.items, &catalogue.from_date).await?;

    steps.begin("enrol persons");
    let newcomers = residents::newcomers(args.persons as usize, &mut Dice::new(args.seed, 1))?;
    let ids = founding::persons(&team, &steps, &newcomers).await?;
    let residents = residents::residents(&newcomers, &ids)?;
    let team = Team::assemble(&house, access.clone()).await?;

    steps.begin("invent a year of visits");
    let month = Month::of(date!(2026 - 09 - 01));
    let open_month = month.next();
    let mut dice = Dice::new(args.seed, 2);
    let mut visits = year::honest(&residents, &places, &mut dice);
    let deaths = frauds::plant(&mut visits, &residents, &places, month, true, &mut dice);
    frauds::plant(&mut visits, &residents, &places, open_month, false, &mut dice);
    frauds::spoil(&mut visits, month, &mut dice);
    frauds::spoil(&mut visits, month.previous().previous(), &mut dice);
    visits.sort_by_key(|visit| (visit.settled, visit.resident, visit.admit));
    year::number(&mut visits, &places);

    steps.begin("import the year's claims");
    let mut biller = Biller::new(&catalogue, &residents, &places, Dice::new(args.seed, 3));
    let mut taken = TakenIn::default();
    let before_freezing = visits.partition_point(|visit| visit.settled < date!(2026 - 10 - 09));
    let (early, late) = visits.split_at(before_freezing);
    intake::take_in(&team, &steps, &mut biller, early, &mut taken).await?;

    steps.begin("record deaths");
    steps.at(date!(2026 - 10 - 09), 10, 0);
    record_deaths(&team, &deaths, &residents).await?;
    steps.begin("renew the passwords");
    founding::renew_passwords(&house, &mut access).await?;
    access.write(&args.db)?;
    let team = Team::assemble(&house, access.clone()).await?;
    steps.begin("send further mappings");
    mapping::waiting(&team, &places, &catalogue.items, "2026-10-01").await?;
    steps.begin("open the books");
    books::open(&team, month, SPECIAL_FEN, MOVED_FEN).await?;

    if args.leave_month {
        steps.begin("import October's claims");
        intake::take_in(&team, &steps, &mut biller, late, &mut taken).await?;
        clock.set(ready);
        steps.finish();
        report(None, &taken, &access, args, &house.law)?;
        return Ok(ExitCode::SUCCESS);
    }

    let knowledge = freeze_and_audit(&team, &mut steps, month, &taken, &places).await?;
    review(&team, &mut steps, month, &knowledge).await?;

    steps.begin("import October's claims");
    intake::take_in(&team, &steps, &mut biller, late, &mut taken).await?;
    state_and_pay(&team, &mut steps, month).await?;

    steps.begin("verify the trail");
    clock.set(ready);
    let folder = open_house::folder_of(&args.db);
    std::fs::create_dir_all(&folder)?;
    planted::write_list(&folder.join("planted.csv"), &taken.planted, &places, &house.law)?;
    let (trail, sealed, problems) = trail_of(&house).await?;
    seal::write(&sealed, &folder.join("checkpoint.txt"))?;
    let mut summary = Summary::of(house.store.view(), month, trail, true).await?;
    summary.faults.extend(problems);
    let (kinds, _) = planted::compare(house.store.view(), &taken.planted, &places, &house.law, month).await?;
    for kind in kinds.iter().filter(|kind| kind.found < kind.planted) {
        summary.faults.push(format!("planted {}: {} of {} found", kind.code, kind.found, kind.planted));
    }
    summary.planted = kinds;
    if taken.received != taken.settled + taken.rejected || taken.received != visits.len() as u64 {
        summary.faults.push("the year's claims were not all received".to_owned());
    }
    summary.seconds = steps.finish();
    report(Some(&summary), &taken, &access, args, &house.law)?;
    Ok(if summary.faults.is_empty() { ExitCode::SUCCESS } else { ExitCode::from(1) })
}

async fn record_deaths(team: &Team, deaths: &[Died], residents: &[residents::Resident]) -> anyhow::Result<()> {
    let deaths: Vec<Death> = deaths
        .iter()
        .map(|died| Death { person_id: residents[died.resident].person_id, death_date: date_text(died.on) })
        .collect();
    if !deaths.is_empty() {
        team.run::<RecordDeaths>(team.with(Duty::Enrolment)?, DeathList { deaths }).await?;
    }
    Ok(())
}

async fn freeze_and_audit(
    team: &Team,
    steps: &mut Steps,
    month: Month,
    taken: &TakenIn,
    places: &[county::Place],
) -> anyhow::Result<Knowledge> {
    steps.begin("freeze the month");
    steps.at(date!(2026 - 10 - 10), 9, 0);
    reviews::freeze(team, month).await?;
    steps.begin("audit the claims");
    steps.at(date!(2026 - 10 - 10), 10, 0);
    reviews::audit(team, month).await?;
    steps.begin("draw the sample");
    steps.at(date!(2026 - 10 - 10), 11, 0);
    reviews::draw(team, month).await?;
    let view = team.house.store.view();
    let (_, innocent) = planted::compare(view, &taken.planted, places, &team.house.law, month).await?;
    Ok(Knowledge { innocent })
}

async fn review(team: &Team, steps: &mut Steps, month: Month, knowledge: &Knowledge) -> anyhow::Result<()> {
    steps.begin("review the findings");
    steps.at(date!(2026 - 10 - 12), 9, 0);
    reviews::first_reviews(team, month, knowledge).await?;
    steps.at(date!(2026 - 10 - 13), 9, 0);
    reviews::answers(team, month).await?;
    steps.at(date!(2026 - 10 - 14), 9, 0);
    reviews::second_reviews(team, month, knowledge).await?;
    steps.at(date!(2026 - 10 - 14), 15, 0);
    reviews::meetings(team, month).await?;
    steps.at(date!(2026 - 10 - 15), 9, 0);
    reviews::sample_reviews(team, month).await
}

async fn state_and_pay(team: &Team, steps: &mut Steps, month: Month) -> anyhow::Result<()> {
    let day = date!(2026 - 10 - 20);
    steps.begin("state the month");
    steps.at(day, 9, 0);
    statements::declare(team, month).await?;
    steps.at(day, 10, 0);
    statements::first_reviews(team, month).await?;
    steps.at(day, 10, 40);
    statements::second_reviews(team, month).await?;
    steps.at(day, 11, 20);
    statements::approvals(team, month).await?;
    steps.begin("pay the providers");
    for (hour, mood) in [(13, Mood::Difficult), (15, Mood::Smooth)] {
        steps.at(day, hour, 0);
        payments::make(team, month).await?;
        steps.at(day, hour, 30);
        payments::release(team, month).await?;
        steps.at(day, hour + 1, 0);
        payments::receipts(team, month, mood).await?;
    }
    steps.begin("keep the books");
    steps.at(day, 16, 30);
    books::book_payments(team, month).await?;
    steps.begin("reconcile and close");
    steps.at(day, 17, 0);
    books::reconcile(team, month).await?;
    books::close(team, month).await
}

/// A fresh database: an SQLite file that is there is only removed when asked.
pub(crate) fn make_room(url: &str, fresh: bool) -> anyhow::Result<()> {
    let Some(path) = open_house::sqlite_path(url) else { return Ok(()) };
    if !path.exists() {
        return Ok(());
    }
    if !fresh {
        bail!("{} is there already; --fresh removes it first, or give another --db", path.display());
    }
    for tail in ["", "-wal", "-shm"] {
        let mut name = path.clone().into_os_string();
        name.push(tail);
        remove(Path::new(&name))?;
    }
    Ok(())
}

fn remove(path: &Path) -> anyhow::Result<()> {
    match std::fs::remove_file(path) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            Err(error).with_context(|| format!("removing {}", path.display()))
        }
        _ => Ok(()),
    }
}

/// What was made; of a month that was left to be played there is no summary yet.
fn report(
    summary: Option<&Summary>,
    taken: &TakenIn,
    access: &Access,
    args: &DemoArgs,
    law: &regulation::Law,
) -> anyhow::Result<()> {
    let mut out = std::io::stdout().lock();
    if args.json {
        let mut value = summary.map_or_else(|| Ok(serde_json::json!({})), serde_json::to_value)?;
        value["year"] = serde_json::json!({
            "received": taken.received, "settled": taken.settled, "rejected": taken.rejected,
        });
        value["logins"] = serde_json::to_value(&access.logins)?;
        value["password"] = access.password.clone().into();
        value["clock_shift_seconds"] = access.clock_shift_seconds.into();
        writeln!(out, "{value}")?;
        return Ok(());
    }
    writeln!(out, "{:<16}received {}, settled {}, rejected {}", "year", taken.received, taken.settled, taken.rejected)?;
    if let Some(summary) = summary {
        out.write_all(summary.text(law).as_bytes())?;
    }
    write_logins(&mut out, access, &args.db)
}

fn write_logins(out: &mut impl Write, access: &Access, db: &str) -> anyhow::Result<()> {
    writeln!(out, "\nLogins 登录账号 (password 密码: {})", access.password)?;
    for login in &access.logins {
        let device = if login.second_factor.is_some() { "＊" } else { "" };
        writeln!(out, "  {:<10} {}  {}{device}", login.login, login.name, login.posts)?;
    }
    writeln!(out, "＊ asks for a code 需动态口令: make codes, or zhiheng totp --db {db}")?;
    Ok(())
}
