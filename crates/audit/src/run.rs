//! A run: the one scan in which every rule sees every line. Partitions are
//! worked off by many threads; the findings are put in the order (rule, id), so
//! that the result does not show who worked on what.
//!
//! Article: R1-12.11.

mod desk;
mod scan;
mod tally;

use std::collections::BTreeSet;
use std::ops::RangeInclusive;
use std::sync::Mutex;

use base::Month;

use crate::parallel::{in_parallel, with_state};
use crate::{Claims, Finding, RuleSet, day};
pub use desk::Desk;
use scan::{ByItem, Scan};
pub(crate) use tally::Tally;

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
    /// Nothing is reported of providers' months then.
    Visits(BTreeSet<i64>),
    /// Findings of these persons, who alone are looked at: the ones with new
    /// claims, say (see [`update`]). Nothing is reported of providers' months.
    Persons(BTreeSet<i64>),
}

/// [`Selection`] as the scan asks it.
pub(crate) enum Selected {
    All,
    Days(RangeInclusive<i32>),
    Visits(BTreeSet<i64>),
    Persons(BTreeSet<i64>),
}

/// All findings of the rules in the claims, by rule and id. `progress` is told
/// how many lines were audited since it was last told, from several threads.
pub fn run(claims: &Claims, rules: &RuleSet, options: &RunOptions, progress: impl Fn(u64) + Sync) -> Vec<Finding> {
    scanned(claims, rules, options, ByItem::LookUp, progress)
}

fn scanned(
    claims: &Claims,
    rules: &RuleSet,
    options: &RunOptions,
    by_item: ByItem<'_>,
    progress: impl Fn(u64) + Sync,
) -> Vec<Finding> {
    let selected = Selected::of(&options.selection);
    let begin = || Scan::new(claims, rules, &selected, by_item);
    let scans = with_state(options.threads, claims.partitions.len(), begin, |scan, n| {
        progress(scan.partition(&claims.partitions[n]));
    });
    let mut by_rule: Vec<Vec<Vec<Finding>>> = rules.rules().iter().map(|_| Vec::new()).collect();
    let mut tallies = tally::Tallies::default();
    for mut scan in scans {
        tallies.absorb(scan.take_tallies());
        for (all, found) in by_rule.iter_mut().zip(scan.into_findings()) {
            all.push(found);
        }
    }
    for (place, found) in tallies.judge(claims, rules, &selected) {
        by_rule[place].push(found);
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

/// The findings after some persons had new claims, from the findings before
/// and those of a run over [`Selection::Persons`] of them. The same as a run over
/// everything, but for providers' months, of which the earlier findings stay
/// until the next run over everything.
pub fn update(before: Vec<Finding>, persons: &BTreeSet<i64>, again: Vec<Finding>) -> Vec<Finding> {
    let mut findings: Vec<Finding> = before.into_iter().filter(|found| !persons.contains(&found.person_id)).collect();
    findings.extend(again);
    findings.sort_unstable();
    findings
}

impl Selected {
    fn of(selection: &Selection) -> Selected {
        match selection {
            Selection::All => Selected::All,
            Selection::Month(month) => Selected::Days(day::days(month.first_day())..=day::days(month.last_day())),
            Selection::Visits(visits) => Selected::Visits(visits.clone()),
            Selection::Persons(persons) => Selected::Persons(persons.clone()),
        }
    }

    /// Whether a person is looked at.
    pub(crate) fn has_person(&self, person_id: i64) -> bool {
        !matches!(self, Selected::Persons(persons) if !persons.contains(&person_id))
    }

    /// Whether any provider's month is.
    pub(crate) fn wants_months(&self) -> bool {
        matches!(self, Selected::All | Selected::Days(_))
    }

    /// Whether a finding of a provider's month is wanted.
    pub(crate) fn has_month(&self, month: Month) -> bool {
        match self {
            Selected::All => true,
            Selected::Days(days) => days.contains(&day::days(month.first_day())),
            Selected::Visits(_) | Selected::Persons(_) => false,
        }
    }

    /// Whether a finding of a visit and day is wanted.
    pub(crate) fn has(&self, visit_id: i64, day: i32) -> bool {
        match self {
            Selected::All | Selected::Persons(_) => true,
            Selected::Days(days) => days.contains(&day),
            Selected::Visits(visits) => visits.contains(&visit_id),
        }
    }
}
