//! The guard against the law as delivered: the cases of `regulation/cases/duties`
//! first, then every pair in both orders, second accounts, delegation, recusal,
//! and the order of the refusals.

#![allow(clippy::unwrap_used)] // a test that finds nothing to unwrap has failed

use std::collections::BTreeSet;

use base::{Fen, PersonId, ProviderId, StaffId, StatementId};
use regulation::chains::CaseKind;
use regulation::duties::{Authority, Duty};
use regulation::{Law, LawFiles};
use review::{
    Act, Case, CaseRef, Conflict, Delegator, Demand, History, StaffFacts, StoredState, Subject, conflicts_of_posts,
    may_act,
};
use serde::Deserialize;

fn law() -> Law {
    Law::embedded().unwrap_or_else(|errors| panic!("{errors}"))
}

const CASE: CaseRef = CaseRef::Statement(StatementId(1));

fn acted(staff: i64, duty: Duty) -> Act {
    Act { staff: StaffId(staff), on_behalf_of: None, duty }
}

/// A director on the establishment who holds the duty asked for: only the history can stop him.
fn director(staff: i64, duty: Duty) -> StaffFacts {
    StaffFacts { authority: Authority::Director, ..StaffFacts::of(StaffId(staff), [duty]) }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Given {
    /// Who did what before, as `person duty`.
    #[serde(default)]
    did: Vec<String>,
    person: i64,
    duty: Duty,
    /// Duties held today; the one asked for when left out.
    holds: Option<Vec<Duty>>,
    #[serde(default = "yes")]
    on_establishment: bool,
    #[serde(default)]
    authority: Authority,
    /// The amount of a statement, where the level is asked for.
    amount_fen: Option<i64>,
    acting_for: Option<i64>,
    /// The provider the case concerns and the one the person has a tie to.
    provider: Option<i64>,
    tied_to_provider: Option<i64>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Expect {
    permitted: Option<bool>,
    refused: Option<String>,
    article: Option<String>,
}

fn yes() -> bool {
    true
}

#[test]
fn the_cases_an_officer_reads() {
    let law = law();
    let cases = regulation::cases::read_cases::<Given, Expect>(&LawFiles::embedded(), "duties")
        .unwrap_or_else(|errors| panic!("{errors}"));
    assert!(cases.len() >= 20, "only {} cases", cases.len());
    for case in cases {
        let outcome = judge(&law, &case.given);
        match (&case.expect.refused, case.expect.permitted) {
            (None, Some(true)) => assert_eq!(outcome.err(), None, "{}", case.title()),
            (Some(code), None) => {
                let conflict = outcome.expect_err(&case.title());
                assert_eq!(conflict.code(), code, "{}", case.title());
                if let Some(article) = &case.expect.article {
                    assert_eq!(conflict.article().as_str(), article, "{}", case.title());
                }
            }
            _ => panic!("{}: say either permitted = true or refused", case.title()),
        }
    }
}

fn judge(law: &Law, given: &Given) -> Result<review::Permit, Conflict> {
    let did = given.did.iter().map(|act| {
        let (person, duty) = act.split_once(' ').expect("an act is `person duty`");
        acted(person.parse().expect("a person is a number"), duty.parse().expect("a known duty"))
    });
    let subjects = given.provider.map(|id| Subject::Provider(ProviderId(id)));
    let history = History::of(CASE).with(did, subjects);
    let staff = StaffFacts {
        duties: given.holds.clone().unwrap_or_else(|| vec![given.duty]).into_iter().collect(),
        on_establishment: given.on_establishment,
        authority: given.authority,
        recused_from: given.tied_to_provider.map(|id| Subject::Provider(ProviderId(id))).into_iter().collect(),
        acting_for: given.acting_for.map(|id| Delegator { staff: StaffId(id), recused_from: BTreeSet::new() }),
        ..StaffFacts::of(StaffId(given.person), [])
    };
    let demand = match given.amount_fen {
        Some(amount) => statement_demand(law, given.duty, Fen(amount)),
        None => given.duty.into(),
    };
    may_act(&law.duties, &history, &staff, demand)
}

/// What the step of a duty asks in the chain of statements.
fn statement_demand(law: &Law, duty: Duty, amount: Fen) -> Demand {
    let chain = law.chains.as_of(CaseKind::Statement, base::parse_date("2025-06-01").unwrap()).unwrap();
    let step = chain.steps.iter().position(|step| step.duty == duty).expect("the duty is a step of the chain");
    let stored = StoredState {
        code: duty.code().to_owned(),
        step: step as i32,
        since: base::parse_date("2025-06-01").unwrap(),
        reason: None,
    };
    Case::kept(chain, amount, History::of(CASE), stored).unwrap().demand().unwrap()
}

#[test]
fn i01_every_pair_is_refused_in_both_orders_and_other_persons_are_not() {
    let law = law().duties;
    let mut refused = 0;
    for done in Duty::ALL {
        for asked in Duty::ALL {
            let history = History::of(CASE).with([acted(1, *done)], []);
            let same = may_act(&law, &history, &director(1, *asked), *asked);
            let other = may_act(&law, &history, &director(2, *asked), *asked);
            assert!(other.is_ok(), "{done} then {asked} by another person");
            match law.clash_on_case(*done, *asked) {
                None => assert!(same.is_ok(), "{done} then {asked}"),
                Some(article) => {
                    refused += 1;
                    let expected =
                        Conflict::SodConflict { duty: *asked, clashes_with: *done, article: article.clone() };
                    assert_eq!(same.unwrap_err(), expected);
                }
            }
        }
    }
    assert_eq!(refused, 2 * law.same_case_pairs().count());
    assert!(refused >= 60, "{refused}");
}

#[test]
fn i02_a_delegate_carries_the_conflicts_of_both() {
    let law = law().duties;
    let by_delegator = History::of(CASE).with([acted(1, Duty::FirstReview)], []);
    let mut delegate = director(2, Duty::SecondReview);
    assert!(may_act(&law, &by_delegator, &delegate, Duty::SecondReview).is_ok());
    delegate.acting_for = Some(Delegator { staff: StaffId(1), recused_from: BTreeSet::new() });
    assert_eq!(may_act(&law, &by_delegator, &delegate, Duty::SecondReview).unwrap_err().code(), "sod_conflict");

    delegate.duties = [Duty::FirstReview].into();
    let act = may_act(&law, &History::of(CASE), &delegate, Duty::FirstReview).unwrap().act();
    assert_eq!(act.on_behalf_of, Some(StaffId(1)));
    for person in [1, 2] {
        let history = History::of(CASE).with([act], []);
        assert_eq!(
            may_act(&law, &history, &director(person, Duty::SecondReview), Duty::SecondReview).unwrap_err().code(),
            "sod_conflict"
        );
    }
}

#[test]
fn i23_a_tie_to_anybody_concerned_keeps_a_person_out_of_every_duty() {
    let law = law().duties;
    let subjects = [Subject::Person(PersonId(7)), Subject::Provider(ProviderId(8)), Subject::Staff(StaffId(9))];
    for subject in subjects {
        let history = History::of(CASE).with([], [subject]);
        for duty in Duty::ALL {
            let tied = StaffFacts { recused_from: [subject].into(), ..director(1, *duty) };
            assert_eq!(may_act(&law, &history, &tied, *duty).unwrap_err().code(), "recused");
            let delegator = Delegator { staff: StaffId(3), recused_from: [subject].into() };
            let acting = StaffFacts { acting_for: Some(delegator), ..director(1, *duty) };
            assert_eq!(may_act(&law, &history, &acting, *duty).unwrap_err().code(), "recused");
            assert!(may_act(&law, &history, &director(1, *duty), *duty).is_ok());
        }
    }
    let own = History::of(CASE).with([], [Subject::Staff(StaffId(1))]);
    assert_eq!(may_act(&law, &own, &director(1, Duty::Handle), Duty::Handle).unwrap_err().code(), "recused");
}

#[test]
fn acts_on_the_cases_a_payment_grew_out_of_count() {
    let law = law().duties;
    let statement = History::of(CASE).with([acted(1, Duty::Approve)], [Subject::Provider(ProviderId(8))]);
    let mut batch = History::of(CaseRef::Batch(base::BatchId(1)));
    assert!(may_act(&law, &batch, &director(1, Duty::PayMake), Duty::PayMake).is_ok());
    batch.take_over(&statement);
    assert_eq!(may_act(&law, &batch, &director(1, Duty::PayMake), Duty::PayMake).unwrap_err().code(), "sod_conflict");
    assert!(batch.subjects().contains(&Subject::Provider(ProviderId(8))));
}

#[test]
fn refusals_come_in_their_stated_order_with_words_in_both_languages() {
    let law = law().duties;
    let subject = Subject::Provider(ProviderId(8));
    let history = History::of(CASE).with([acted(1, Duty::FirstReview)], [subject]);
    let mut staff =
        StaffFacts { recused_from: [subject].into(), on_establishment: false, ..StaffFacts::of(StaffId(1), []) };
    let mut codes = Vec::new();
    let mut next = |staff: &StaffFacts| {
        let conflict = may_act(&law, &history, staff, Duty::Approve).unwrap_err();
        let refusal = conflict.refusal(&law);
        assert!(refusal.cite.is_some() && !refusal.title.is_empty() && refusal.title_en.is_ascii());
        codes.push(refusal.code);
    };
    next(&staff);
    staff.duties.insert(Duty::Approve);
    next(&staff);
    staff.recused_from.clear();
    next(&staff);
    staff.staff = StaffId(2);
    staff.duties.insert(Duty::Inspection);
    next(&staff);
    staff.duties.remove(&Duty::Inspection);
    next(&staff);
    staff.on_establishment = true;
    next(&staff);
    let order = [
        "duty_not_held",
        "recused",
        "sod_conflict",
        "duties_incompatible",
        "not_on_establishment",
        "authority_too_low",
    ];
    assert_eq!(codes, order);
    staff.authority = Authority::SectionHead;
    assert!(may_act(&law, &history, &staff, Duty::Approve).is_ok());
}

#[test]
fn a_duty_is_of_no_use_while_one_is_held_that_excludes_it() {
    let law = law().duties;
    let mut refused = 0;
    for pair in law.standing_pairs() {
        for (held, asked) in [(pair.a, pair.b), (pair.b, pair.a)] {
            let mut staff = director(1, asked);
            staff.duties.insert(held);
            let conflict = may_act(&law, &History::of(CASE), &staff, asked).unwrap_err();
            let expected = Conflict::DutiesIncompatible { duty: asked, held, article: pair.article.clone() };
            assert_eq!(conflict, expected);
            refused += 1;
        }
    }
    assert!(refused >= 200, "{refused}");
}

#[test]
fn standing_clashes_are_listed_for_the_posts_of_one_person() {
    let law = law().duties;
    let clashes = conflicts_of_posts(&law, &[Duty::PayMake, Duty::VoucherMake, Duty::Inspection].into());
    let named: Vec<(Duty, Duty)> = clashes.iter().map(|clash| (clash.one, clash.other)).collect();
    assert_eq!(
        named,
        [(Duty::PayMake, Duty::VoucherMake), (Duty::PayMake, Duty::Inspection), (Duty::VoucherMake, Duty::Inspection)]
    );
    assert_eq!(clashes[0].refusal(&law).code, "duties_incompatible");
    assert_eq!(clashes[0].article.as_str(), "R3d-22");
    assert!(conflicts_of_posts(&law, &[Duty::FirstReview, Duty::SecondReview].into()).is_empty());
}
