//! `zhiheng month`: does a settlement month of a county that is there, step by
//! step by the persons who hold the duties, from where it stands to the end. Who
//! approves and releases proves the second factor: the persons' secrets are read
//! from the list that a demonstration leaves beside its database. A house without
//! such a list is played by nobody. The bank is played in a demonstration; else the
//! month ends with the released instruction file and goes on when the receipts are in.
//!
//! Exit codes: 0 all adds up, 1 something does not or was refused, 2 wrong use.
//!
//! Article: R1-12.11, R1-12.12, R1-20, R1-35.

use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

use base::Month;
use clap::Args;

use crate::demo::access::Access;
use crate::month_claims;
use crate::play::bank::Mood;
use crate::play::judgement::Knowledge;
use crate::play::steps::Steps;
use crate::play::summary::{Summary, trail_of};
use crate::play::team::Team;
use crate::play::{books, payments, reviews, statements};
use crate::{house_key, open_house};

/// A settlement month from end to end.
#[derive(Debug, Clone, Args)]
pub(crate) struct MonthArgs {
    /// The database: sqlite://PATH or postgres://….
    #[arg(long)]
    db: String,
    /// The settlement month, YYYY-MM.
    #[arg(long, value_parser = month)]
    month: Month,
    /// Claims to bring in first: a folder of Parquet tables lines and visits,
    /// whose persons, providers and items the house knows by id and code.
    #[arg(long)]
    claims: Option<PathBuf>,
    /// Another folder of law data than the one built in.
    #[arg(long)]
    regulation: Option<PathBuf>,
    /// Print the summary as one JSON object.
    #[arg(long)]
    json: bool,
}

fn month(text: &str) -> Result<Month, String> {
    text.parse().map_err(|e| format!("{e}"))
}

/// Does the month.
pub(crate) async fn run(args: &MonthArgs) -> anyhow::Result<ExitCode> {
    let mut steps = Steps::new(None);
    steps.begin("open the house");
    let house = open_house::open(&args.db, args.regulation.as_deref()).await?;
    house_key::check(&house).await?;
    let demonstration = open_house::is_demonstration(&house).await?;
    let team = Team::assemble(&house, Access::read(&args.db)?).await?;
    let month = args.month;
    if let Some(folder) = &args.claims {
        steps.begin("import claims");
        month_claims::take_in(&team, &steps, folder).await?;
    }
    let nothing_known = Knowledge::default();
    steps.begin("freeze the month");
    reviews::freeze(&team, month).await?;
    steps.begin("audit the claims");
    reviews::audit(&team, month).await?;
    steps.begin("draw the sample");
    reviews::draw(&team, month).await?;
    steps.begin("review the findings");
    reviews::first_reviews(&team, month, &nothing_known).await?;
    reviews::answers(&team, month).await?;
    reviews::second_reviews(&team, month, &nothing_known).await?;
    reviews::meetings(&team, month).await?;
    reviews::sample_reviews(&team, month).await?;
    steps.begin("state the month");
    statements::declare(&team, month).await?;
    statements::first_reviews(&team, month).await?;
    statements::second_reviews(&team, month).await?;
    statements::approvals(&team, month).await?;
    steps.begin("pay the providers");
    payments::make(&team, month).await?;
    payments::release(&team, month).await?;
    if demonstration {
        payments::receipts(&team, month, Mood::Smooth).await?;
    }
    steps.begin("keep the books");
    books::book_payments(&team, month).await?;
    let paid = payments::batches(&team, month, &["made", "released"]).await?.is_empty();
    if paid && !payments::batches(&team, month, &["closed"]).await?.is_empty() {
        steps.begin("reconcile");
        books::reconcile(&team, month).await?;
    }
    steps.begin("verify the trail");
    let (trail, _, problems) = trail_of(&house).await?;
    let mut summary = Summary::of(house.store.view(), month, trail, paid).await?;
    summary.faults.extend(problems);
    summary.seconds = steps.finish();
    let mut out = std::io::stdout().lock();
    if args.json {
        writeln!(out, "{}", serde_json::to_string(&summary)?)?;
    } else {
        out.write_all(summary.text(&house.law).as_bytes())?;
    }
    if !paid {
        writeln!(std::io::stderr(), "the payments wait for the bank's receipts; run the month again when they are in")?;
    }
    Ok(if summary.faults.is_empty() { ExitCode::SUCCESS } else { ExitCode::from(1) })
}
