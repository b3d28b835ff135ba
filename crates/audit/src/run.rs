//! A run: the one scan in which every rule sees every line. Partitions are
//! worked off by many threads; the findings are put in the order (rule, id), so
//! that the result does not show who worked on what.
//!
//! Article: R1-12.11.

mod scan;

use std::collections::BTreeSet;
use std::ops::RangeInclusive;
use std::sync::Mutex;

use base::Month;

use crate::parallel::{in_parallel, with_state};
use crate::{Claims, Finding, RuleSet, day};
use scan::Scan;

/// How a run is done.
#[derive(Debug, Clone)]
pub struct RunOptions {
    /// How many threads work; the result does not depend on it.
    pub threads: usize,
    /// Which findings are wanted.
    pub selection: Selection,
}

/// Which findings are wanted. Everything else is history: rules look back at
/// it, but nothing is reported of it.
#[derive(Debug, Clone)]
pub enum Selection {
    /// All.
    All,
    /// Findings whose line was served, or whose visit was admitted, in a month.
    Month(Month),
    /// Findings of these visits: the ones settled in a month, say.
    Visits(BTreeSet<i64>),
}

/// [`Selection`] as the scan asks it.
pub(crate) enum Selected {
    All,
    Days(RangeInclusive<i32>),
    Visits(BTreeSet<i64>),
}

/// All findings of the rules in the claims, by rule and id. `progress` is told
/// how many lines were audited since it was last told, from several threads.
pub fn run(claims: &Claims, rules: &RuleSet, options: &RunOptions, progress: impl Fn(u64) + Sync) -> Vec<Finding> {
    let selected = Selected::of(&options.selection);
    let begin = || Scan::new(claims, rules, &selected);
    let scans = with_state(options.threads, claims.partitions.len(), begin, |scan, n| {
        progress(scan.partition(&claims.partitions[n]));
    });
    let mut by_rule: Vec<Vec<Vec<Finding>>> = rules.rules().iter().map(|_| Vec::new()).collect();
    for scan in scans {
        for (all, found) in by_rule.iter_mut().zip(scan.into_findings()) {
            all.push(found);
        }
    }
    let by_rule: Vec<_> = by_rule.into_iter().map(Mutex::new).collect();
    let sorted = in_parallel(options.threads, by_rule.len(), |n| {
        let parts = std::mem::take(&mut *by_rule[n].lock().expect("each rule is sorted once"));
        let mut findings: Vec<Finding> = parts.into_iter().flatten().collect();
        findings.sort_unstable();
        findings
    });
    sorted.into_iter().flatten().collect()
}

impl Selected {
    fn of(selection: &Selection) -> Selected {
        match selection {
            Selection::All => Selected::All,
            Selection::Month(month) => Selected::Days(day::days(month.first_day())..=day::days(month.last_day())),
            Selection::Visits(visits) => Selected::Visits(visits.clone()),
        }
    }

    /// Whether a finding of a visit and day is wanted.
    pub(crate) fn has(&self, visit_id: i64, day: i32) -> bool {
        match self {
            Selected::All => true,
            Selected::Days(days) => days.contains(&day),
            Selected::Visits(visits) => visits.contains(&visit_id),
        }
    }
}
