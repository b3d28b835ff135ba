//! `zhiheng simulate`: replays a year of stays under the policy in force and under a
//! draft, and writes what it comes to: the figures as JSON and CSV, and the report
//! that is wanted before a policy is issued, as PDF. For whoever drafts a policy.
//!
//! Exit codes: 0 done, 1 some rows of the file cannot be read, 2 wrong use, a file
//! that is not as described, or a faulty draft (each fault with its line, in Chinese
//! and English).
//!
//! Article: R5-7, R5-9

use std::io::Write;
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::Context;
use app::what_if::{Side, WhatIfReport, csv_of, what_if};
use base::{Clock, Fen, SystemClock};
use benefit::{FundStanding, Policy};
use clap::Args;
use document::{Fonts, PolicyTest, PolicyTestSection, Template, usual_font_folders};
use regulation::Law;
use regulation::benefits::PolicyRow;
use sm3::{Digest, Sm3};

use crate::benefit_files::{self, WrongFile};
use crate::open_house;

/// The same stays under two policies.
#[derive(Debug, Args)]
pub(crate) struct SimulateArgs {
    /// The policy in force: its id, such as henan-resident-2017, or a .toml file.
    #[arg(long, alias = "from")]
    baseline: String,
    /// The draft: a .toml file, or the id of another policy.
    #[arg(long, alias = "to")]
    draft: String,
    /// The stays of a year, as for `benefit run`: a .parquet or .csv file.
    #[arg(long, alias = "claims")]
    input: PathBuf,
    /// The folder for report.json, the CSV files and report.pdf.
    #[arg(long, alias = "out")]
    output: PathBuf,
    /// What the basic fund holds, fen: then the months payable are told.
    #[arg(long)]
    balance_fen: Option<i64>,
    /// Its income of a year, fen.
    #[arg(long, default_value_t = 0, requires = "balance_fen")]
    income_fen: i64,
    /// What it spends in a year on other than these stays, fen.
    #[arg(long, default_value_t = 0, requires = "balance_fen")]
    other_spending_fen: i64,
    /// The agency named on the report.
    #[arg(long, default_value = "")]
    agency: String,
    /// How many threads; all cores when not given.
    #[arg(long)]
    threads: Option<NonZeroUsize>,
    /// Another folder of law data than the one built in.
    #[arg(long)]
    regulation: Option<PathBuf>,
    /// Prints the report as JSON.
    #[arg(long)]
    json: bool,
}

/// A policy of the law data or of a file.
struct Chosen {
    policy: Policy,
    sheet: Vec<PolicyRow>,
}

/// Carries out the command.
pub(crate) fn run(args: &SimulateArgs) -> anyhow::Result<ExitCode> {
    match simulate(args) {
        Err(error) if error.is::<WrongFile>() => {
            tell(&format!("error: {error:#}"));
            Ok(ExitCode::from(2))
        }
        other => other,
    }
}

fn simulate(args: &SimulateArgs) -> anyhow::Result<ExitCode> {
    let law = open_house::law(args.regulation.as_deref())?;
    let chosen = [chosen(&law, &args.baseline)?, chosen(&law, &args.draft)?];
    let cores = std::thread::available_parallelism().unwrap_or(NonZeroUsize::MIN);
    let threads = args.threads.unwrap_or(cores);
    let progress = crate::benefit_command::progress();

    progress.set_message(format!("reading {}", args.input.display()));
    let (mut stays, mut refused) = benefit_files::read_stays(&args.input, threads)?;
    stays.take_out_repeated(&mut refused);

    progress.set_message(format!("settling {} stays twice", stays.len()));
    let [before, after] = chosen.each_ref().map(|one| Side { policy: &one.policy, sheet: &one.sheet });
    let fund = args.balance_fen.map(|balance| FundStanding {
        balance: Fen(balance),
        income: Fen(args.income_fen),
        other_spending: Fen(args.other_spending_fen),
    });
    let today = SystemClock.today();
    let report = what_if(&law, today, [&before, &after], &stays.columns(), fund, threads)
        .map_err(|refusal| WrongFile::new(format!("{} {}", refusal.title, refusal.title_en)))?;

    progress.set_message(format!("writing {}", args.output.display()));
    std::fs::create_dir_all(&args.output).with_context(|| format!("creating {}", args.output.display()))?;
    let json = serde_json::to_string_pretty(&report)?;
    write(&args.output.join("report.json"), json.as_bytes())?;
    write_csvs(&args.output, &report)?;
    let printed = print(args, &law, &report, &json);
    progress.finish_and_clear();
    if let Err(problem) = printed {
        tell(&format!("note: report.pdf was not made: {problem:#}"));
    }
    if !refused.is_empty() {
        tell(&format!("note: {} rows of the file cannot be read or occur twice and are left out", refused.len()));
    }
    say(&if args.json { format!("{json}\n") } else { summary(&report, &args.output) })?;
    Ok(if refused.is_empty() { ExitCode::SUCCESS } else { ExitCode::from(1) })
}

/// The policy with an id, or the one in a file.
fn chosen(law: &Law, named: &str) -> anyhow::Result<Chosen> {
    if let (Some(policy), Some(sheet)) = (law.benefits.policy(named), law.benefits.sheet(named)) {
        return Ok(Chosen { policy: Policy::new(policy.clone()), sheet: sheet.to_vec() });
    }
    let path = Path::new(named);
    if path.extension().is_none_or(|ending| ending != "toml") {
        let known: Vec<&str> = law.benefits.policies().iter().map(|policy| policy.id.as_str()).collect();
        let problem = format!("{named:?} is no policy and no .toml file; known policies: {}", known.join(", "));
        return Err(WrongFile::new(problem).into());
    }
    let text = std::fs::read_to_string(path).map_err(|error| WrongFile::new(format!("{named}: {error}")))?;
    let draft = law.draft(named, &text).map_err(|errors| {
        let each = errors.0.iter().map(|error| format!("\n  {}\n  {}", error.zh(), error.en()));
        WrongFile::new(format!("{named}: 草案有错误 the draft has faults{}", each.collect::<String>()))
    })?;
    Ok(Chosen { policy: Policy::new(draft.policy), sheet: draft.sheet })
}

/// One file for each table.
fn write_csvs(folder: &Path, report: &WhatIfReport) -> anyhow::Result<()> {
    let lines = report.lines();
    for table in lines.chunk_by(|one, next| one.table == next.table) {
        write(&folder.join(format!("{}.csv", table[0].table)), &csv_of(table))?;
    }
    Ok(())
}

fn print(args: &SimulateArgs, law: &Law, report: &WhatIfReport, json: &str) -> anyhow::Result<()> {
    let sections = law.policy_test.sections().iter().map(|section| PolicyTestSection {
        code: section.code.clone(),
        zh: section.zh.clone(),
        articles: section.article.iter().cloned().collect(),
        text: section.text.clone(),
        questions: section.questions.clone(),
    });
    let source = args.input.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let paper = PolicyTest {
        serial: format!("测算-{}", report.after.policy_id),
        agency: args.agency.clone(),
        source,
        report: serde_json::to_value(report)?,
        sections: sections.collect(),
        issued_on: SystemClock.today(),
        verification_code: hex::encode(&Sm3::digest(json.as_bytes())[..16]),
    };
    let press = Fonts::find(&usual_font_folders())?.press()?;
    write(&args.output.join("report.pdf"), &press.render(Template::PolicyTest, &paper.data())?)
}

fn summary(report: &WhatIfReport, folder: &Path) -> String {
    let mut text = format!("stays compared {}, persons {}\n", report.stays, report.persons);
    for row in &report.payers {
        let (name, before, after) = (&row.payer.en, row.before_fen, row.after_fen);
        text.push_str(&format!("{name}: {before} -> {after} ({})\n", row.change_fen));
    }
    let winners = &report.winners;
    text.push_str(&format!(
        "persons better off {} (by {}), worse off {} (by {}), same {}\n",
        winners.better, winners.better_by_fen, winners.worse, winners.worse_by_fen, winners.same
    ));
    text.push_str(&format!("{}\n", folder.display()));
    text
}

fn write(path: &Path, bytes: &[u8]) -> anyhow::Result<()> {
    std::fs::write(path, bytes).with_context(|| format!("writing {}", path.display()))
}

fn say(text: &str) -> anyhow::Result<()> {
    std::io::stdout().lock().write_all(text.as_bytes()).context("writing to standard output")
}

fn tell(text: &str) {
    // A closed standard error is no reason to fail.
    let _ = writeln!(std::io::stderr().lock(), "{text}");
}
