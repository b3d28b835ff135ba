//! `zhiheng sample export` and `zhiheng sample verify`: the file from which a
//! month's random sample is drawn again, and the drawing again from that file
//! alone, without server or database. For hospitals, auditors and whoever doubts.
//!
//! Exit codes: 0 the same sample comes out, 1 it does not or the file is no such
//! file, 2 wrong use.
//!
//! Article: R4-16, R1-24. Threat I15.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, anyhow};
use app::operations::sample::verify::{SampleFile, VerifiedSample, verify_sample};
use app::queries::sample::file::file_of;
use base::Month;
use clap::{Args, Subcommand};
use trail::{KeyUse, SignedCheckpoint, VerifierKey};

use crate::open_house;

/// The random sample of a month: draw it again.
#[derive(Debug, Args)]
pub(crate) struct SampleArgs {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Debug, Subcommand)]
enum Verb {
    /// Draw a sample again from an exported file alone.
    Verify(VerifyArgs),
    /// Write the file from which a month's sample is drawn again.
    Export(ExportArgs),
}

#[derive(Debug, Args)]
struct VerifyArgs {
    /// The exported file.
    #[arg(long)]
    export: PathBuf,
    /// Verifying keys of the trail, obtained elsewhere (`zhiheng trail key`).
    #[arg(long)]
    key: Vec<String>,
    /// Keys of witnesses, obtained from them: each must have cosigned the checkpoint.
    #[arg(long)]
    witness_key: Vec<String>,
    /// Print the result as one JSON object.
    #[arg(long)]
    json: bool,
}

#[derive(Debug, Args)]
struct ExportArgs {
    /// The database: sqlite://PATH or postgres://….
    #[arg(long)]
    db: String,
    /// The settlement month, YYYY-MM.
    #[arg(long, value_parser = month)]
    month: Month,
    /// The file to write.
    #[arg(long)]
    output: PathBuf,
}

fn month(text: &str) -> Result<Month, String> {
    text.parse().map_err(|e| format!("{e}"))
}

/// Carries out a sample command.
pub(crate) async fn run(args: &SampleArgs) -> anyhow::Result<ExitCode> {
    match &args.verb {
        Verb::Verify(args) => verify(args),
        Verb::Export(args) => export(args).await,
    }
}

fn verify(args: &VerifyArgs) -> anyhow::Result<ExitCode> {
    let file = read(&args.export)?;
    let keys = keys_of(&args.key, KeyUse::Log)?;
    let outcome = verify_sample(&file, &keys).map_err(|fault| fault.to_string());
    let outcome = match not_cosigned(&file, &keys_of(&args.witness_key, KeyUse::Witness)?) {
        Some(witness) if outcome.is_ok() => Err(format!("the checkpoint is not cosigned by {witness}")),
        _ => outcome,
    };
    let mut out = std::io::stdout().lock();
    match &outcome {
        _ if args.json => {
            let fault = outcome.as_ref().err();
            let told = serde_json::json!({ "ok": fault.is_none(), "fault": fault, "sample": outcome.as_ref().ok() });
            writeln!(out, "{told}")?;
        }
        Ok(verified) => out.write_all(text_of(verified).as_bytes())?,
        Err(fault) => writeln!(out, "{fault}")?,
    }
    if keys.is_empty() {
        writeln!(
            std::io::stderr(),
            "no key was given: the sample follows from the file, but only a key kept elsewhere shows that the file is genuine"
        )?;
    }
    Ok(if outcome.is_ok() { ExitCode::SUCCESS } else { ExitCode::from(1) })
}

fn read(file: &Path) -> anyhow::Result<SampleFile> {
    let text = std::fs::read_to_string(file).with_context(|| format!("reading {}", file.display()))?;
    serde_json::from_str(&text).with_context(|| format!("{} is not the file of a sample", file.display()))
}

fn keys_of(words: &[String], usage: KeyUse) -> anyhow::Result<Vec<VerifierKey>> {
    let read = |word: &String| {
        let key: VerifierKey = word.parse().with_context(|| format!("the key {word:?}"))?;
        if key.usage() == usage { Ok(key) } else { Err(anyhow!("{} is a key for another use", key.name())) }
    };
    words.iter().map(read).collect()
}

/// The first of these witnesses who has not cosigned the checkpoint.
fn not_cosigned(file: &SampleFile, witnesses: &[VerifierKey]) -> Option<String> {
    let note = SignedCheckpoint::parse(&file.checkpoint).ok();
    let signed = note.and_then(|note| note.cosigners(witnesses).ok()).unwrap_or_default();
    let missing = witnesses.iter().find(|witness| signed.iter().all(|one| one.by != **witness));
    missing.map(|witness| witness.name().to_owned())
}

fn text_of(verified: &VerifiedSample) -> String {
    let names = |ids: &[base::StaffId]| ids.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
    let withheld = match names(&verified.withheld_by) {
        names if names.is_empty() => "none".to_owned(),
        names => names,
    };
    format!(
        "ok {} {} of {} claims\nclaims     {}\npersons    {}\nheld back  {withheld}\ncheckpoint {} {}\nsigned by  {}\n",
        verified.month,
        verified.drawn_count,
        verified.population_count,
        verified.population_sm3,
        names(&verified.persons),
        verified.checkpoint_size,
        verified.checkpoint_root,
        if verified.signed_by.is_empty() { "not looked at".to_owned() } else { verified.signed_by.join(", ") },
    )
}

async fn export(args: &ExportArgs) -> anyhow::Result<ExitCode> {
    let house = open_house::open(&args.db, None).await?;
    let file = file_of(&house, house.store.view(), args.month).await?;
    let text = serde_json::to_string(&file)?;
    std::fs::write(&args.output, text).with_context(|| format!("writing {}", args.output.display()))?;
    writeln!(std::io::stdout(), "{} claims, {}", file.claims.len(), args.output.display())?;
    Ok(ExitCode::SUCCESS)
}
