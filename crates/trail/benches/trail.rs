//! How fast the trail is made and checked. `cargo bench -p trail`: one line
//! per measure with name, size, seconds, rate, peak memory.

#![allow(clippy::print_stdout, clippy::float_arithmetic)] // a bench prints, and a rate is not money

use std::collections::BTreeMap;
use std::hint::black_box;
use std::time::Instant;

use serde_json::json;
use time::macros::datetime;
use time::{Duration, OffsetDateTime};
use trail::{
    Checkpoint, ColumnValue, Entry, ExportTrust, ExportWriter, Frontier, Outcome, Replay, RowDigester, RowImage,
    SignerKey, empty_root, leaf_hash, verify_export,
};

#[path = "../../base/benches/figure/mod.rs"]
mod figure;

const START: OffsetDateTime = datetime!(2026-01-02 03:04:05 UTC);

fn main() {
    columns();
    leaves();
    replay();
    verification();
    checkpoints();
}

/// A measurement under way: the clock and the thread's processor time.
struct Began {
    clock: Instant,
    processor_seconds: Option<f64>,
}

fn begin() -> Began {
    Began { clock: Instant::now(), processor_seconds: processor_seconds() }
}

fn report(name: &str, size: u64, unit: &str, began: Began) {
    let seconds = began.clock.elapsed().as_secs_f64();
    let note = match (processor_seconds(), began.processor_seconds) {
        (Some(now), Some(then)) => format!("{:.0} {unit}/s of processor time", size as f64 / (now - then)),
        _ => String::new(),
    };
    figure::report(&format!("trail/{name}"), size, unit, seconds, &note);
}

fn processor_seconds() -> Option<f64> {
    let text = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    let nanoseconds: u64 = text.split(' ').next()?.parse().ok()?;
    Some(nanoseconds as f64 / 1e9)
}

fn columns() {
    const ROWS: u64 = 200_000;
    let digester = RowDigester::new([7; 32]);
    let keys: Vec<String> = (0..ROWS).map(|row| (100_000 + row).to_string()).collect();
    let began = begin();
    for key in &keys {
        for (column, value) in [
            ("id", ColumnValue::Int(100_001)),
            ("person_id", ColumnValue::Int(60_001)),
            ("fund_paid_fen", ColumnValue::Int(123_456)),
            ("admitted_on", ColumnValue::Text("2026-01-02")),
            ("state", ColumnValue::Text("second_reviewed")),
            ("closed", ColumnValue::Bool(false)),
            ("cancelled_by", ColumnValue::Null),
            ("provider_code", ColumnValue::Text("H41010500123")),
        ] {
            black_box(digester.column("settlement", key, column, value));
        }
    }
    report("column digests", ROWS * 8, "columns", began);
}

fn leaves() {
    const LEAVES: u64 = 300_000;
    let bytes = vec![b'x'; 600];
    let began = begin();
    let mut frontier = Frontier::new();
    for _ in 0..LEAVES {
        frontier.push(leaf_hash(black_box(&bytes)));
    }
    black_box(frontier.root());
    report("leaves of 600 bytes hashed and pushed", LEAVES, "leaves", began);
}

/// Three million rows of ten columns, each in an entry of thirty rows.
fn replay() {
    const ENTRIES: u64 = 100_000;
    const ROWS: u64 = 30;
    let before = resident_mb();
    let mut entry = entry(0);
    let began = begin();
    let mut replay = Replay::new();
    for number in 0..ENTRIES {
        let row = |place: u64| RowImage {
            table: "fee_line".into(),
            key: (number * ROWS + place).to_string(),
            rev: 1,
            columns: vec![[place as u8; 8]; 10],
        };
        entry.rows = (0..ROWS).map(row).collect();
        assert!(replay.take(&entry).is_empty());
    }
    let (mut projection, gaps) = replay.finish();
    assert!(gaps.is_empty());
    report("rows replayed, 10 columns each", ENTRIES * ROWS, "rows", began);
    println!("memory of the projection: {} MB", resident_mb() - before);
    let names: Vec<String> = (0..10).map(|column| format!("column{column}")).collect();
    let began = begin();
    for row in 0..ENTRIES * ROWS {
        let columns: Vec<(&str, [u8; 8])> = names.iter().map(|name| (name.as_str(), [(row % ROWS) as u8; 8])).collect();
        assert!(projection.check_row("fee_line", &row.to_string(), 1, &columns).is_empty());
    }
    assert!(projection.unseen().is_empty());
    report("rows checked against the projection", ENTRIES * ROWS, "rows", began);
}

/// An export of entries with three row images each, verified from memory.
fn verification() {
    const ENTRIES: u64 = 400_000;
    let key = SignerKey::from_entropy("bench", [1; 32]).expect("the name is allowed");
    let mut writer = ExportWriter::new(Vec::new(), "bench", &[key.verifier()]).expect("memory does not fail");
    let began = begin();
    for number in 0..ENTRIES {
        let bytes = entry(number as i64).to_bytes().expect("the entry can be stated");
        writer.entry(&bytes).expect("memory does not fail");
    }
    report("entries written to an export", ENTRIES, "entries", began);
    let file = writer.finish().expect("memory does not fail");
    println!("export: {} bytes per entry", file.len() as u64 / ENTRIES);
    for threads in [1, 4] {
        let trust = ExportTrust {
            keys: vec![],
            witnesses: vec![],
            checkpoints: vec![],
            backwards_max: Duration::MINUTE,
            threads,
        };
        let began = begin();
        let found = verify_export(file.as_slice(), &trust).expect("memory does not fail");
        assert!(found.trail.is_ok() && found.trail.size == ENTRIES);
        report(&format!("entries verified, {threads} threads"), ENTRIES, "entries", began);
    }
}

fn checkpoints() {
    const SIGNED: u64 = 1_000;
    let key = SignerKey::from_entropy("bench", [1; 32]).expect("the name is allowed");
    let checkpoint = |size| Checkpoint { origin: "bench".into(), size, root: empty_root(), at: START };
    let began = begin();
    let signed: Vec<_> = (0..SIGNED).map(|size| checkpoint(size).sign(&key).expect("it can be stated")).collect();
    report("checkpoints signed", SIGNED, "checkpoints", began);
    let known = [key.verifier()];
    let began = begin();
    assert!(signed.iter().all(|signed| signed.verify(&known).is_ok()));
    report("checkpoints verified", SIGNED, "checkpoints", began);
}

fn entry(number: i64) -> Entry {
    let row = |table: &str, columns| RowImage {
        table: table.into(),
        key: number.to_string(),
        rev: 1,
        columns: vec![[number as u8; 8]; columns],
    };
    Entry {
        id: number + 1,
        at: START + Duration::milliseconds(number),
        command: "claim_settle".into(),
        actor: BTreeMap::from([("account".into(), "A26".into()), ("person".into(), "N31".into())]),
        request: format!("request-{number}"),
        outcome: Outcome::Done,
        code: None,
        about: vec![("claim".into(), number.to_string()), ("provider".into(), "H42".into())],
        facts: json!({"fund_paid_fen": number * 100, "lines": 10, "month": "2026-01"}),
        rows: vec![row("claim", 14), row("accumulator", 6), row("outbox", 5)],
    }
}

/// The memory of this process; 0 where the system does not tell.
fn resident_mb() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    line.and_then(|line| line.trim().trim_end_matches(" kB").parse::<u64>().ok()).map_or(0, |kb| kb / 1024)
}
