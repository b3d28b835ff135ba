//! `zhiheng assess score`: scores the answers to a control or capacity
//! assessment and prints items, fields, total, converted score and grade. For
//! assessors of the agency and of the upper level.
//!
//! Answers are CSV with a header: `no,level` for schemes of levels, `no,points`
//! for schemes of points. For those, `--answers` is given once per assessor as
//! `ROLE=FILE` (`county`, `city`, `province`; counties may repeat); without a
//! role the first file is the city's, the second the province's.
//!
//! Exit codes: 0 scored, 1 refused (every fault on standard error), 2 wrong use.
//!
//! Article: R1-31, R4-B4.

use std::io::Write;
use std::path::Path;
use std::process::ExitCode;

use anyhow::Context;
use assess::{AnswerFault, Answers, Assessor, Level, Role, Score};
use clap::{Args, Subcommand};
use regulation::Law;
use regulation::assessment::{Points, Rule, Scheme};
use serde::Deserialize;

/// Scores of assessments 评估计分.
#[derive(Debug, Args)]
pub(crate) struct AssessCommand {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Debug, Subcommand)]
enum Verb {
    /// Score the answers to an assessment.
    Score(ScoreArgs),
}

#[derive(Debug, Args)]
struct ScoreArgs {
    /// The scheme: nhsa-2025 or hubei.
    #[arg(long)]
    scheme: String,
    /// The answers, CSV `no,level` or `no,points`; `[ROLE=]FILE`, once per assessor.
    #[arg(long, required = true)]
    answers: Vec<String>,
    /// Print the score as JSON.
    #[arg(long)]
    json: bool,
}

/// Runs the command.
///
/// # Errors
/// When a file cannot be read, or standard output not be written.
pub(crate) fn run(command: &AssessCommand, law: &Law) -> anyhow::Result<ExitCode> {
    let Verb::Score(args) = &command.verb;
    let Some(scheme) = law.assessment.get(&args.scheme) else {
        let known: Vec<&str> = law.assessment.keys().map(String::as_str).collect();
        writeln!(std::io::stderr(), "no scheme {:?}; there are {}", args.scheme, known.join(", "))?;
        return Ok(ExitCode::from(2));
    };
    let answers = match scheme.rule {
        Rule::Levels { .. } if args.answers.len() > 1 => {
            writeln!(std::io::stderr(), "the scheme {} takes one file of answers", scheme.id)?;
            return Ok(ExitCode::from(2));
        }
        Rule::Levels { .. } => Answers::Levels(levels(Path::new(&args.answers[0]))?),
        Rule::Points { .. } => Answers::Points(assessors(&args.answers)?),
    };
    match assess::score(scheme, &answers) {
        Ok(score) => print(scheme, &score, args.json)?,
        Err(faults) => return refused(&faults),
    }
    Ok(ExitCode::SUCCESS)
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct LevelRow {
    no: u32,
    level: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PointsRow {
    no: u32,
    points: String,
}

fn levels(path: &Path) -> anyhow::Result<Vec<(u32, Level)>> {
    let read = |row: LevelRow| Ok((row.no, row.level.trim().parse::<Level>().map_err(anyhow::Error::msg)?));
    rows(path, read)
}

fn assessors(answers: &[String]) -> anyhow::Result<Vec<Assessor>> {
    let by_order = [Role::City, Role::Province];
    let named = |text: &str| {
        let (role, path) = text.split_once('=')?;
        Some((role.parse::<Role>().ok()?, path.to_owned()))
    };
    let unnamed = answers.iter().filter(|text| named(text).is_none()).count();
    anyhow::ensure!(unnamed <= by_order.len(), "give more than two files as ROLE=FILE (county, city, province)");
    let mut order = by_order.into_iter();
    let mut assessors = Vec::new();
    for text in answers {
        let next = || order.next().map(|role| (role, text.clone()));
        let (role, path) = named(text).or_else(next).expect("two files at most have no role");
        let read = |row: PointsRow| Ok((row.no, row.points.trim().parse::<Points>()?));
        assessors.push(Assessor { role, points: rows(Path::new(&path), read)? });
    }
    Ok(assessors)
}

/// The rows of a CSV file; an error names file and line.
fn rows<R: serde::de::DeserializeOwned, T>(
    path: &Path,
    mut read: impl FnMut(R) -> anyhow::Result<T>,
) -> anyhow::Result<Vec<T>> {
    let mut file = csv::ReaderBuilder::new()
        .trim(csv::Trim::Headers)
        .from_path(path)
        .with_context(|| format!("cannot read the answers {}", path.display()))?;
    let header = without_mark(file.headers()?);
    let mut rows = Vec::new();
    for record in file.records() {
        let record = record.with_context(|| path.display().to_string())?;
        let line = record.position().map_or(0, csv::Position::line);
        let row = record.deserialize::<R>(Some(&header)).map_err(anyhow::Error::from).and_then(&mut read);
        rows.push(row.with_context(|| format!("{}:{line}", path.display()))?);
    }
    Ok(rows)
}

/// Spreadsheets put a byte-order mark before the first name.
fn without_mark(header: &csv::StringRecord) -> csv::StringRecord {
    header.iter().map(|name| name.trim_start_matches('\u{feff}')).collect()
}

fn refused(faults: &[AnswerFault]) -> anyhow::Result<ExitCode> {
    let mut out = std::io::stderr().lock();
    for fault in faults {
        writeln!(out, "{}: {fault}", fault.code())?;
    }
    Ok(ExitCode::FAILURE)
}

fn print(scheme: &Scheme, score: &Score, json: bool) -> anyhow::Result<()> {
    let mut out = std::io::stdout().lock();
    if json {
        serde_json::to_writer_pretty(&mut out, score)?;
        writeln!(out)?;
        return Ok(());
    }
    writeln!(out, "{} ({}, {})", scheme.zh, scheme.id, scheme.article)?;
    for item in &score.items {
        writeln!(
            out,
            "{:>3}  {:>6} / {:<4} {}  {}",
            item.no,
            item.points.to_string(),
            item.most.to_string(),
            item.article,
            item.criterion
        )?;
    }
    for area in &score.areas {
        writeln!(out, "{}: {} / {}", area.area, area.points, area.most)?;
    }
    writeln!(out, "total: {} / {}", score.total, score.full)?;
    writeln!(out, "score: {}", score.converted)?;
    let grade = score.grade.as_deref().zip(score.grade_zh.as_deref());
    match grade {
        Some((code, zh)) => writeln!(out, "grade: {zh} ({code})")?,
        None => writeln!(out, "grade: none in this scheme")?,
    }
    Ok(())
}
