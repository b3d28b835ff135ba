//! Planted frauds in made-up claims are found, and honest claims raise nothing
//! else than what a planted fraud brings with it. Through Parquet, as outsiders
//! use it.

#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "a test stops where something is missing")]

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use audit::synthetic::{Plan, Planted, county, frame_county, write_parquet, write_rows};
use audit::{Claims, RuleSet, RunOptions, Selection, run};
use regulation::audit_rules::RuleSeverity;

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

/// Frauds of every kind beside a county's claims, from files: Parquet, and CSV
/// for knowledge.
#[test]
fn frauds_of_every_kind_of_the_frame_are_found() {
    let law = regulation::audit_rules::AuditRules::embedded().unwrap();
    let all = RuleSet::all(&law, base::parse_date("2025-06-30").unwrap()).unwrap();
    let county = frame_county(&Plan::new(21, 2_000, 40_000), &law);
    let dir = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("frauds_of_every_kind");
    let _ = std::fs::remove_dir_all(&dir);
    write_rows(&county.rows, &dir).unwrap();
    let claims = Claims::open(&dir, 3, |_| ()).unwrap();
    assert!(claims.problems().is_empty(), "{:?}", claims.problems());
    assert!(all.not_run(&claims).is_empty(), "{:?}", all.not_run(&claims));
    let findings = run(&claims, &all, &RunOptions { threads: 3, selection: Selection::All }, |_| ());
    let found: BTreeSet<Planted> = findings.iter().map(|f| Planted { rule: f.rule, id: f.id }).collect();

    let mut of_rule: BTreeMap<i32, [u64; 4]> = BTreeMap::new();
    for fraud in &county.planted {
        let [planted, met, ..] = of_rule.entry(fraud.rule).or_default();
        *planted += 1;
        *met += u64::from(found.contains(fraud));
    }
    for finding in &found {
        let [.., all, false_alarms] = of_rule.entry(finding.rule).or_default();
        *all += 1;
        *false_alarms += u64::from(county.planted.binary_search(finding).is_err());
    }
    println!("rule                                     planted  found  findings  false alarms  fen planted");
    for rule in all.rules() {
        let [planted, met, findings, false_alarms] = of_rule.get(&rule.number).copied().unwrap_or_default();
        let fen = county.amounts_fen.get(&rule.number).copied().unwrap_or_default();
        println!(
            "{:>3} {:<38} {planted:>5} {met:>6} {findings:>9} {false_alarms:>13} {fen:>12}",
            rule.number, rule.code
        );
        assert!(planted >= 3, "{}: {planted} planted", rule.code);
        if rule.severity == RuleSeverity::Certain {
            assert_eq!(met, planted, "{}: a certain kind was missed", rule.code);
        } else {
            assert!(met * 10 >= planted * 9, "{}: {met} of {planted} found", rule.code);
        }
    }
    let alarms = |suspicious: bool| -> (u64, u64) {
        let of = all.rules().iter().filter(|rule| (rule.severity == RuleSeverity::Suspicious) == suspicious);
        of.filter_map(|rule| of_rule.get(&rule.number)).fold((0, 0), |(a, b), n| (a + n[2], b + n[3]))
    };
    let ((certain, wrong), (suspicious, doubtful)) = (alarms(false), alarms(true));
    println!("certain: {certain} findings, {wrong} not planted; suspicious: {suspicious}, {doubtful} false alarms");
    // What was planted for one rule may break another; honest claims break none
    // but those that look like a fraud.
    assert!(wrong * 10 <= certain && doubtful * 4 <= suspicious);
    assert!(
        county.look_alikes.iter().filter(|claim| found.contains(claim)).count() * 10 >= county.look_alikes.len() * 9
    );
}
