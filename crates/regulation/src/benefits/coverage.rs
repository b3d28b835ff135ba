//! Goes over days × pooling areas × kinds of care × standings and tells where
//! the law data says nothing, or says two things at once. For the test of the
//! law data, and for whoever enters a new policy.
//!
//! A single series cannot have gaps or overlaps by itself (see [`Series`]); what
//! is looked for here lies between the parts: a policy that ended before its
//! successor begins, two that hold at once, a value that was ended and not
//! followed, a kind of care that is missing for a time, a standing named by two
//! variants of a layer.
//!
//! Article: R2-49 (the kinds of care there must be), R2-98

use std::collections::BTreeSet;
use std::fmt;

use base::{Date, date_text};

use super::{BenefitPolicy, Benefits, CareKind, Pool, Status};
use crate::Series;

/// What is looked over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grid {
    /// The first day.
    pub from: Date,
    /// The first day no longer looked at.
    pub until: Date,
    /// The kinds of care every policy must pay by some rule.
    pub care: Vec<CareKind>,
}

/// A cell of the grid.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// Division code of the pooling area.
    pub region: String,
    /// Kind of insurance.
    pub insurance: String,
    /// The first day on which it was found.
    pub day: Date,
    /// The standing, where the finding is about one.
    pub status: Option<Status>,
}

/// Where the law data says nothing, or two things at once. Each is told once,
/// with the first day on which it is so.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Finding {
    /// Nothing is said.
    Gap(Place, String),
    /// Two things are said.
    Overlap(Place, String),
}

/// Every finding of a grid, in the order of areas and days.
pub fn survey(benefits: &Benefits, grid: &Grid) -> Vec<Finding> {
    let mut findings = Vec::new();
    for pool in benefits.pools().iter() {
        let mut told = BTreeSet::new();
        for day in days(benefits, pool, grid) {
            for (is_gap, status, what) in on_day(benefits, pool, grid, day) {
                if !told.insert((is_gap, status, what.clone())) {
                    continue;
                }
                let (region, insurance) = (pool.region.clone(), pool.insurance.clone());
                let place = Place { region, insurance, day, status };
                findings.push(if is_gap { Finding::Gap(place, what) } else { Finding::Overlap(place, what) });
            }
        }
    }
    findings
}

/// What is found on one day: whether it is a gap, the standing, what it is.
type OnDay = Vec<(bool, Option<Status>, String)>;

fn on_day(benefits: &Benefits, pool: &Pool, grid: &Grid, day: Date) -> OnDay {
    let mut found = OnDay::new();
    let holding: Vec<&str> = benefits
        .policies()
        .iter()
        .filter(|policy| (&policy.region, &policy.insurance) == (&pool.region, &pool.insurance))
        .filter(|policy| policy.in_force_on(day))
        .map(|policy| policy.id.as_str())
        .collect();
    if holding.len() > 1 {
        found.push((false, None, format!("policies {}", holding.join(", "))));
    }
    let named = pool.policy.as_of(day).and_then(|dated| benefits.policy(&dated.value));
    let Some(policy) = named.filter(|policy| policy.in_force_on(day)) else {
        found.push((true, None, "policy".to_owned()));
        return found;
    };
    for care in grid.care.iter().filter(|care| !pays(policy, **care)) {
        found.push((true, None, format!("{care:?} in {}", policy.id)));
    }
    for (name, has_value) in parts(policy, day) {
        if !has_value {
            found.push((true, None, format!("{name} in {}", policy.id)));
        }
    }
    for layer in &policy.layers {
        for status in Status::ALL {
            let naming = layer.variants.iter().filter(|variant| variant.for_whom.contains(&status));
            if naming.filter(|variant| variant.terms.get_ref().as_of(day).is_some()).count() > 1 {
                found.push((false, Some(status), format!("layer {} in {}", layer.id.as_str(), policy.id)));
            }
        }
    }
    found
}

/// Whether a policy has a rule for a kind of care.
fn pays(policy: &BenefitPolicy, care: CareKind) -> bool {
    match care {
        CareKind::Inpatient => policy.inpatient.is_some(),
        CareKind::Outpatient => policy.outpatient.is_some() || policy.account.is_some(),
        CareKind::Chronic => !policy.chronic.is_empty(),
        CareKind::FixedPrice => !policy.fixed_price.is_empty(),
        CareKind::Maternity => !policy.maternity.is_empty(),
    }
}

/// The parts of a policy and whether each has a value on a day.
fn parts(policy: &BenefitPolicy, day: Date) -> Vec<(String, bool)> {
    fn on<T>(series: &Series<T>, day: Date) -> bool {
        series.as_of(day).is_some()
    }
    let mut all = Vec::new();
    let mut part = |name: &str, has_value: bool| all.push((name.to_owned(), has_value));
    if let Some(inpatient) = &policy.inpatient {
        part("year_of", on(&inpatient.year_of, day));
        part("band_basis", on(&inpatient.band_basis, day));
        part("rounding", on(&inpatient.rounding, day));
        part("annual_cap_fen", on(&inpatient.annual_cap_fen, day));
        part("child", on(&inpatient.child, day));
        part("repeat_admission", on(&inpatient.repeat_admission, day));
        part("referred_up", on(&inpatient.referred_up, day));
        part("referred_down", on(&inpatient.referred_down, day));
        part("unfiled", on(&inpatient.unfiled, day));
        part("year_end", on(&inpatient.year_end, day));
        inpatient.annual_cap_of.iter().for_each(|of| part("annual_cap_of", on(of, day)));
        inpatient.filed.iter().for_each(|filed| part("filed", on(filed, day)));
        inpatient.tiers.iter().for_each(|tier| part(&tier.id, on(tier.terms.get_ref(), day)));
        inpatient.adjustments.iter().for_each(|one| part(&one.id, on(one.terms.get_ref(), day)));
    }
    policy.outpatient.iter().for_each(|pool| part("outpatient", on(pool.terms.get_ref(), day)));
    policy.chronic.iter().for_each(|one| part(&one.id, on(one.terms.get_ref(), day)));
    let fixed = policy.fixed_price.iter().chain(&policy.maternity);
    fixed.for_each(|one| part(&one.id, on(one.terms.get_ref(), day)));
    policy.newborn.iter().for_each(|newborn| part("newborn", on(newborn, day)));
    policy.account.iter().for_each(|account| part("account", on(&account.pays, day)));
    for layer in &policy.layers {
        layer.variants.iter().for_each(|variant| part(layer.id.as_str(), on(variant.terms.get_ref(), day)));
    }
    all
}

/// The days on which something may change, those before them, and the first of
/// every month.
fn days(benefits: &Benefits, pool: &Pool, grid: &Grid) -> BTreeSet<Date> {
    let mut days = BTreeSet::new();
    let mut day = grid.from;
    while day < grid.until {
        if day.day() == 1 {
            days.insert(day);
        }
        let Some(next) = day.next_day() else { break };
        day = next;
    }
    let policies = benefits.policies().iter().filter(|policy| policy.insurance == pool.insurance);
    let edges = policies.flat_map(|policy| [Some(policy.from.0), policy.until.map(|until| until.0)]);
    let named = pool.policy.values().iter().flat_map(|dated| [Some(dated.from), dated.until]);
    let edges: Vec<Date> = edges.chain(named).flatten().chain([grid.from]).collect();
    days.extend(edges.iter().flat_map(|edge| [Some(*edge), edge.previous_day()]).flatten());
    days.retain(|day| (grid.from..grid.until).contains(day));
    days
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (word, place, what) = match self {
            Finding::Gap(place, what) => ("gap", place, what),
            Finding::Overlap(place, what) => ("overlap", place, what),
        };
        write!(f, "{word} from {} in {} {}: {what}", date_text(place.day), place.region, place.insurance)?;
        place.status.map_or(Ok(()), |status| write!(f, ", {status:?}"))
    }
}
