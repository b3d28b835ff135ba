//! Planted frauds in made-up claims are found, and honest claims raise nothing
//! else than what a planted fraud brings with it. Through Parquet, as outsiders
//! use it.

#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "a test stops where something is missing")]

use std::collections::BTreeSet;
use std::path::PathBuf;

use audit::synthetic::{Plan, Planted, county, write_parquet};
use audit::{Claims, RuleSet, RunOptions, Selection, run};

fn rules() -> RuleSet {
    let law = regulation::audit_rules::AuditRules::embedded().unwrap();
    RuleSet::basic(&law, base::parse_date("2025-06-30").unwrap()).unwrap()
}

fn found(claims: &Claims) -> BTreeSet<Planted> {
    let options = RunOptions { threads: 3, selection: Selection::All };
    let findings = run(claims, &rules(), &options, |_| ());
    findings.iter().map(|finding| Planted { rule: finding.rule, id: finding.id }).collect()
}

#[test]
fn every_planted_fraud_is_found_and_little_else() {
    let dir = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("planted_frauds");
    let _ = std::fs::remove_dir_all(&dir);
    let plan = Plan::new(11, 4_000, 80_000);
    let planted = write_parquet(&plan, &dir).unwrap();
    let claims = Claims::open(&dir, 3, |_| ()).unwrap();
    assert!(claims.problems().is_empty(), "{:?}", claims.problems());
    let found = found(&claims);
    let missed: Vec<&Planted> = planted.iter().filter(|fraud| !found.contains(fraud)).collect();
    assert!(missed.is_empty(), "missed {missed:?} of {}", planted.len());
    for rule in 1..=12 {
        let number = planted.iter().filter(|fraud| fraud.rule == rule).count();
        assert!(number >= 5, "only {number} frauds planted for rule {rule}");
    }
    // A planted fraud may break a second rule: a stay made up to overlap may
    // also follow another closely. Honest claims break none.
    let other = found.iter().filter(|found| planted.binary_search(found).is_err()).count();
    println!("planted {}, found {}, not planted {other}", planted.len(), found.len());
    assert!(other * 20 <= planted.len(), "{other} findings that were not planted");

    let again = county(&plan);
    assert_eq!(again.1, planted, "the same seed gives the same frauds");
    assert_eq!(again.0.lines.len() as u64, claims.line_count());
}

#[test]
fn claims_without_frauds_raise_nothing() {
    let (rows, planted) = county(&Plan { frauds_permille: 0, ..Plan::new(12, 2_000, 40_000) });
    assert!(planted.is_empty());
    let claims = Claims::from_tables(&rows.tables(), 2).unwrap();
    assert_eq!(found(&claims), BTreeSet::new());
}
