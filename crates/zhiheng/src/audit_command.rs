//! `zhiheng audit run`: checks every fee line of a folder of claims by the twelve
//! basic rules, or by those asked for, and writes the findings. For inspection staff and for outsiders who
//! check the audit.
//!
//! Exit codes: 0 all rows audited (findings or none), 1 some rows were rejected
//! or have unknown references (they are listed beside the output), 2 wrong use
//! or claims that cannot be read as `formats.md` §2 describes.
//!
//! Article: R1-12.11, R4-15, R5-17.

use std::collections::BTreeMap;
use std::io::Write;
use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context, anyhow};
use audit::{Claims, ClaimsProblem, Finding, RuleSet, RunOptions, Selection, TableName, Tables, run as audit_claims};
use base::Date;
use clap::{Args, Subcommand};
use indicatif::{ProgressBar, ProgressStyle};
use regulation::audit_rules::{AuditRule, AuditRules};

use crate::audit_files;

/// Claims audit over files.
#[derive(Debug, Args)]
pub(crate) struct AuditArgs {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Debug, Subcommand)]
enum Verb {
    /// Checks every line of the claims by every rule.
    Run(RunArgs),
}

#[derive(Debug, Args)]
struct RunArgs {
    /// Folder with the tables lines, visits, persons, providers, items,
    /// item_diag and exclusions, each a .parquet file or a folder of them; and
    /// tables of knowledge, if any, as .parquet or .csv.
    #[arg(long)]
    claims: PathBuf,
    /// Where the findings go: a .parquet or .csv file.
    #[arg(long)]
    output: PathBuf,
    /// These rules, by number, code or family (1,overlapping_stay,conduct), or
    /// `all`; the twelve basic ones when not given.
    #[arg(long, value_delimiter = ',')]
    rules: Vec<String>,
    /// How many threads; all cores when not given.
    #[arg(long)]
    threads: Option<NonZeroUsize>,
    /// The day as of which the rules' numbers are taken; the last day of the
    /// claims when not given.
    #[arg(long, value_parser = day)]
    as_of: Option<Date>,
    /// Adds the explanation of each finding in Chinese and English.
    #[arg(long)]
    explain: bool,
    /// Prints the summary as JSON.
    #[arg(long)]
    json: bool,
    /// A Ballista cluster to run on; not available in this build.
    #[arg(long)]
    ballista: Option<String>,
}

/// Carries out an audit command.
pub(crate) fn run(args: AuditArgs) -> anyhow::Result<ExitCode> {
    let Verb::Run(args) = args.verb;
    match audit(&args) {
        Err(Failed::Use(error)) => {
            tell(&format!("error: {error:#}"));
            Ok(ExitCode::from(2))
        }
        Err(Failed::Work(error)) => Err(error),
        Ok(code) => Ok(code),
    }
}

/// Why nothing came of it: the command was used wrongly, or the work failed.
enum Failed {
    Use(anyhow::Error),
    Work(anyhow::Error),
}

impl From<anyhow::Error> for Failed {
    fn from(error: anyhow::Error) -> Failed {
        Failed::Work(error)
    }
}

impl From<ClaimsProblem> for Failed {
    fn from(problem: ClaimsProblem) -> Failed {
        Failed::Use(anyhow!(problem).context("reading the claims"))
    }
}

fn audit(args: &RunArgs) -> Result<ExitCode, Failed> {
    if args.ballista.is_some() {
        return Err(Failed::Use(anyhow!(
            "--ballista is not available in this build; leave it out and the audit runs on this machine"
        )));
    }
    let format = audit_files::Format::of(&args.output).map_err(Failed::Use)?;
    let law = AuditRules::embedded().context("reading the rules")?;
    let numbers = numbers(&args.rules, &law).map_err(Failed::Use)?;
    let threads = args.threads.or(std::thread::available_parallelism().ok()).map_or(1, NonZeroUsize::get);

    let mut tables = Tables::of_dir(&args.claims)?;
    tables.supplement(law.knowledge())?;
    let progress = progress(tables.row_count(TableName::Lines));
    progress.set_message("reading");
    let claims = Claims::read(&tables, threads, |lines| progress.inc(lines))?;
    let as_of = args.as_of.or(claims.last_day()).unwrap_or(Date::MAX);
    let rules =
        RuleSet::all(&law, as_of).and_then(|rules| rules.only(&numbers)).context("putting the rules in force")?;

    progress.set_position(0);
    progress.set_message("auditing");
    let options = RunOptions { threads, selection: Selection::All };
    let findings = audit_claims(&claims, &rules, &options, |lines| progress.inc(lines));
    progress.set_message("writing");
    audit_files::write_findings(&args.output, format, &findings, &rules, args.explain)?;
    let rejected_file = audit_files::write_problems(&args.output, claims.problems())?;
    progress.finish_and_clear();

    let summary = summary(&claims, &rules, &findings, as_of, args, rejected_file);
    say(&if args.json { format!("{summary}\n") } else { as_text(&summary) })?;
    Ok(if claims.problems().is_empty() { ExitCode::SUCCESS } else { ExitCode::from(1) })
}

/// The numbers of the rules asked for; the basic ones when none was.
fn numbers(asked: &[String], law: &AuditRules) -> anyhow::Result<Vec<i32>> {
    let all = law.all();
    if asked.is_empty() {
        return Ok(law.of_family("basic").collect());
    }
    let known = || {
        let families: std::collections::BTreeSet<&str> = all.iter().map(|rule| rule.family.as_str()).collect();
        let families = families.into_iter().collect::<Vec<_>>().join(", ");
        let rules = all.iter().map(|rule| format!("{} {}", rule.number(), rule.code())).collect::<Vec<_>>().join(", ");
        format!("all; families {families}; rules {rules}")
    };
    let mut numbers = Vec::new();
    for text in asked.iter().map(|text| text.trim()) {
        let before = numbers.len();
        let is = |rule: &AuditRule| {
            text == "all" || rule.family == text || rule.code() == text || rule.number().to_string() == text
        };
        numbers.extend(all.iter().filter(|rule| is(rule)).map(AuditRule::number));
        if numbers.len() == before {
            return Err(anyhow!("there is no rule {text:?}; known: {}", known()));
        }
    }
    Ok(numbers)
}

fn summary(
    claims: &Claims,
    rules: &RuleSet,
    findings: &[Finding],
    as_of: Date,
    args: &RunArgs,
    rejected_file: Option<PathBuf>,
) -> serde_json::Value {
    let lacking: Vec<i32> = rules.not_run(claims).iter().map(|rule| rule.number).collect();
    let mut of_rule: BTreeMap<i32, (u64, i64)> = rules.rules().iter().map(|rule| (rule.number, (0, 0))).collect();
    for finding in findings {
        let (count, amount_fen) = of_rule.entry(finding.rule).or_default();
        *count += 1;
        *amount_fen = amount_fen.saturating_add(finding.amount_fen);
    }
    let ran = |rule: &&audit::ActiveRule| !lacking.contains(&rule.number);
    let by_rule = rules.rules().iter().filter(ran).map(|rule| {
        let (count, amount_fen) = of_rule[&rule.number];
        serde_json::json!({ "rule": rule.number, "code": rule.code, "findings": count, "amount_fen": amount_fen })
    });
    let problems = claims.problems().counts().map(|(table, kind, rows)| {
        serde_json::json!({ "table": table.name(), "code": kind.code(), "rows": rows, "rejected": kind.rejects() })
    });
    let not_run = rules.not_run(claims).into_iter();
    let not_run =
        not_run.map(|rule| serde_json::json!({ "rule": rule.number, "code": rule.code, "missing": rule.missing }));
    serde_json::json!({
        "lines": claims.line_count(),
        "visits": claims.visit_count(),
        "as_of": base::date_text(as_of),
        "findings": findings.len(),
        "by_rule": by_rule.collect::<Vec<_>>(),
        "not_run": not_run.collect::<Vec<_>>(),
        "problems": problems.collect::<Vec<_>>(),
        "output": args.output,
        "rejected_file": rejected_file,
    })
}

/// The summary for a person: one line for the whole, one per rule and problem.
fn as_text(summary: &serde_json::Value) -> String {
    let mut text = format!(
        "audited {} lines of {} visits, rules as of {}: {} findings\n",
        summary["lines"],
        summary["visits"],
        summary["as_of"].as_str().unwrap_or_default(),
        summary["findings"]
    );
    for rule in summary["by_rule"].as_array().into_iter().flatten() {
        let code = rule["code"].as_str().unwrap_or_default();
        text += &format!(
            "  rule {:>2} {code}: {}, fen in question {}\n",
            rule["rule"], rule["findings"], rule["amount_fen"]
        );
    }
    for rule in summary["not_run"].as_array().into_iter().flatten() {
        let missing: Vec<&str> = rule["missing"].as_array().into_iter().flatten().filter_map(|m| m.as_str()).collect();
        let code = rule["code"].as_str().unwrap_or_default();
        text += &format!("  rule {:>2} {code}: not run: {}\n", rule["rule"], missing.join(", "));
    }
    for problem in summary["problems"].as_array().into_iter().flatten() {
        let [table, code] = ["table", "code"].map(|key| problem[key].as_str().unwrap_or_default());
        let fate = if problem["rejected"] == true { "not audited" } else { "audited as far as possible" };
        text += &format!("  {table} {code}: {} rows, {fate}\n", problem["rows"]);
    }
    if let Some(file) = summary["rejected_file"].as_str() {
        text += &format!("  rows with problems: {file}\n");
    }
    text
}

fn day(text: &str) -> Result<Date, String> {
    base::parse_date(text).ok_or_else(|| format!("not a date YYYY-MM-DD: {text:?}"))
}

/// A bar over the lines; nothing when standard error is no terminal.
fn progress(lines: u64) -> ProgressBar {
    let progress = ProgressBar::new(lines);
    if let Ok(style) = ProgressStyle::with_template("{msg} {wide_bar} {human_pos}/{human_len} lines {elapsed}") {
        progress.set_style(style);
    }
    progress
}

fn say(text: &str) -> anyhow::Result<()> {
    std::io::stdout().lock().write_all(text.as_bytes()).context("writing to standard output")
}

fn tell(text: &str) {
    // A closed standard error is no reason to fail.
    let _ = writeln!(std::io::stderr().lock(), "{text}");
}
