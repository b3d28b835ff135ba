//! How few natural persons can move money out, computed from the law as
//! delivered: at least four on every path, whatever posts they change to; two if
//! only maker and checker were kept apart. Every assignment found is looked at
//! again by the guard itself, act by act.
//!
//! Article: R1-12, R1-20, R3d-11.

#![allow(clippy::unwrap_used)] // a test that finds nothing to unwrap has failed

use base::{BatchId, Date, StaffId};
use regulation::Law;
use regulation::chains::CaseKind;
use regulation::duties::{Authority, Duty, DutyLaw};
use review::{CaseRef, History, PathAct, StaffFacts, Weight, may_act, smallest_team, smallest_team_of};

fn law() -> Law {
    Law::embedded().unwrap_or_else(|errors| panic!("{errors}"))
}

fn day() -> Date {
    base::parse_date("2025-06-01").unwrap()
}

#[test]
fn i03_every_money_path_needs_at_least_the_persons_the_data_asks_for() {
    let law = law();
    let least = law.money_paths.least_persons(day()).unwrap().value.persons as usize;
    assert!(least >= 4, "{least}");
    for path in law.money_paths.paths() {
        let team = smallest_team_of(&law.duties, &law.chains, path, day(), &Weight::default()).unwrap();
        println!("{}: {} persons, {} over time", path.id, team.persons.len(), team.over_time);
        assert!(team.over_time >= least, "{}: {team:?}", path.id);
        assert!(team.persons.len() >= team.over_time, "{}", path.id);
        assert!(team.exclude_each_other.len() <= team.over_time, "{}", path.id);
    }
}

#[test]
fn i03_the_assignment_shown_passes_the_guard_and_nothing_smaller_does() {
    let law = law();
    for path in law.money_paths.paths() {
        let team = smallest_team_of(&law.duties, &law.chains, path, day(), &Weight::default()).unwrap();
        let acts: Vec<PathAct> = team.persons.iter().flatten().copied().collect();
        let person_of = |act: &PathAct| team.persons.iter().position(|person| person.contains(act)).unwrap();
        let assignment: Vec<usize> = acts.iter().map(person_of).collect();
        assert!(carried_out(&law.duties, &acts, &assignment), "{}: {team:?}", path.id);
        // With one person fewer, every assignment there is meets the guard.
        let fewer = team.over_time - 1;
        let tries = fewer.pow(acts.len() as u32);
        for number in 0..tries {
            let assignment: Vec<usize> = (0..acts.len()).map(|n| number / fewer.pow(n as u32) % fewer).collect();
            assert!(!carried_out(&law.duties, &acts, &assignment), "{}: {assignment:?}", path.id);
        }
        println!("{}: {tries} assignments of {} acts to {fewer} persons, all refused", path.id, acts.len());
    }
}

/// Whether persons who hold whatever duty they need get all the acts done.
fn carried_out(law: &DutyLaw, acts: &[PathAct], assignment: &[usize]) -> bool {
    let mut history = History::of(CaseRef::Batch(BatchId(1)));
    acts.iter().zip(assignment).all(|(act, person)| {
        let staff =
            StaffFacts { authority: Authority::Director, ..StaffFacts::of(StaffId(*person as i64 + 1), [act.duty]) };
        may_act(law, &history, &staff, act.duty).map(|permit| history.record(permit.act())).is_ok()
    })
}

#[test]
fn i03_a_dropped_rule_lowers_the_number_and_is_seen() {
    let law = law();
    let path = law.money_paths.paths().iter().find(|path| path.id == "statement").unwrap();
    let number =
        |duties: &DutyLaw| smallest_team_of(duties, &law.chains, path, day(), &Weight::default()).unwrap().over_time;
    assert_eq!(number(&law.duties), 4);
    let maker_and_checker_only = law
        .duties
        .same_case_pairs()
        .filter(|pair| (pair.a, pair.b) != (Duty::PayMake, Duty::PayRelease))
        .fold(law.duties.clone(), |law, pair| law.without_same_case(pair.a, pair.b));
    assert_eq!(number(&maker_and_checker_only), 2);
    let lowered: Vec<_> = law
        .duties
        .same_case_pairs()
        .filter(|pair| number(&law.duties.clone().without_same_case(pair.a, pair.b)) < 4)
        .map(|pair| (pair.a, pair.b))
        .collect();
    println!("one of these dropped lowers the number: {lowered:?}");
    assert!(lowered.contains(&(Duty::SecondReview, Duty::Approve)), "{lowered:?}");
    assert!(lowered.contains(&(Duty::Approve, Duty::PayRelease)), "{lowered:?}");
}

#[test]
fn persons_of_one_day_are_also_held_by_their_posts_and_sides() {
    let duties = law().duties;
    let act = |duty| PathAct { kind: CaseKind::Statement, duty };
    let over_posts = smallest_team(&duties, &[act(Duty::Enrolment), act(Duty::VoucherMake)]);
    assert_eq!((over_posts.persons.len(), over_posts.over_time), (2, 1));
    let over_sides = smallest_team(&duties, &[act(Duty::StatementDeclare), act(Duty::FirstReview)]);
    assert_eq!((over_sides.persons.len(), over_sides.over_time), (2, 1));
    assert!(smallest_team(&duties, &[]).persons.is_empty());
}
