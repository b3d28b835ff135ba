//! `cargo bench -p audit --features synthetic`: 20 million made-up lines, from
//! Parquet to findings in memory. The number of lines may be given as an
//! argument. The claims are made once and kept in the target folder.

#![allow(clippy::print_stdout, clippy::float_arithmetic, missing_docs, reason = "a bench prints its figures")]

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
    println!(
        "audit twelve rules: {} lines, {} visits, {threads} threads: read {:.2} s, all {:.2} s, {:.1} million lines/s, \
         peak {} MB, {} findings",
        claims.line_count(),
        claims.visit_count(),
        opened.as_secs_f64(),
        total.as_secs_f64(),
        claims.line_count() as f64 / total.as_secs_f64() / 1e6,
        peak_mb(),
        findings.len(),
    );
}

/// The most memory this process has had, as the system counts it.
fn peak_mb() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|rest| rest.trim().trim_end_matches(" kB").trim().parse::<u64>().ok()).unwrap_or(0) / 1024
}
