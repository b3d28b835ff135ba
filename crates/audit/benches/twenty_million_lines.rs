//! `cargo bench -p audit --features synthetic`: 20 million made-up lines, from
//! Parquet to findings in memory. The number of lines may be given as an
//! argument. The claims are made once and kept in the target folder.

#![allow(missing_docs, reason = "a benchmark documents itself above")]

#[path = "../../base/benches/figure/mod.rs"]
mod figure;

use std::path::PathBuf;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Instant;

use audit::synthetic::{Plan, write_parquet};
use audit::{Claims, RuleSet, RunOptions, Selection, run};

fn main() {
    let lines: u64 = std::env::args().filter_map(|argument| argument.parse().ok()).next().unwrap_or(20_000_000);
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let dir = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("claims-{lines}"));
    let finished = dir.join("finished");
    if !finished.is_file() {
        let persons = u32::try_from(lines / 20).unwrap_or(u32::MAX).max(1);
        let planted = write_parquet(&Plan::new(2026, persons, lines), &dir).expect("the claims can be written");
        std::fs::write(&finished, planted.len().to_string()).expect("the mark can be written");
    }

    let law = regulation::Law::embedded().expect("the law data is sound");
    let start = Instant::now();
    let read = AtomicU64::new(0);
    let claims = Claims::open(&dir, threads, |lines| {
        read.fetch_add(lines, Ordering::Relaxed);
    })
    .expect("the claims can be read");
    let opened = start.elapsed();
    let day = claims.last_day().expect("there are lines");
    let rules = RuleSet::all(&law.audit_rules, day).expect("every rule has its check");
    let findings = run(&claims, &rules, &RunOptions { threads, selection: Selection::All }, |_| ());
    let total = start.elapsed();

    assert_eq!(read.into_inner(), claims.line_count(), "every made-up line is sound");
    let note = format!(
        "{threads} threads, {} visits, read in {:.2} s, {} findings",
        claims.visit_count(),
        opened.as_secs_f64(),
        findings.len(),
    );
    figure::report("audit/twelve rules", claims.line_count(), "lines", total.as_secs_f64(), &note);
}
