//! A case along the chains as delivered: the whole way of a statement and of a
//! finding, every move that is refused, and states kept and read back.
//!
//! Article: R1-12, R1-35, R3d-19.4.

#![allow(clippy::unwrap_used)] // a test that finds nothing to unwrap has failed

use base::{Date, Fen, FindingId, Refusal, StaffId, StatementId};
use regulation::Law;
use regulation::chains::{CaseKind, Chain};
use regulation::duties::{Authority, Duty};
use review::{Case, CaseRef, CaseState, Decision, History, Moved, Permit, StaffFacts, StoredState, Weight, may_act};
use time::macros::date;

const DAY: Date = date!(2025 - 06 - 20);
const STATEMENT: CaseRef = CaseRef::Statement(StatementId(1));

fn law() -> Law {
    Law::embedded().unwrap_or_else(|errors| panic!("{errors}"))
}

fn chain(law: &Law, kind: CaseKind) -> &Chain {
    law.chains.as_of(kind, DAY).unwrap()
}

fn permit(law: &Law, history: &History, staff: i64, duty: Duty) -> Permit {
    let facts = StaffFacts { authority: Authority::Director, ..StaffFacts::of(StaffId(staff), [duty]) };
    may_act(&law.duties, history, &facts, duty).unwrap()
}

/// A statement opened by person 1, as amount says.
fn statement<'c>(law: &'c Law, amount: Fen) -> Case<'c> {
    let history = History::of(STATEMENT);
    let opener = permit(law, &history, 1, Duty::StatementDeclare);
    Case::open(chain(law, CaseKind::Statement), amount, history, opener, DAY).unwrap().case
}

/// The next decision by a person, with the duty the case waits for.
fn decide<'c>(law: &Law, case: Case<'c>, staff: i64, decision: Decision) -> Moved<'c> {
    let duty = case.demand().unwrap().duty;
    let permit = permit(law, case.history(), staff, duty);
    case.decide(permit, decision, DAY).unwrap()
}

fn refused<'c>(moved: Result<Moved<'c>, review::MoveRefused>) -> String {
    let refused = moved.map(|moved| moved.act).unwrap_err();
    let code = refused.code();
    let told = Refusal::from(refused);
    assert_eq!(told.code, code);
    assert!(told.title_en.is_ascii() && !told.title.is_empty());
    told.code
}

#[test]
fn a_statement_goes_first_second_approval_by_three_persons() {
    let law = law();
    let mut case = statement(&law, Fen(100));
    let mut codes = vec![case.stored().code];
    for staff in [2, 3, 4] {
        case = decide(&law, case, staff, Decision::Pass).case;
        codes.push(case.stored().code);
    }
    assert_eq!(codes, ["first_review", "second_review", "approve", "completed"]);
    assert_eq!(case.history().acts().count(), 4);
    assert!(case.state().is_final() && case.demand().is_none());
}

#[test]
fn a_finding_waits_for_the_providers_answer_or_his_silence() {
    let law = law();
    let history = History::of(CaseRef::Finding(FindingId(1)));
    let opener = permit(&law, &history, 1, Duty::AuditRun);
    let asked = || {
        let opened = Case::open(
            chain(&law, CaseKind::Audit),
            Fen(0),
            history.clone(),
            permit(&law, &history, 1, Duty::AuditRun),
            DAY,
        );
        decide(&law, opened.unwrap().case, 2, Decision::AskProvider).case
    };
    drop(opener);

    let case = asked();
    assert_eq!(case.stored().code, "with_provider");
    let due = case.state().due(case.chain(), &law.calendar).unwrap();
    assert_eq!(due, date!(2025 - 06 - 27), "five working days after a Friday");
    let answer = permit(&law, case.history(), 90, Duty::ProviderAnswer);
    assert_eq!(case.answered(answer, DAY).unwrap().case.stored().code, "second_review");

    assert!(asked().provider_silent(due, &law.calendar).is_err(), "the last day is still his");
    let silent = asked().provider_silent(due.next_day().unwrap(), &law.calendar).unwrap();
    assert_eq!((silent.stored().code.as_str(), silent.stored().step), ("second_review", 1));
    let step_back = permit(&law, silent.history(), 3, Duty::FirstReview);
    assert_eq!(refused(silent.decide(step_back, Decision::Pass, DAY)), "step_not_expected");
}

#[test]
fn a_returned_case_keeps_its_history_and_starts_at_the_first_step() {
    let law = law();
    let case = decide(&law, statement(&law, Fen(100)), 2, Decision::Pass).case;
    let case = decide(&law, case, 3, Decision::Return { reason: "明细缺失".into() }).case;
    assert!(matches!(case.state(), CaseState::Returned { from_step: 1, reason, .. } if reason == "明细缺失"));
    let opener = permit(&law, case.history(), 1, Duty::StatementDeclare);
    let case = case.submit(opener, DAY).unwrap().case;
    assert_eq!(case.stored().code, "first_review");
    let second_reviewer = StaffFacts::of(StaffId(3), [Duty::FirstReview]);
    let conflict = may_act(&law.duties, case.history(), &second_reviewer, Duty::FirstReview).unwrap_err();
    assert_eq!(conflict.code(), "sod_conflict", "i17: coming again does not wash off the first round");
}

#[test]
fn moves_that_the_state_does_not_allow_are_refused() {
    let law = law();
    let case = || statement(&law, Fen(50_000_000));
    let permit_of = |case: &Case<'_>, staff, duty| permit(&law, case.history(), staff, duty);

    let foreign = permit(&law, &History::of(CaseRef::Statement(StatementId(2))), 2, Duty::FirstReview);
    assert_eq!(refused(case().decide(foreign, Decision::Pass, DAY)), "permit_of_another_case");

    let early = permit_of(&case(), 4, Duty::Approve);
    assert_eq!(refused(case().decide(early, Decision::Pass, DAY)), "step_not_expected");
    let again = permit_of(&case(), 1, Duty::StatementDeclare);
    assert_eq!(refused(case().submit(again, DAY)), "step_not_expected");
    let unasked = permit_of(&case(), 90, Duty::ProviderAnswer);
    assert_eq!(refused(case().answered(unasked, DAY)), "step_not_expected");
    assert_eq!(case().provider_silent(DAY, &law.calendar).unwrap_err().code(), "step_not_expected");

    let reviewer = permit_of(&case(), 2, Duty::FirstReview);
    assert_eq!(refused(case().decide(reviewer, Decision::AskProvider, DAY)), "provider_not_asked_here");
    let reviewer = permit_of(&case(), 2, Duty::FirstReview);
    assert_eq!(refused(case().decide(reviewer, Decision::Return { reason: "  ".into() }, DAY)), "reason_missing");

    let at_approval = decide(&law, decide(&law, case(), 2, Decision::Pass).case, 3, Decision::Pass).case;
    let section_head = StaffFacts { authority: Authority::SectionHead, ..StaffFacts::of(StaffId(4), [Duty::Approve]) };
    let low = may_act(&law.duties, at_approval.history(), &section_head, Duty::Approve).unwrap();
    let demand = at_approval.demand().unwrap();
    assert_eq!(
        may_act(&law.duties, at_approval.history(), &section_head, demand).unwrap_err().code(),
        "authority_too_low"
    );
    assert_eq!(refused(at_approval.decide(low, Decision::Pass, DAY)), "authority_too_low");

    let opener = permit_of(&case(), 2, Duty::FirstReview);
    let history = History::of(STATEMENT);
    assert_eq!(
        refused(Case::open(chain(&law, CaseKind::Statement), Fen(0), history, opener, DAY)),
        "step_not_expected"
    );
}

#[test]
fn a_closed_case_moves_no_more() {
    let law = law();
    let rejected = decide(&law, statement(&law, Fen(1)), 2, Decision::Reject { reason: "不予受理".into() }).case;
    let withdraw = permit(&law, rejected.history(), 1, Duty::StatementDeclare);
    assert_eq!(refused(rejected.clone().withdraw(withdraw, "撤回".into(), DAY)), "case_already_closed");
    let review = permit(&law, rejected.history(), 2, Duty::FirstReview);
    assert_eq!(refused(rejected.decide(review, Decision::Pass, DAY)), "case_already_closed");

    let open = statement(&law, Fen(1));
    let withdraw = permit(&law, open.history(), 1, Duty::StatementDeclare);
    assert_eq!(open.withdraw(withdraw, "重复申报".into(), DAY).unwrap().case.stored().code, "withdrawn");
}

#[test]
fn every_state_is_kept_and_read_back_and_a_state_of_another_chain_is_not() {
    let law = law();
    let audit = chain(&law, CaseKind::Audit);
    let states = [
        CaseState::Draft { since: DAY },
        CaseState::Waiting { step: 0, since: DAY },
        CaseState::Waiting { step: 1, since: DAY },
        CaseState::WithProvider { next: 1, since: DAY },
        CaseState::Returned { from_step: 1, reason: "x".into(), since: DAY },
        CaseState::Completed { since: DAY },
        CaseState::Rejected { at_step: 0, reason: "x".into(), since: DAY },
        CaseState::Withdrawn { reason: "x".into(), since: DAY },
    ];
    for state in states {
        let json = serde_json::to_string(&state.stored(audit)).unwrap();
        let kept: StoredState = serde_json::from_str(&json).unwrap();
        assert_eq!(CaseState::read(kept, audit).unwrap(), state, "{json}");
    }
    for (code, step, reason) in [
        ("first_review", 1, None),
        ("approve", 1, None),
        ("second_review", 2, None),
        ("second_review", -1, None),
        ("with_provider", 0, None),
        ("returned", 0, None),
        ("draft", 1, None),
        ("paid", 0, None),
    ] {
        let stored = StoredState { code: code.into(), step, since: DAY, reason };
        assert!(CaseState::read(stored, audit).is_err(), "{code} {step}");
    }
}

/// The codes a statement of a weight goes through, with a new person each time.
fn way_of(law: &Law, weight: Weight) -> Vec<String> {
    let history = History::of(STATEMENT);
    let opener = permit(law, &history, 1, Duty::StatementDeclare);
    let mut case = Case::open(chain(law, CaseKind::Statement), weight, history, opener, DAY).unwrap().case;
    let mut codes = vec![case.stored().code];
    for staff in 2.. {
        if case.state().is_final() {
            return codes;
        }
        case = decide(law, case, staff, Decision::Pass).case;
        codes.push(case.stored().code);
    }
    unreachable!("a chain ends")
}

#[test]
fn steps_on_top_come_by_amount_or_circumstance_and_at_the_limit_itself() {
    let law = law();
    let usual = ["first_review", "second_review", "approve"];
    let weigh = |fen, circumstances: &[&str]| Weight {
        amount: Fen(fen),
        circumstances: circumstances.iter().map(|code| (*code).to_owned()).collect(),
        ..Weight::default()
    };
    for (weight, on_top) in [
        (weigh(1_999_999_999, &[]), &[][..]),
        (weigh(2_000_000_000, &[]), &["collective_convene"][..]),
        (weigh(-2_000_000_000, &[]), &["collective_convene"][..]),
        (weigh(0, &["sent_up"]), &["upper_approve"][..]),
        (weigh(2_000_000_000, &["sent_up"]), &["collective_convene", "upper_approve"][..]),
        (weigh(0, &["somewhere_else"]), &[][..]),
    ] {
        let expected: Vec<&str> = usual.iter().chain(on_top).chain(&["completed"]).copied().collect();
        assert_eq!(way_of(&law, weight.clone()), expected, "{weight:?}");
    }
}

#[test]
fn an_amount_that_grows_on_the_way_still_meets_the_meeting() {
    let law = law();
    let small = || {
        let case = decide(&law, statement(&law, Fen(100)), 2, Decision::Pass).case;
        decide(&law, case, 3, Decision::Pass).case
    };
    assert_eq!(decide(&law, small(), 4, Decision::Pass).case.stored().code, "completed");
    let kept = small();
    let chain = chain(&law, CaseKind::Statement);
    let grown = Case::kept(chain, Fen(2_000_000_000), kept.history().clone(), kept.stored()).unwrap();
    assert_eq!(decide(&law, grown, 4, Decision::Pass).case.stored().code, "collective_convene");
}

#[test]
fn a_finding_refused_for_fifty_thousand_yuan_is_decided_by_a_meeting() {
    let law = law();
    let reviewed = |fen: i64| {
        let history = History::of(CaseRef::Finding(FindingId(1)));
        let opener = permit(&law, &history, 1, Duty::AuditRun);
        let case = Case::open(chain(&law, CaseKind::Audit), Fen(fen), history, opener, DAY).unwrap().case;
        let case = decide(&law, case, 2, Decision::Pass).case;
        decide(&law, case, 3, Decision::Pass).case.stored().code
    };
    assert_eq!(reviewed(4_999_999), "completed");
    assert_eq!(reviewed(5_000_000), "collective_convene");
}
