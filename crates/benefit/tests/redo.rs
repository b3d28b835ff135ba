//! Changes of the past: whatever is reversed, comes late, is put right or is
//! changed by law, the history comes out as if everything were settled afresh in
//! the right order; only what depended on it was computed again; and the
//! differences are what lies between the two.

#![allow(clippy::unwrap_used, reason = "a test that cannot unwrap has failed")]

mod support;

use std::collections::BTreeMap;

use base::{Fen, parse_date};
use benefit::{
    Bill, CannotSettle, Care, Change, Credit, Event, History, Policy, Redone, Referral, Stay, StayId, Way, redo,
};
use regulation::benefits::{BenefitPolicy, BillPart};
use support::bills::random_events;
use support::{all_policies, henan, henan_with};

const EVENTS: usize = 8;

/// By number, what every part of a bill comes to.
fn parts(history: &History) -> BTreeMap<StayId, BTreeMap<BillPart, Fen>> {
    let bills = history.kept().iter();
    bills.filter_map(|kept| Some((kept.event.id(), kept.outcome.clone().ok().flatten()?.parts()))).collect()
}

/// The differences told are those between the two histories.
fn check(was: &History, redone: &Redone, afresh: &History, told: &str) {
    assert_eq!(&redone.history, afresh, "{told}");
    let (before, after) = (parts(was), parts(afresh));
    let mut expected: BTreeMap<StayId, BTreeMap<BillPart, i64>> = BTreeMap::new();
    for (sign, side) in [(-1, &before), (1, &after)] {
        for (id, parts) in side {
            for (part, amount) in parts {
                *expected.entry(*id).or_default().entry(*part).or_default() += sign * amount.0;
            }
        }
    }
    expected.values_mut().for_each(|parts| parts.retain(|_, amount| *amount != 0));
    expected.retain(|_, parts| !parts.is_empty());
    let told_parts: BTreeMap<StayId, BTreeMap<BillPart, i64>> = redone
        .differences
        .iter()
        .map(|one| (one.stay_id, one.parts.iter().map(|(part, amount)| (*part, amount.0)).collect()))
        .filter(|(_, parts): &(StayId, BTreeMap<BillPart, i64>)| !parts.is_empty())
        .collect();
    assert_eq!(told_parts, expected, "{told}");
    // What is paid, recovered and set off adds up to the same.
    for (part, way) in redone.ways() {
        let net: i64 = expected.values().filter_map(|parts| parts.get(&part)).sum();
        assert_eq!(way.pay.0 - way.recover.0, net, "{told}");
        assert!(way.pay == Fen::ZERO || way.recover == Fen::ZERO, "{told}");
    }
}

fn events_of(history: &History) -> Vec<Event> {
    history.kept().iter().map(|kept| kept.event.clone()).collect()
}

#[test]
fn every_change_equals_settling_afresh() {
    let mut shorter = 0;
    let seeds = std::env::var("SEED").ok().and_then(|text| text.parse::<u64>().ok()).unwrap_or(59);
    println!("seed {seeds}");
    for policy in all_policies() {
        let policy_of = |_: &Bill| policy;
        for n in 0..60u64 {
            let seed = (seeds << 32) + n;
            let history = History::settle(&policy_of, random_events(policy, EVENTS, seed)).unwrap();
            let all = events_of(&history);
            let at = (n as usize * 3) % EVENTS;
            let told = format!("policy {}, seed {seed}, event {at}", policy.id());

            let id = all[at].id();
            let redone = redo(&policy_of, &history, Change::Reverse(id)).unwrap();
            let rest = all.iter().filter(|event| event.id() != id).cloned();
            check(&history, &redone, &History::settle(&policy_of, rest).unwrap(), &format!("reverse, {told}"));
            shorter += usize::from(redone.recomputed < EVENTS - at - 1);

            // The same event comes late: what it was before comes back.
            let back = redo(&policy_of, &redone.history, Change::Late(all[at].clone())).unwrap();
            check(&redone.history, &back, &history, &format!("late, {told}"));

            if let Event::Bill(bill) = &all[at] {
                let mut right = bill.clone();
                right.stay.total.0 += 77_777;
                right.stay.admit_date = right.stay.admit_date.previous_day().unwrap();
                let redone = redo(&policy_of, &history, Change::PutRight(right.clone())).unwrap();
                let others = all.iter().filter(|event| event.id() != id).cloned();
                let afresh = others.chain([Event::Bill(right)]);
                let afresh = History::settle(&policy_of, afresh).unwrap();
                check(&history, &redone, &afresh, &format!("put right, {told}"));
            }
        }
    }
    assert!(shorter > 100, "what a reversal does not concern is not computed again: {shorter}");
}

#[test]
fn a_change_of_the_law_back_to_a_day_equals_settling_afresh() {
    let old = henan();
    let changed = henan_with(
        "values = [{ from = \"2017-01-01\", value = 15_000_000, article = \"R2-53\" }]",
        "values = [{ from = \"2017-01-01\", value = 15_000_000, article = \"R2-53\" }, \
         { from = \"2021-03-01\", value = 100_000, article = \"R2-53\" }]",
    );
    let from = parse_date("2021-03-01").unwrap();
    let mut concerned = 0;
    for seed in 0..300 {
        let history = History::settle(&|_| &old, random_events(&old, EVENTS, seed)).unwrap();
        let redone = redo(&|_| &changed, &history, Change::Law { from }).unwrap();
        let afresh = History::settle(&|_| &changed, events_of(&history)).unwrap();
        check(&history, &redone, &afresh, &format!("law, seed {seed}"));
        concerned += usize::from(!redone.differences.is_empty());
        let before = history
            .kept()
            .iter()
            .filter(|kept| matches!(&kept.event, Event::Bill(bill) if bill.stay.admit_date < from));
        assert_eq!(redone.recomputed, EVENTS - before.count(), "nothing before the day is computed again");
    }
    assert!(concerned > 50, "{concerned}");
}

fn stay(number: i64, admit: &str, total: i64) -> Bill {
    let day = parse_date(admit).unwrap();
    Bill::of_stay(Stay {
        stay_id: StayId(number),
        birth_date: parse_date("1960-05-01").unwrap(),
        admit_date: day,
        discharge_date: day,
        tier: 1,
        out_of_area: false,
        total: Fen(total),
        out_of_scope: Fen::ZERO,
        preself: Fen::ZERO,
        referral: Referral::None,
        is_cont: false,
        prior_stay_id: None,
        hardship: false,
    })
}

fn events(bills: impl IntoIterator<Item = Bill>) -> impl Iterator<Item = Event> {
    bills.into_iter().map(|bill| Event::Bill(Box::new(bill)))
}

/// The first of three stays is reversed: the second was the second admission
/// and is now the first. The third is untouched in its deductible, and a stay of
/// the next year is not computed again.
#[test]
fn what_a_reversal_concerns_is_told_to_the_fen() {
    let policy = henan();
    let policy_of = |_: &Bill| &policy;
    let bills = [
        stay(1, "2017-02-01", 150_000),
        stay(2, "2017-03-01", 150_000),
        stay(3, "2017-04-01", 150_000),
        stay(4, "2018-04-01", 150_000),
        stay(5, "2018-05-01", 150_000),
    ];
    let history = History::settle(&policy_of, events(bills)).unwrap();
    let redone = redo(&policy_of, &history, Change::Reverse(StayId(1))).unwrap();
    let told: Vec<(i64, Vec<(BillPart, i64)>)> = redone
        .differences
        .iter()
        .map(|one| (one.stay_id.0, one.parts.iter().map(|(part, amount)| (*part, amount.0)).collect()))
        .collect();
    // Stay 2 loses the lower deductible: 200 yuan at 63 %.
    let expected = vec![
        (2, vec![(BillPart::Basic, -12_600), (BillPart::Person, 12_600)]),
        (1, vec![(BillPart::Basic, -69_300), (BillPart::Person, -80_700)]),
    ];
    assert_eq!(told, expected);
    let ways = redone.ways();
    assert_eq!(ways[&BillPart::Basic], Way { pay: Fen(0), recover: Fen(81_900), set_off: Fen(0) });
    assert_eq!(ways[&BillPart::Person], Way { pay: Fen(0), recover: Fen(68_100), set_off: Fen(12_600) });
    // The sums of the year stay other than they were, so the rest is looked at again; it comes out the same.
    assert_eq!(redone.recomputed, 4);
}

#[test]
fn what_cannot_be_changed_is_refused() {
    let policy = henan();
    let policy_of = |_: &Bill| &policy;
    let history = History::settle(&policy_of, events([stay(1, "2017-02-01", 150_000)])).unwrap();
    let gone = redo(&policy_of, &history, Change::Reverse(StayId(2)));
    assert_eq!(gone.map(|_| ()), Err(CannotSettle::BillNotInHistory));
    let twice = redo(&policy_of, &history, Change::Late(Event::Bill(Box::new(stay(1, "2017-02-01", 1)))));
    assert_eq!(twice.map(|_| ()), Err(CannotSettle::StaySettledBefore));
    let twins = History::settle(&policy_of, events([stay(1, "2017-02-01", 1), stay(1, "2017-03-01", 1)]));
    assert_eq!(twins.map(|_| ()), Err(CannotSettle::StaySettledBefore));
}

/// A credit that comes late lets the account pay what the person paid.
#[test]
fn a_late_credit_is_spent_in_its_place() {
    let law = regulation::Law::embedded().unwrap();
    let policy: &BenefitPolicy = law.benefits.policy("sample-urban-resident").unwrap();
    let policy = Policy::new(policy.clone());
    let policy_of = |_: &Bill| &policy;
    let mut visit = stay(2, "2018-02-01", 8_000);
    visit.care = Care::Visit;
    visit.circumstances.by_account = true;
    let history = History::settle(&policy_of, events([visit])).unwrap();
    let credit = Credit::on(1, parse_date("2018-01-01").unwrap(), Fen(5_000));
    let redone = redo(&policy_of, &history, Change::Late(Event::Credit(credit))).unwrap();
    let parts: Vec<(BillPart, i64)> = redone.differences[0].parts.iter().map(|(part, a)| (*part, a.0)).collect();
    assert_eq!(parts, [(BillPart::Account, 5_000), (BillPart::Person, -5_000)]);
    assert_eq!(redone.history.after().account_fen, Fen::ZERO);
}
