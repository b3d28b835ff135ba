//! `zhiheng trail verify` and `zhiheng trail export`: whether the record was
//! altered, from the database or from an exported file alone, and the file
//! itself. For auditors of the agency and for outsiders.
//!
//! Exit codes: 0 all agrees, 1 any fault (each on standard output) or failure,
//! 2 wrong use.
//!
//! Article: R1-15, R1-24.

use std::fs::File;
use std::io::{BufReader, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, anyhow};
use app::House;
use clap::{Args, Subcommand};
use indicatif::{ProgressBar, ProgressStyle};
use store::VerifyProblem;
use store::entity::{trail_checkpoint, trail_entry};
use store::sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use time::Duration;
use trail::{ExportTrust, ExportWriter, KeyUse, SignedCheckpoint, VerifierKey, verify_export};

use crate::open_house;

/// The trail: the record of every act.
#[derive(Debug, Args)]
pub(crate) struct TrailArgs {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Debug, Subcommand)]
enum Verb {
    /// Verify the whole trail and every protected row against it.
    Verify(VerifyArgs),
    /// Print the trail's verifying key, for witnesses and auditors to keep elsewhere.
    Key(KeyArgs),
    /// Write the trail as one file that can be verified by itself.
    Export(ExportArgs),
}

#[derive(Debug, Args)]
struct VerifyArgs {
    /// The database: sqlite://PATH or postgres://….
    #[arg(long, required_unless_present = "export", conflicts_with = "export")]
    db: Option<String>,
    /// An exported trail; no database is needed.
    #[arg(long)]
    export: Option<PathBuf>,
    /// Signed checkpoints kept elsewhere, with which the trail must agree.
    #[arg(long)]
    checkpoint: Vec<PathBuf>,
    /// Verifying keys kept elsewhere. For a database they take the place of its
    /// signing key: whoever verifies has the row key alone in his key file.
    #[arg(long)]
    key: Vec<String>,
    /// Keys of witnesses, obtained from them: each must have cosigned the exported trail.
    #[arg(long, requires = "export")]
    witness_key: Vec<String>,
    /// Print the result as one JSON object.
    #[arg(long)]
    json: bool,
}

#[derive(Debug, Args)]
struct KeyArgs {
    /// The database: sqlite://PATH or postgres://….
    #[arg(long)]
    db: String,
}

#[derive(Debug, Args)]
struct ExportArgs {
    /// The database: sqlite://PATH or postgres://….
    #[arg(long)]
    db: String,
    /// The file to write.
    #[arg(long)]
    output: PathBuf,
}

/// Carries out a trail command.
pub(crate) async fn run(args: &TrailArgs) -> anyhow::Result<ExitCode> {
    match &args.verb {
        Verb::Verify(args) => match (&args.db, &args.export) {
            (Some(db), _) => verify_house(db, args).await,
            (None, Some(file)) => verify_file(file, args),
            (None, None) => Ok(ExitCode::from(2)),
        },
        Verb::Key(args) => print_key(&args.db).await,
        Verb::Export(args) => export(args).await,
    }
}

/// How far the trail's clock may run backwards between entries: several
/// servers' clocks never agree to the second.
const BACKWARDS_MAX: Duration = Duration::minutes(5);

/// Entries read at a time.
const GROUP: u64 = 500;

async fn verify_house(url: &str, args: &VerifyArgs) -> anyhow::Result<ExitCode> {
    let house = open_house::open(url, None).await?;
    let brought = checkpoints(&args.checkpoint)?;
    let sizes: Vec<u64> = brought.iter().map(|(_, signed)| signed.checkpoint().size).collect();
    let bar = progress();
    let verified = house.store.verify(&sizes, |more| bar.inc(more)).await.context("verifying the trail")?;
    bar.finish_and_clear();
    let mut faults: Vec<serde_json::Value> = verified.problems.iter().map(as_json).collect();

    let keys = match keys_of(&args.key)? {
        brought if brought.is_empty() => vec![house.signer().await?.verifier()],
        brought => brought,
    };
    let origin = keys[0].name();
    let mut covered = 0;
    for (size, root, note) in verified.checkpoints.iter().filter(|(_, _, note)| !note.is_empty()) {
        match SignedCheckpoint::parse(note) {
            Ok(signed) => judge(&signed, origin, &keys, *size, root, "kept checkpoint", &mut faults),
            Err(error) => faults.push(fault(format!("kept checkpoint of size {size}: {error}"))),
        }
        covered = covered.max(*size);
    }
    let witnessed = cosigned(&house, &mut faults).await?;
    for (name, signed) in &brought {
        let size = signed.checkpoint().size;
        match verified.checkpoints.iter().find(|(at, ..)| *at == size) {
            Some((_, root, _)) => judge(signed, origin, &keys, size, root, name, &mut faults),
            None => faults.push(fault(format!("{name}: the trail never had the size {size} that it states"))),
        }
        covered = covered.max(size);
    }
    let result = serde_json::json!({
        "ok": faults.is_empty(),
        "size": verified.size,
        "root": hex::encode(verified.root),
        "waiting": verified.waiting,
        "rows": verified.rows,
        "checkpoints": verified.checkpoints.len(),
        "covered_by_checkpoint": covered,
        "witnessed": witnessed,
        "faults": faults,
    });
    tell(&result, args.json)
}

/// The largest size that a witness has cosigned; a cosignature that is kept and
/// does not fit its checkpoint is a fault.
async fn cosigned(house: &House, faults: &mut Vec<serde_json::Value>) -> anyhow::Result<i64> {
    let kept = trail_checkpoint::Entity::find().order_by_asc(trail_checkpoint::Column::Size);
    let mut witnessed = 0;
    for checkpoint in house.store.view().all(kept).await? {
        let cosignatures = house.store.cosignatures(checkpoint.size as u64).await?;
        if cosignatures.is_empty() {
            continue;
        }
        match house.with_cosignatures(&checkpoint).await {
            Ok(_) => witnessed = checkpoint.size,
            Err(error) => faults.push(fault(format!("checkpoint of size {}: {error}", checkpoint.size))),
        }
    }
    Ok(witnessed)
}

/// Whether a checkpoint is of this trail, signed by its key, and says the root that was rebuilt.
fn judge(
    signed: &SignedCheckpoint,
    origin: &str,
    keys: &[VerifierKey],
    size: u64,
    root: &trail::Hash,
    name: &str,
    faults: &mut Vec<serde_json::Value>,
) {
    let stated = signed.checkpoint();
    if let Err(error) = signed.verify(keys) {
        faults.push(fault(format!("{name}: {error}")));
    }
    if stated.origin != origin {
        faults.push(fault(format!("{name}: it is of the trail {:?}", stated.origin)));
    }
    if stated.size != size || stated.root != *root {
        faults
            .push(fault(format!("{name}: the trail's root at size {size} is another: entries before it were altered")));
    }
}

fn fault(text: String) -> serde_json::Value {
    serde_json::json!({ "text": text })
}

fn as_json(problem: &VerifyProblem) -> serde_json::Value {
    let mut value = match problem {
        VerifyProblem::Row(row) => serde_json::to_value(row).unwrap_or_default(),
        VerifyProblem::Trail { entry_id, problem } => serde_json::json!({ "entry_id": entry_id, "problem": problem }),
    };
    value["text"] = problem.to_string().into();
    value
}

fn verify_file(file: &Path, args: &VerifyArgs) -> anyhow::Result<ExitCode> {
    let witness_keys = args.witness_key.iter().map(|key| {
        let key: VerifierKey = key.parse().with_context(|| format!("the key {key:?}"))?;
        if key.usage() == KeyUse::Witness { Ok(key) } else { Err(anyhow!("{} is not a witness's key", key.name())) }
    });
    let trust = ExportTrust {
        keys: keys_of(&args.key)?,
        witnesses: witness_keys.collect::<anyhow::Result<_>>()?,
        checkpoints: checkpoints(&args.checkpoint)?.into_iter().map(|(_, signed)| signed).collect(),
        backwards_max: BACKWARDS_MAX,
        threads: std::thread::available_parallelism().map_or(1, usize::from),
    };
    let open = File::open(file).with_context(|| format!("opening {}", file.display()))?;
    let report = verify_export(BufReader::new(open), &trust).with_context(|| format!("reading {}", file.display()))?;
    let mut faults: Vec<serde_json::Value> = report.trail.faults.iter().map(|one| fault(one.to_string())).collect();
    if report.trail.faults_unlisted > 0 {
        faults.push(fault(format!("{} more faults", report.trail.faults_unlisted)));
    }
    let result = serde_json::json!({
        "ok": report.trail.is_ok(),
        "origin": report.origin,
        "size": report.trail.size,
        "root": hex::encode(report.trail.root),
        "checkpoints": report.trail.checkpoints_agreeing,
        "covered_by_checkpoint": report.trail.covered,
        "keys_from_export": report.keys_from_export,
        "witnessed": report.trail.witnessed,
        "faults": faults,
    });
    tell(&result, args.json)
}

fn keys_of(words: &[String]) -> anyhow::Result<Vec<VerifierKey>> {
    words.iter().map(|key| key.parse::<VerifierKey>().with_context(|| format!("the key {key:?}"))).collect()
}

/// `ok size root`, or each fault; the exit code.
fn tell(result: &serde_json::Value, json: bool) -> anyhow::Result<ExitCode> {
    let mut out = std::io::stdout().lock();
    let ok = result["ok"] == true;
    if json {
        writeln!(out, "{result}")?;
    } else if ok {
        writeln!(out, "ok {} {}", result["size"], result["root"].as_str().unwrap_or_default())?;
    } else {
        for fault in result["faults"].as_array().into_iter().flatten() {
            writeln!(out, "{}", fault["text"].as_str().unwrap_or_default())?;
        }
    }
    if result["keys_from_export"] == true {
        writeln!(
            std::io::stderr(),
            "the keys came from the file itself: it is whole, but only a key or checkpoint kept elsewhere shows that it is genuine"
        )?;
    }
    Ok(if ok { ExitCode::SUCCESS } else { ExitCode::from(1) })
}

fn checkpoints(files: &[PathBuf]) -> anyhow::Result<Vec<(String, SignedCheckpoint)>> {
    let read = |file: &PathBuf| {
        let name = file.display().to_string();
        let text = std::fs::read_to_string(file).with_context(|| format!("reading {name}"))?;
        let signed = SignedCheckpoint::parse(&text).map_err(|error| anyhow!("{name}: {error}"))?;
        Ok((name, signed))
    };
    files.iter().map(read).collect()
}

async fn print_key(url: &str) -> anyhow::Result<ExitCode> {
    let house = open_house::open(url, None).await?;
    writeln!(std::io::stdout(), "{}", house.signer().await?.verifier())?;
    Ok(ExitCode::SUCCESS)
}

async fn export(args: &ExportArgs) -> anyhow::Result<ExitCode> {
    let house = open_house::open(&args.db, None).await?;
    house.seal().await?;
    let key = house.signer().await?;
    let file = File::create(&args.output).with_context(|| format!("creating {}", args.output.display()))?;
    let mut writer = ExportWriter::new(BufWriter::new(file), key.name(), &[key.verifier()])?;
    let kept = trail_checkpoint::Entity::find().order_by_asc(trail_checkpoint::Column::Size);
    let kept = house.store.view().all(kept).await?;
    let bar = progress();
    loop {
        let group = entries(&house, writer.size()).await?;
        if group.is_empty() {
            break;
        }
        for entry in group {
            writer.entry(&entry.bytes)?;
            let size = writer.size();
            for checkpoint in kept.iter().filter(|checkpoint| checkpoint.size as u64 == size) {
                writer.checkpoint(&house.with_cosignatures(checkpoint).await?)?;
            }
            bar.inc(1);
        }
    }
    let size = writer.size();
    writer.finish()?.into_inner().map_err(|error| error.into_error())?.sync_all()?;
    bar.finish_and_clear();
    writeln!(std::io::stdout(), "{size} entries, {}", args.output.display())?;
    Ok(ExitCode::SUCCESS)
}

async fn entries(house: &House, from: u64) -> anyhow::Result<Vec<trail_entry::Model>> {
    let group = trail_entry::Entity::find()
        .filter(trail_entry::Column::LeafIndex.gte(from as i64))
        .order_by_asc(trail_entry::Column::LeafIndex)
        .limit(GROUP);
    Ok(house.store.view().all(group).await?)
}

fn progress() -> ProgressBar {
    let bar = ProgressBar::new_spinner();
    if let Ok(style) = ProgressStyle::with_template("{spinner} {human_pos} {elapsed}") {
        bar.set_style(style);
    }
    bar
}
