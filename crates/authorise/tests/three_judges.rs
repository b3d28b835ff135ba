//! The policies against two others who know the same law: the review engine, and
//! a plain model of twenty lines written for this test. Random persons, posts,
//! ties, delegations and histories; every decision must be the same three times.
//!
//! `DECISIONS` says how many are made (1 000 000 when it is not set).
//!
//! Article: R1-9, R1-24, R1-35, R3d-10, R3d-11.

#![allow(clippy::unwrap_used)] // a test that finds nothing to unwrap has failed

use std::collections::{BTreeMap, BTreeSet};

use authorise::Authoriser;
use base::{CaseId, PersonId, ProviderId, StaffId};
use regulation::Law;
use regulation::duties::{Authority, Duty, DutyLaw};
use review::{Act, CaseRef, Delegator, Demand, History, StaffFacts, Subject, may_act};

/// A small generator of reproducible numbers (splitmix64).
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) % bound as u64) as usize
    }

    fn one_in(&mut self, many: usize) -> bool {
        self.below(many) == 0
    }

    fn of<T: Copy>(&mut self, items: &[T]) -> T {
        items[self.below(items.len())]
    }
}

const SEED: u64 = 20_250_403;
const THREADS: usize = 4;
const PERSONS: usize = 5;
const SUBJECTS: [Subject; 5] = [
    Subject::Person(PersonId(1)),
    Subject::Person(PersonId(2)),
    Subject::Provider(ProviderId(1)),
    Subject::Staff(StaffId(1)),
    Subject::Staff(StaffId(2)),
];

fn person(numbers: &mut Numbers) -> StaffId {
    StaffId(numbers.below(PERSONS) as i64 + 1)
}

fn ties(numbers: &mut Numbers) -> BTreeSet<Subject> {
    SUBJECTS.into_iter().filter(|_| numbers.one_in(16)).collect()
}

fn staff(numbers: &mut Numbers, duty: Duty) -> StaffFacts {
    let others = (0..numbers.below(3)).map(|_| numbers.of(Duty::ALL)).collect::<Vec<_>>();
    let held = (!numbers.one_in(8)).then_some(duty);
    StaffFacts {
        on_establishment: !numbers.one_in(6),
        authority: numbers.of(&Authority::ALL),
        recused_from: ties(numbers),
        acting_for: numbers.one_in(3).then(|| Delegator { staff: person(numbers), recused_from: ties(numbers) }),
        ..StaffFacts::of(person(numbers), held.into_iter().chain(others))
    }
}

fn history(numbers: &mut Numbers) -> History {
    let acts = (0..numbers.below(6)).map(|_| Act {
        staff: person(numbers),
        on_behalf_of: numbers.one_in(4).then(|| person(numbers)),
        duty: numbers.of(Duty::ALL),
    });
    let acts: Vec<Act> = acts.collect();
    let subjects: Vec<Subject> = SUBJECTS.into_iter().filter(|_| numbers.one_in(6)).collect();
    History::of(CaseRef::Case(CaseId(1))).with(acts, subjects)
}

/// The rules once more, said as plainly as they can be: the first that is broken.
fn plain(law: &DutyLaw, history: &History, staff: &StaffFacts, demand: &Demand) -> &'static str {
    let duty = demand.duty;
    let facts = law.facts(duty);
    let mut persons = vec![(staff.staff, &staff.recused_from)];
    persons.extend(staff.acting_for.as_ref().map(|delegator| (delegator.staff, &delegator.recused_from)));
    let tied = |(person, ties): &(StaffId, &BTreeSet<Subject>)| {
        history.subjects().contains(&Subject::Staff(*person)) || ties.iter().any(|tie| history.subjects().contains(tie))
    };
    let did = |act: &&Act| persons.iter().any(|(person, _)| act.staff == *person || act.on_behalf_of == Some(*person));
    let excludes = |act: &Act| law.same_case_pairs().any(|p| [(p.a, p.b), (p.b, p.a)].contains(&(act.duty, duty)));
    let cannot_hold = |held: &Duty| law.standing_pairs().any(|p| [(p.a, p.b), (p.b, p.a)].contains(&(*held, duty)));
    let needed = demand.authority.as_ref().map_or(Authority::Clerk, |(authority, _)| *authority);
    if !staff.duties.contains(&duty) {
        "duty_not_held"
    } else if persons.iter().any(tied) {
        "recused"
    } else if history.acts().filter(did).any(excludes) {
        "sod_conflict"
    } else if staff.duties.iter().any(cannot_hold) {
        "duties_incompatible"
    } else if facts.on_establishment && !staff.on_establishment {
        "not_on_establishment"
    } else if staff.authority < needed.max(facts.least_authority) {
        "authority_too_low"
    } else {
        "permitted"
    }
}

/// One decision by all three; what the plain model says of it.
fn decided_thrice(law: &DutyLaw, authoriser: &Authoriser, numbers: &mut Numbers) -> &'static str {
    let duty = numbers.of(Duty::ALL);
    let staff = staff(numbers, duty);
    let history = history(numbers);
    let article = law.facts(duty).article.clone();
    let authority = numbers.one_in(4).then(|| (numbers.of(&Authority::ALL), article));
    let demand = Demand { duty, authority };
    let expected = plain(law, &history, &staff, &demand);
    let by_engine = match may_act(law, &history, &staff, demand.clone()) {
        Ok(_) => "permitted",
        Err(conflict) => conflict.code(),
    };
    let by_policies = authoriser.may_do(&history, &staff, &demand).unwrap();
    let told = || format!("{demand:?} by {staff:?} on {history:?}");
    assert_eq!(by_engine, expected, "the engine, {}", told());
    assert_eq!(by_policies, expected == "permitted", "the policies ({expected}), {}", told());
    expected
}

#[test]
fn i02_policies_engine_and_plain_model_agree_on_random_decisions() {
    let law = Law::embedded().unwrap_or_else(|errors| panic!("{errors}")).duties;
    let authoriser = Authoriser::new(&law, &[]).unwrap();
    let decisions = std::env::var("DECISIONS").map_or(1_000_000, |number| number.parse::<usize>().unwrap());
    // Each thread has its own numbers, so that the same decisions are made on any machine.
    let decide = |thread: usize| {
        let mut numbers = Numbers(SEED + thread as u64);
        let mut reached: BTreeMap<&str, usize> = BTreeMap::new();
        for _ in 0..decisions / THREADS {
            *reached.entry(decided_thrice(&law, &authoriser, &mut numbers)).or_default() += 1;
        }
        reached
    };
    let mut reached: BTreeMap<&str, usize> = BTreeMap::new();
    std::thread::scope(|scope| {
        let threads: Vec<_> = (0..THREADS)
            .map(|thread| {
                scope.spawn({
                    let decide = &decide;
                    move || decide(thread)
                })
            })
            .collect();
        for thread in threads {
            for (outcome, times) in thread.join().unwrap() {
                *reached.entry(outcome).or_default() += times;
            }
        }
    });
    println!("seed {SEED}, {decisions} decisions: {reached:?}");
    let outcomes = [
        "permitted",
        "duty_not_held",
        "recused",
        "sod_conflict",
        "duties_incompatible",
        "not_on_establishment",
        "authority_too_low",
    ];
    for outcome in outcomes {
        let times = reached.get(outcome).copied().unwrap_or_default();
        assert!(times * 200 >= decisions, "{outcome} was hardly reached: {reached:?}");
    }
}

#[test]
fn the_policies_fit_their_schemas_and_each_names_its_article() {
    let law = Law::embedded().unwrap_or_else(|errors| panic!("{errors}"));
    Authoriser::new(&law.duties, &[]).unwrap().check(&[]).unwrap();
    for duty in Duty::ALL {
        let text = authorise::policies::of_duty(&law.duties, *duty);
        let rules = text.lines().filter(|line| line.starts_with("permit") || line.starts_with("forbid")).count();
        let articles: Vec<&str> =
            text.lines().filter_map(|line| line.split("@article(\"").nth(1)?.split('"').next()).collect();
        assert_eq!(rules, articles.len(), "{duty}");
        for article in articles {
            assert!(law.sources.article(&article.parse().unwrap()).is_some(), "{duty}: {article}");
        }
    }
}
