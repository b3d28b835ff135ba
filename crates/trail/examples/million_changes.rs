//! Changes one byte of an exported trail, a million times, each time another
//! place or value, and counts how many of the changes verification finds
//! against the key and a checkpoint kept elsewhere. Ends with code 1 unless it
//! is all of them.
//!
//! ```text
//! cargo run --release -p trail --example million_changes -- [changes] [seed]
//! ```
//!
//! Threat I11.

#![allow(clippy::print_stdout, clippy::float_arithmetic)] // it prints a figure, and a rate is not money

use std::collections::BTreeMap;
use std::process::ExitCode;
use std::time::Instant;

use serde_json::json;
use time::macros::datetime;
use time::{Duration, OffsetDateTime};
use trail::{
    Checkpoint, Entry, ExportTrust, ExportWriter, Frontier, Outcome, RowImage, SignerKey, leaf_hash, verify_export,
};

#[path = "../../base/benches/figure/mod.rs"]
mod figure;

const START: OffsetDateTime = datetime!(2026-01-02 03:04:05 UTC);
const ENTRIES: i64 = 12;

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1).filter_map(|text| text.parse::<u64>().ok());
    let changes = arguments.next().unwrap_or(1_000_000);
    let seed = arguments.next().unwrap_or(20_261_021);
    let file = export();
    let threads = std::thread::available_parallelism().map_or(1, usize::from) as u64;
    println!("seed {seed}, an export of {} bytes, {ENTRIES} entries, 3 checkpoints", file.len());
    let began = Instant::now();
    let missed: Vec<(usize, u8)> = std::thread::scope(|scope| {
        let parts: Vec<_> = (0..threads)
            .map(|part| {
                scope.spawn({
                    let file = &file;
                    move || tried(file, seed, (part..changes).step_by(threads as usize))
                })
            })
            .collect();
        parts.into_iter().flat_map(|part| part.join().expect("a thread came to its end")).collect()
    });
    let note = format!("found {} of {changes}", changes - missed.len() as u64);
    figure::report("trail/single-byte changes of an export", changes, "changes", began.elapsed().as_secs_f64(), &note);
    for (place, flip) in missed.iter().take(10) {
        println!("missed: byte {place} xor {flip:#04x}");
    }
    if missed.is_empty() { ExitCode::SUCCESS } else { ExitCode::from(1) }
}

/// The changes that were not found.
fn tried(file: &[u8], seed: u64, numbers: impl Iterator<Item = u64>) -> Vec<(usize, u8)> {
    let trust = ExportTrust {
        keys: vec![key().verifier()],
        witnesses: vec![],
        checkpoints: vec![],
        backwards_max: Duration::MINUTE,
        threads: 1,
    };
    let mut file = file.to_vec();
    let mut missed = Vec::new();
    for number in numbers {
        let random = mixed(seed.wrapping_add(number));
        let place = (random % file.len() as u64) as usize;
        let flip = 1 + ((random >> 40) % 255) as u8;
        file[place] ^= flip;
        let found = verify_export(file.as_slice(), &trust).expect("memory does not fail");
        if found.trail.is_ok() {
            missed.push((place, flip));
        }
        file[place] ^= flip;
    }
    missed
}

/// SplitMix64: the same number always gives the same bits.
fn mixed(number: u64) -> u64 {
    let mut z = number.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

fn key() -> SignerKey {
    SignerKey::from_entropy("zhiheng.example/anhe", [1; 32]).expect("the name is allowed")
}

fn export() -> Vec<u8> {
    let mut frontier = Frontier::new();
    let mut writer = ExportWriter::new(Vec::new(), key().name(), &[key().verifier()]).expect("memory does not fail");
    for number in 0..ENTRIES {
        let bytes = entry(number).to_bytes().expect("the entry can be stated");
        frontier.push(leaf_hash(&bytes));
        writer.entry(&bytes).expect("memory does not fail");
        if (number + 1) % 4 == 0 {
            let (size, root) = (frontier.size(), frontier.root());
            let checkpoint = Checkpoint { origin: key().name().to_owned(), size, root, at: START + Duration::HOUR };
            writer.checkpoint(&checkpoint.sign(&key()).expect("it can be stated")).expect("memory does not fail");
        }
    }
    writer.finish().expect("memory does not fail")
}

fn entry(number: i64) -> Entry {
    Entry {
        id: number + 1,
        at: START + Duration::milliseconds(number),
        command: "claim.settle".into(),
        actor: BTreeMap::from([("account".into(), "A26".into()), ("staff".into(), "W31".into())]),
        request: format!("request-{number}"),
        outcome: Outcome::Done,
        code: None,
        about: vec![("settlement".into(), number.to_string()), ("provider".into(), "H42".into())],
        facts: json!({"fund_paid_fen": number * 100, "lines": 10}),
        rows: vec![RowImage {
            table: "settlement".into(),
            key: number.to_string(),
            rev: 1,
            columns: vec![[number as u8; 8]; 14],
        }],
    }
}
