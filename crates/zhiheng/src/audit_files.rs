//! The files an audit writes: findings as Parquet or CSV (`rule`, `id` and what
//! was seen), and beside them the rows with problems, `OUTPUT.rejected.csv`.
//!
//! A finished file takes its place at once: it is written under another name
//! first, so that a failed run leaves no half file behind.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::Context;
use arrow::array::{ArrayRef, Date32Array, Int32Array, Int64Array, RecordBatch, StringArray};
use audit::{ActiveRule, Finding, Problems, RuleSet, explain};
use parquet::arrow::ArrowWriter;
use parquet::basic::Compression;
use parquet::file::properties::WriterProperties;
use regulation::audit_rules::RuleSeverity;

/// How many findings are turned into columns at a time.
const BATCH: usize = 65_536;

/// Parquet or CSV.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Format {
    Parquet,
    Csv,
}

impl Format {
    /// The format by the ending of a file's name.
    pub(crate) fn of(path: &Path) -> anyhow::Result<Format> {
        match path.extension().and_then(|ending| ending.to_str()).map(str::to_ascii_lowercase).as_deref() {
            Some("parquet") => Ok(Format::Parquet),
            Some("csv") => Ok(Format::Csv),
            _ => anyhow::bail!("{} ends neither in .parquet nor in .csv", path.display()),
        }
    }
}

/// Writes the findings, with their explanations if asked for.
pub(crate) fn write_findings(
    path: &Path,
    format: Format,
    findings: &[Finding],
    rules: &RuleSet,
    explained: bool,
) -> anyhow::Result<()> {
    let unfinished = beside(path, ".unfinished");
    match format {
        Format::Parquet => write_parquet(&unfinished, findings, rules, explained),
        Format::Csv => write_csv(&unfinished, findings, rules, explained),
    }
    .with_context(|| format!("writing {}", path.display()))?;
    std::fs::rename(&unfinished, path).with_context(|| format!("putting {} in its place", path.display()))
}

/// Writes the rows with problems beside the output, when there are any;
/// otherwise takes away what an earlier run left there.
pub(crate) fn write_problems(output: &Path, problems: &Problems) -> anyhow::Result<Option<PathBuf>> {
    let path = beside(output, ".rejected.csv");
    if problems.is_empty() {
        return match std::fs::remove_file(&path) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                Err(error).with_context(|| format!("removing the outdated {}", path.display()))
            }
            _ => Ok(None),
        };
    }
    let mut writer = csv::Writer::from_path(&path).with_context(|| format!("creating {}", path.display()))?;
    writer.write_record(["table", "row", "id", "code", "audited", "reason", "reason_en"])?;
    for problem in problems.kept() {
        let (reason, reason_en) = problem.kind.reason();
        let (row, id) = (problem.row.to_string(), problem.key.map_or(String::new(), |id| id.to_string()));
        let audited = if problem.kind.rejects() { "no" } else { "partly" };
        writer.write_record([problem.table.name(), &row, &id, problem.kind.code(), audited, reason, reason_en])?;
    }
    let not_listed = problems.total() - problems.kept().len() as u64;
    if not_listed > 0 {
        let number = not_listed.to_string();
        let (zh, en) = (format!("另有{number}行未逐一列出"), format!("{number} more rows are counted but not listed"));
        writer.write_record(["", "", "", "not_listed", "", &zh, &en])?;
    }
    writer.flush().with_context(|| format!("writing {}", path.display()))?;
    Ok(Some(path))
}

const COLUMNS: [&str; 11] = [
    "rule",
    "id",
    "code",
    "severity",
    "visit_id",
    "person_id",
    "provider_id",
    "date",
    "item_code",
    "amount_fen",
    "evidence",
];

fn write_parquet(path: &Path, findings: &[Finding], rules: &RuleSet, explained: bool) -> anyhow::Result<()> {
    let properties = WriterProperties::builder().set_compression(Compression::SNAPPY).build();
    let none = batch(&[], rules, explained)?;
    let mut writer = ArrowWriter::try_new(File::create(path)?, none.schema(), Some(properties))?;
    for findings in findings.chunks(BATCH) {
        writer.write(&batch(findings, rules, explained)?)?;
    }
    writer.close()?;
    Ok(())
}

fn batch(findings: &[Finding], rules: &RuleSet, explained: bool) -> anyhow::Result<RecordBatch> {
    let long =
        |value: fn(&Finding) -> i64| Arc::new(Int64Array::from_iter_values(findings.iter().map(value))) as ArrayRef;
    let of_rule = |value: fn(&ActiveRule) -> &str| {
        let text = findings.iter().map(|finding| rules.get(finding.rule).map(value));
        Arc::new(StringArray::from_iter(text)) as ArrayRef
    };
    let evidence = findings.iter().map(evidence).collect::<Result<Vec<_>, _>>()?;
    let mut columns: Vec<ArrayRef> = vec![
        Arc::new(Int32Array::from_iter_values(findings.iter().map(|finding| finding.rule))),
        long(|finding| finding.id),
        of_rule(|rule| &rule.code),
        of_rule(|rule| severity(rule.severity)),
        long(|finding| finding.visit_id),
        long(|finding| finding.person_id),
        long(|finding| finding.provider_id),
        Arc::new(Date32Array::from_iter_values(findings.iter().map(|finding| days(finding.date)))),
        Arc::new(StringArray::from_iter(findings.iter().map(|f| f.item_code.as_ref().map(audit::Code::as_str)))),
        long(|finding| finding.amount_fen),
        Arc::new(StringArray::from(evidence)),
    ];
    let mut names = COLUMNS.to_vec();
    if explained {
        let words: Vec<_> = findings.iter().map(|finding| explain(finding, rules)).collect();
        columns.push(Arc::new(StringArray::from_iter(words.iter().map(|w| w.as_ref().map(|w| &w.zh)))));
        columns.push(Arc::new(StringArray::from_iter(words.iter().map(|w| w.as_ref().map(|w| &w.en)))));
        names.extend(["explanation", "explanation_en"]);
    }
    let named = names.into_iter().zip(columns).map(|(name, column)| (name, column, matches!(name, "item_code")));
    Ok(RecordBatch::try_from_iter_with_nullable(named)?)
}

fn write_csv(path: &Path, findings: &[Finding], rules: &RuleSet, explained: bool) -> anyhow::Result<()> {
    let mut writer = csv::Writer::from_path(path)?;
    let mut names = COLUMNS.to_vec();
    names.extend(["explanation", "explanation_en"].iter().filter(|_| explained));
    writer.write_record(names)?;
    for finding in findings {
        let rule = rules.get(finding.rule).context("a finding has its rule")?;
        let mut cells = vec![
            finding.rule.to_string(),
            finding.id.to_string(),
            rule.code.clone(),
            severity(rule.severity).to_owned(),
            finding.visit_id.to_string(),
            finding.person_id.to_string(),
            finding.provider_id.to_string(),
            base::date_text(finding.date),
            finding.item_code.as_ref().map_or(String::new(), ToString::to_string),
            finding.amount_fen.to_string(),
            evidence(finding)?,
        ];
        if explained {
            let words = explain(finding, rules).context("a finding has its rule")?;
            cells.extend([words.zh, words.en]);
        }
        writer.write_record(&cells)?;
    }
    writer.flush()?;
    Ok(())
}

/// The facts of a finding as one JSON object.
fn evidence(finding: &Finding) -> serde_json::Result<String> {
    serde_json::to_string(&finding.evidence)
}

fn severity(severity: RuleSeverity) -> &'static str {
    match severity {
        RuleSeverity::Certain => "certain",
        RuleSeverity::Suspicious => "suspicious",
    }
}

/// Days since 1970-01-01, as date columns hold them.
fn days(date: base::Date) -> i32 {
    date.to_julian_day() - 2_440_588
}

/// `out.parquet` and `.rejected.csv` give `out.parquet.rejected.csv`.
fn beside(path: &Path, more: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(more);
    PathBuf::from(name)
}
