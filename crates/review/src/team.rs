//! The smallest team: how few natural persons can together do every act of a
//! money path without breaking a rule. Found by trying every assignment, so the
//! number is exact, and shown with one assignment that reaches it and with the
//! acts that exclude one another.
//!
//! Two numbers, because persons change posts: with the posts of one day nobody
//! unites what the standing pairs keep apart; over time a person may have held
//! them one after the other, and only the history of the case still holds him.
//!
//! ```text
//! handle ─ first_review ─ second_review ─ approve ─ pay_make ─ pay_release
//!   A          A              B              C          B           D        4
//! ```
//!
//! Article: R1-12, R1-20, R3d-10, R3d-11.

use std::collections::BTreeSet;

use base::{Article, Date};
use regulation::chains::{CaseKind, Chains};
use regulation::duties::{Duty, DutyLaw};
use regulation::money_paths::MoneyPath;

use crate::case::Weight;

/// One act of a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct PathAct {
    /// The kind of case it is done on.
    pub kind: CaseKind,
    /// What is done.
    pub duty: Duty,
}

/// Why two acts of a path need two persons.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Separation {
    /// The one act.
    pub one: Duty,
    /// The other.
    pub other: Duty,
    /// Which rule.
    pub rule: Rule,
    /// Its article.
    pub article: Article,
}

/// The kinds of rules that keep two acts apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rule {
    /// Never the same person on one case, for good.
    SameCase,
    /// Never held by one person at the same time.
    Standing,
    /// One belongs to the agency, the other to a provider.
    Sides,
}

/// The smallest team of a path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SmallestTeam {
    /// Who does what: one entry for each person, with the posts of one day.
    pub persons: Vec<Vec<PathAct>>,
    /// The least number when persons change posts on the way: the same-case
    /// pairs alone.
    pub over_time: usize,
    /// Acts of which every two exclude each other on the case, as many as can be
    /// found: no fewer persons than these will do.
    pub exclude_each_other: Vec<Duty>,
    /// Every separation among the acts.
    pub separations: Vec<Separation>,
}

/// The smallest team of a money path with the chains of a day, for cases of a
/// weight: the cheapest choice of who opens. `None` when a kind has no chain on
/// that day.
pub fn smallest_team_of(
    law: &DutyLaw,
    chains: &Chains,
    path: &MoneyPath,
    on: Date,
    weight: &Weight,
) -> Option<SmallestTeam> {
    let mut courses: Vec<Vec<PathAct>> = vec![Vec::new()];
    for kind in &path.kinds {
        let chain = chains.as_of(*kind, on)?;
        let act = |duty: Duty| PathAct { kind: *kind, duty };
        courses = courses
            .iter()
            .flat_map(|course| chain.opened_by.iter().map(move |opener| (course, *opener)))
            .map(|(course, opener)| {
                let steps = chain.steps.iter().filter(|step| weight.meets(step)).map(|step| step.duty);
                course.iter().copied().chain([opener].into_iter().chain(steps).map(act)).collect()
            })
            .collect();
    }
    let teams = courses.iter().map(|course| smallest_team(law, course));
    teams.min_by_key(|team| (team.over_time, team.persons.len()))
}

/// The smallest team for these acts.
pub fn smallest_team(law: &DutyLaw, acts: &[PathAct]) -> SmallestTeam {
    let at_once = |one: Duty, other: Duty| separation(law, one, other).is_some();
    let on_case = |one: Duty, other: Duty| law.clash_on_case(one, other).is_some();
    let duties: Vec<Duty> = acts.iter().map(|act| act.duty).collect::<BTreeSet<_>>().into_iter().collect();
    let pairs = duties.iter().enumerate().flat_map(|(n, one)| duties[n + 1..].iter().map(move |other| (*one, *other)));
    SmallestTeam {
        persons: share_out(acts, &at_once),
        over_time: share_out(acts, &on_case).len(),
        exclude_each_other: excluding_each_other(&duties, &on_case),
        separations: pairs.filter_map(|(one, other)| separation(law, one, other)).collect(),
    }
}

/// The rule that keeps two duties apart, the strictest first.
fn separation(law: &DutyLaw, one: Duty, other: Duty) -> Option<Separation> {
    let sides = || {
        let (a, b) = (law.facts(one), law.facts(other));
        (a.side != b.side).then(|| (Rule::Sides, b.article.clone()))
    };
    let (rule, article) = law
        .clash_on_case(one, other)
        .map(|article| (Rule::SameCase, article.clone()))
        .or_else(|| law.clash_of_posts(one, other).map(|article| (Rule::Standing, article.clone())))
        .or_else(sides)?;
    Some(Separation { one, other, rule, article })
}

/// Every way to share the acts out, act by act, to somebody who has one or to a
/// new person; the first way with the fewest persons is kept.
fn share_out(acts: &[PathAct], apart: &impl Fn(Duty, Duty) -> bool) -> Vec<Vec<PathAct>> {
    fn next(
        acts: &[PathAct],
        apart: &impl Fn(Duty, Duty) -> bool,
        persons: &mut Vec<Vec<PathAct>>,
        best: &mut Option<Vec<Vec<PathAct>>>,
    ) {
        if best.as_ref().is_some_and(|best| best.len() <= persons.len()) {
            return;
        }
        let Some((act, rest)) = acts.split_first() else {
            *best = Some(persons.clone());
            return;
        };
        for n in 0..persons.len() {
            if persons[n].iter().all(|done| !apart(done.duty, act.duty)) {
                persons[n].push(*act);
                next(rest, apart, persons, best);
                persons[n].pop();
            }
        }
        persons.push(vec![*act]);
        next(rest, apart, persons, best);
        persons.pop();
    }
    let mut best = None;
    next(acts, apart, &mut Vec::new(), &mut best);
    best.expect("a person for each act is a way")
}

/// The largest set of duties of which every two are kept apart.
fn excluding_each_other(duties: &[Duty], apart: &impl Fn(Duty, Duty) -> bool) -> Vec<Duty> {
    let Some((first, rest)) = duties.split_first() else { return Vec::new() };
    let without = excluding_each_other(rest, apart);
    let others: Vec<Duty> = rest.iter().copied().filter(|other| apart(*first, *other)).collect();
    let mut with = vec![*first];
    with.extend(excluding_each_other(&others, apart));
    if with.len() > without.len() { with } else { without }
}
