//! `zhiheng benefit run` and `zhiheng benefit explain`: settles a file of stays
//! in bulk, or shows step by step how one of them came about. For statisticians,
//! for outsiders who check the computation, and for a clerk with a question.
//!
//! Exit codes: 0 all settled, 1 some stays were refused or nothing was found,
//! 2 wrong use or a file that cannot be read as described.
//!
//! Article: R2-53, R1-37

use std::io::Write;
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::Context;
use benefit::{Explanation, PersonState, Policy, StayColumns, StayId, explain, settle, settle_columns};
use clap::{Args, Subcommand};
use indicatif::{ProgressBar, ProgressStyle};

use crate::benefit_files::{self, Refused, Stays, WrongFile};

/// Benefit computation over files.
#[derive(Debug, Args)]
pub(crate) struct BenefitArgs {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Debug, Subcommand)]
enum Verb {
    /// Settles inpatient stays in bulk under a policy.
    Run(RunArgs),
    /// Shows how the settlement of one stay came about.
    Explain(ExplainArgs),
}

#[derive(Debug, Args)]
struct RunArgs {
    /// Id of the policy, such as henan-resident-2017.
    #[arg(long)]
    policy: String,
    /// Stays to settle: a .parquet or .csv file.
    #[arg(long)]
    input: PathBuf,
    /// Where the settlements go: a .parquet or .csv file.
    #[arg(long)]
    output: PathBuf,
    /// How many threads; all cores when not given.
    #[arg(long)]
    threads: Option<NonZeroUsize>,
    /// Also writes the explanation of every settlement here, one JSON object a line.
    #[arg(long)]
    explain: Option<PathBuf>,
    /// Prints the summary as JSON.
    #[arg(long)]
    json: bool,
}

#[derive(Debug, Args)]
struct ExplainArgs {
    /// Id of the policy, such as henan-resident-2017.
    #[arg(long)]
    policy: String,
    /// The file with the stay and the person's other stays.
    #[arg(long)]
    input: PathBuf,
    /// The stay to explain.
    #[arg(long)]
    stay: i64,
    /// Prints the tree as JSON.
    #[arg(long)]
    json: bool,
    /// Prints the tree in English.
    #[arg(long)]
    english: bool,
}

/// Carries out a benefit command.
pub(crate) fn run(args: BenefitArgs) -> anyhow::Result<ExitCode> {
    let result = match &args.verb {
        Verb::Run(args) => run_bulk(args),
        Verb::Explain(args) => explain_one(args),
    };
    match result {
        Err(error) if error.is::<WrongFile>() => {
            tell(&format!("error: {error:#}"));
            Ok(ExitCode::from(2))
        }
        other => other,
    }
}

fn run_bulk(args: &RunArgs) -> anyhow::Result<ExitCode> {
    let policy = policy(&args.policy)?;
    benefit_files::check_ending(&args.output)?;
    let cores = std::thread::available_parallelism().unwrap_or(NonZeroUsize::MIN);
    let threads = args.threads.unwrap_or(cores);
    let progress = progress();

    progress.set_message(format!("reading {}", args.input.display()));
    let (mut stays, mut refused) = benefit_files::read_stays(&args.input, threads)?;
    stays.take_out_repeated(&mut refused);
    warn_outside_policy(&policy, &stays);

    progress.set_message(format!("settling {} stays", stays.len()));
    let settled = settle_columns(&policy, &stays.columns(), threads);
    refused.extend(settled.rejected.iter().map(|rejected| Refused::by_engine(rejected.stay_id, rejected.why)));
    refused.sort();

    progress.set_message(format!("writing {}", args.output.display()));
    let settled_rows = settled.stay_id.len();
    let basic = total(&settled.basic);
    let (ci, hs) = (total(&settled.ci), total(&settled.hs));
    let review = settled.review.iter().filter(|flag| **flag == 1).count();
    benefit_files::write_settled(&args.output, settled)?;
    let rejected_file = benefit_files::write_refused(&args.output, &refused)?;
    if let Some(file) = &args.explain {
        progress.set_message(format!("explaining into {}", file.display()));
        explain_all(&policy, &stays, file)?;
    }
    progress.finish_and_clear();

    let summary = serde_json::json!({
        "policy": policy.id(),
        "settled": settled_rows,
        "rejected": refused.len(),
        "review": review,
        "basic_fen": basic,
        "critical_illness_fen": ci,
        "hardship_fen": hs,
        "output": args.output,
        "rejected_file": rejected_file,
    });
    say(&if args.json {
        format!("{summary}\n")
    } else {
        let rejected = rejected_file.map_or(String::new(), |file| format!(" ({})", file.display()));
        format!(
            "settled {settled_rows}, rejected {}{rejected}, for review {review}; fen paid: basic {basic}, \
             critical illness {ci}, hardship {hs}\n",
            refused.len()
        )
    })?;
    Ok(if refused.is_empty() { ExitCode::SUCCESS } else { ExitCode::from(1) })
}

fn explain_one(args: &ExplainArgs) -> anyhow::Result<ExitCode> {
    let policy = policy(&args.policy)?;
    let (stays, refused) = benefit_files::read_stays(&args.input, NonZeroUsize::MIN)?;
    if let Some(refused) = refused.iter().find(|refused| refused.stay_id == Some(args.stay)) {
        tell(&format!("stay {} cannot be settled: {}: {}", args.stay, refused.code, refused.reason_en));
        return Ok(ExitCode::from(1));
    }
    let columns = stays.columns();
    let Some(row) = columns.stay_id.iter().position(|id| *id == args.stay) else {
        tell(&format!("stay {} is not in {}", args.stay, args.input.display()));
        return Ok(ExitCode::from(1));
    };
    let person_id = columns.person_id[row];
    let rows = (0..columns.rows()).filter(|row| columns.person_id[*row] == person_id).collect();
    let mut found = None;
    each_explanation(&policy, &columns, rows, |explanation| {
        if explanation.stay_id == StayId(args.stay) {
            found = Some(explanation);
        }
        Ok(())
    })?;
    let Some(explanation) = found else {
        let why = settle_columns(&policy, &columns, NonZeroUsize::MIN).rejected;
        let why = why.iter().find(|rejected| rejected.stay_id == args.stay).map(|rejected| rejected.why);
        let why = why.map_or(String::new(), |why| format!(": {}: {}", why.code(), why.title_en()));
        tell(&format!("stay {} cannot be settled{why}", args.stay));
        return Ok(ExitCode::from(1));
    };
    say(&match (args.json, args.english) {
        (true, _) => format!("{}\n", serde_json::to_string_pretty(&explanation)?),
        (false, true) => explanation.text_en(),
        (false, false) => explanation.text(),
    })?;
    Ok(ExitCode::SUCCESS)
}

/// One line for each stay that can be settled, by person and admission.
fn explain_all(policy: &Policy, stays: &Stays, file: &Path) -> anyhow::Result<()> {
    let create = || format!("creating {}", file.display());
    let mut lines = std::io::BufWriter::new(std::fs::File::create(file).with_context(create)?);
    let columns = stays.columns();
    each_explanation(policy, &columns, (0..columns.rows()).collect(), |explanation| {
        serde_json::to_writer(&mut lines, &explanation)?;
        Ok(lines.write_all(b"\n")?)
    })?;
    lines.flush().with_context(|| format!("writing {}", file.display()))
}

/// Settles and explains rows in the order of settlement.
fn each_explanation(
    policy: &Policy,
    columns: &StayColumns<'_>,
    mut rows: Vec<usize>,
    mut take: impl FnMut(Explanation) -> anyhow::Result<()>,
) -> anyhow::Result<()> {
    rows.sort_unstable_by_key(|row| (columns.person_id[*row], columns.admit_date[*row], columns.stay_id[*row], *row));
    let (mut person_id, mut state) = (None, PersonState::default());
    for row in rows {
        if person_id != Some(columns.person_id[row]) {
            (person_id, state) = (Some(columns.person_id[row]), PersonState::default());
        }
        let Ok(stay) = columns.stay(row) else { continue };
        if let (Ok(explanation), Ok((_, next))) = (explain(policy, &state, &stay), settle(policy, &state, &stay)) {
            state = next;
            take(explanation)?;
        }
    }
    Ok(())
}

/// The policy with an id, or wrong use with the ids there are.
fn policy(id: &str) -> anyhow::Result<Policy> {
    let law = regulation::Law::embedded().context("reading the law data")?;
    match law.benefits.policy(id) {
        Some(policy) => whole_in_columns(Policy::new(policy.clone())),
        None => {
            let known: Vec<&str> = law.benefits.policies().iter().map(|policy| policy.id.as_str()).collect();
            Err(WrongFile::new(format!("there is no policy {id:?}; known: {}", known.join(", "))).into())
        }
    }
}

/// The policy, or wrong use where the columns of the bulk file would not tell
/// everything that is paid under it.
fn whole_in_columns(policy: Policy) -> anyhow::Result<Policy> {
    if policy.pays_by_three_layers() {
        return Ok(policy);
    }
    let problem = format!("policy {:?} pays by layers that the bulk file has no columns for", policy.id());
    Err(WrongFile::new(problem).into())
}

/// Says how many stays lie outside the days the policy holds for: they are
/// settled all the same, because the policy was asked for by name.
fn warn_outside_policy(policy: &Policy, stays: &Stays) {
    let law = policy.law();
    let from = benefit::day_of_date(law.from.0);
    let until = law.until.map_or(i32::MAX, |until| benefit::day_of_date(until.0));
    let outside = stays.columns().admit_date.iter().filter(|day| !(from..until).contains(*day)).count();
    if outside > 0 {
        tell(&format!("note: {outside} stays were admitted outside the days {} holds for", law.id));
    }
}

/// The sum of a column of fen.
fn total(column: &[i64]) -> i128 {
    column.iter().map(|fen| i128::from(*fen)).sum()
}

/// A line with the step under way; nothing when standard error is no terminal.
pub(crate) fn progress() -> ProgressBar {
    let progress = ProgressBar::new_spinner();
    if let Ok(style) = ProgressStyle::with_template("{spinner} {msg} {elapsed}") {
        progress.set_style(style);
    }
    progress.enable_steady_tick(std::time::Duration::from_millis(200));
    progress
}

fn say(text: &str) -> anyhow::Result<()> {
    std::io::stdout().lock().write_all(text.as_bytes()).context("writing to standard output")
}

fn tell(text: &str) {
    // A closed standard error is no reason to fail.
    let _ = writeln!(std::io::stderr().lock(), "{text}");
}
