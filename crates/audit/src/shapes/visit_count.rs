//! Too many visits of a kind within a sliding window of days: each visit beyond
//! the number is found. No amount is in question until review has looked; the
//! visit's total is shown.
//!
//! Article: R1-12.11.

use std::collections::VecDeque;

use crate::claims::{Claims, Visit};
use crate::rules::{Found, StaysView};
use crate::{Evidence, Fact};

/// More visits that count than the rule's `visits_max` within its `window_days`.
pub(crate) fn exceeded(at: &StaysView<'_>, found: &mut Found<'_>, counts: fn(&Claims, &Visit) -> bool) {
    let (window_days, visits_max) = (at.rule.parameter("window_days"), at.rule.parameter("visits_max"));
    if (at.visits.len() as i64) <= visits_max {
        return;
    }
    let mut window: VecDeque<i32> = VecDeque::new();
    for (visit, &total_fen) in at.visits.iter().zip(at.totals_fen) {
        if !counts(at.claims, visit) {
            continue;
        }
        window.push_back(visit.admit_day);
        while window.front().is_some_and(|&first| i64::from(first) <= i64::from(visit.admit_day) - window_days) {
            window.pop_front();
        }
        if window.len() as i64 > visits_max {
            let evidence = Evidence::seen([
                ("count", Fact::Number(window.len() as i64)),
                ("limit", Fact::Number(visits_max)),
                ("window_days", Fact::Number(window_days)),
                ("visit_total", Fact::Fen(total_fen)),
            ]);
            found.visit(visit, 0, evidence);
        }
    }
}
