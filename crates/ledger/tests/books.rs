//! Random books of three funds against a second, simple model (plain sums in
//! 128 bits by account): debit equals credit in every fund and column, reversals
//! leave nothing behind, and the month close notices every planted defect.
//!
//! Article: R1-21, R2-72, R3d-29.

#![allow(clippy::unwrap_used)] // a test that finds nothing to unwrap has failed

use std::collections::BTreeSet;

use base::{Date, Fen, Month, StaffId, VoucherId};
use ledger::{
    BankBalance, CloseFacts, CloseFault, Periods, Posting, Signatures, Voucher, VoucherInMonth, book, check,
    check_close, propose_close, reverse, sign, trial_balance,
};
use proptest::prelude::*;
use regulation::Law;
use regulation::accounts::{Chart, Side};

const FUNDS: [&str; 3] = ["resident_basic", "critical_illness", "hardship"];

fn chart() -> &'static Chart {
    static CHART: std::sync::OnceLock<Chart> = std::sync::OnceLock::new();
    CHART.get_or_init(|| Law::embedded().unwrap_or_else(|errors| panic!("{errors}")).accounts)
}

fn month(number: u8) -> Month {
    format!("2025-{number:02}").parse().unwrap()
}

fn day(number: u8) -> Date {
    month(number).first_day()
}

fn periods() -> Periods {
    FUNDS.iter().fold(Periods::none(), |periods, fund| periods.with(fund, month(1), month(6)))
}

/// One thing that happens: fund, event, month, amount, undone in which month.
type Happening = (usize, usize, u8, i64, Option<u8>);

fn happenings() -> impl Strategy<Value = Vec<Happening>> {
    let undone = prop::option::weighted(0.3, 1u8..=6);
    prop::collection::vec((0usize..3, 0usize..8, 1u8..=6, 1i64..1_000_000_000_000, undone), 1..60)
}

fn posted(voucher: Voucher) -> Vec<Posting> {
    let signatures = Signatures { made: StaffId(1), reviewed: StaffId(2), posted: StaffId(3) };
    sign(voucher, signatures, &BTreeSet::new()).unwrap().postings()
}

fn play(happenings: &[Happening]) -> Vec<Posting> {
    let events: Vec<&str> = chart().entries().map(|entry| entry.event.as_str()).collect();
    let mut postings = Vec::new();
    for (n, (fund, event, in_month, amount, undone)) in happenings.iter().enumerate() {
        let draft = book(
            chart(),
            events[*event % events.len()],
            FUNDS[*fund],
            day(*in_month),
            &[(Fen(*amount), "摘要".into())],
        );
        let voucher = check(chart(), &periods(), draft.unwrap()).unwrap();
        if let Some(undone) = undone {
            let reversal = reverse(VoucherId(n as i64 + 1), &voucher, day(*undone)).unwrap();
            postings.extend(posted(check(chart(), &periods(), reversal).unwrap()));
        }
        postings.extend(posted(voucher));
    }
    postings
}

/// The second model: what an account of a fund holds, debit positive.
fn debit_less_credit(postings: &[Posting], fund: &str, account: &str, up_to: Month) -> i128 {
    let of = postings.iter().filter(|p| p.fund == fund && p.account == account && p.month <= up_to);
    of.map(|p| if p.side == Side::Debit { i128::from(p.amount.0) } else { -i128::from(p.amount.0) }).sum()
}

/// The facts of a close that should pass: bank balances as the books have them.
fn sound_facts(postings: &[Posting], fund: &str, at: Month) -> CloseFacts {
    let own: Vec<Posting> = postings.iter().filter(|p| p.fund == fund && p.month <= at).cloned().collect();
    let bank = ["1003", "1004"].map(|account| BankBalance {
        account: account.into(),
        amount: Fen(debit_less_credit(postings, fund, account, at) as i64),
    });
    let vouchers = vec![VoucherInMonth { id: VoucherId(1), posted: true }];
    CloseFacts { fund: fund.into(), month: at, first_open: at, vouchers, postings: own, bank: bank.into() }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn debit_equals_credit_in_every_fund_and_column(happenings in happenings()) {
        let postings = play(&happenings);
        for fund in FUNDS {
            for at in (1..=6).map(month) {
                let balance = trial_balance(chart(), &postings, fund, at).unwrap();
                prop_assert!(balance.is_balanced());
                for row in &balance.rows {
                    let sign = if row.side == Side::Debit { 1 } else { -1 };
                    let model = |up_to| debit_less_credit(&postings, fund, &row.account, up_to) * sign;
                    prop_assert_eq!(i128::from(row.closing.0), model(at));
                    prop_assert_eq!(i128::from(row.opening.0), model(at.previous()));
                    let moved = i128::from(row.debit.0) - i128::from(row.credit.0);
                    prop_assert_eq!(moved * sign, i128::from(row.closing.0) - i128::from(row.opening.0));
                }
            }
        }
    }

    #[test]
    fn what_is_undone_leaves_nothing_behind(happenings in happenings()) {
        let all_undone: Vec<Happening> = happenings.into_iter().map(|(f, e, m, a, u)| (f, e, m, a, Some(u.unwrap_or(6)))).collect();
        let postings = play(&all_undone);
        for fund in FUNDS {
            let balance = trial_balance(chart(), &postings, fund, month(6)).unwrap();
            prop_assert!(balance.rows.iter().all(|row| row.closing == Fen::ZERO));
        }
    }

    #[test]
    fn a_sound_month_closes_and_every_planted_defect_is_told(happenings in happenings(), at in 1u8..=6, which: prop::sample::Index) {
        let postings = play(&happenings);
        let fund = FUNDS[happenings[0].0];
        let facts = sound_facts(&postings, fund, month(at));
        let plan = propose_close(chart(), &facts).unwrap();
        prop_assert_eq!(check_close(chart(), &plan, &facts), vec![]);
        let codes = |facts: &CloseFacts| -> BTreeSet<&str> {
            let plan = propose_close(chart(), facts).unwrap();
            check_close(chart(), &plan, facts).iter().map(CloseFault::code).collect()
        };

        let mut unposted = facts.clone();
        unposted.vouchers[0].posted = false;
        prop_assert_eq!(codes(&unposted), BTreeSet::from(["voucher_not_posted"]));

        let mut early = facts.clone();
        early.first_open = month(at).previous();
        prop_assert_eq!(codes(&early), BTreeSet::from(["not_the_first_open_month"]));

        let mut short = facts.clone();
        short.bank[1].amount = Fen(short.bank[1].amount.0 - 1);
        prop_assert_eq!(codes(&short), BTreeSet::from(["bank_balance_differs"]));

        let mut stale = plan.clone();
        if let Some(row) = stale.balance.rows.first_mut() {
            row.closing = Fen(row.closing.0 + 1);
            let found = check_close(chart(), &stale, &facts);
            prop_assert!(matches!(found.as_slice(), [CloseFault::PlanDiffers { .. }]), "{:?}", found);
        }
        if !facts.postings.is_empty() {
            let mut lost = facts.clone();
            lost.postings.remove(which.index(facts.postings.len()));
            prop_assert!(codes(&lost).contains("books_not_balanced"));
            let foreign = CloseFacts { fund: "hardship_2".into(), ..facts.clone() };
            prop_assert!(codes(&foreign).contains("foreign_posting"));
        }
        let mut silent = facts.clone();
        silent.bank.retain(|bank| bank.account != "1004");
        let used = facts.postings.iter().any(|p| p.account == "1004");
        prop_assert_eq!(codes(&silent).contains("bank_balance_missing"), used);
    }
}

#[test]
fn a_sum_beyond_all_money_is_an_error_not_a_wrap() {
    let posting = |amount| Posting {
        fund: "resident_basic".into(),
        month: month(1),
        account: "1004".into(),
        side: Side::Debit,
        amount: Fen(amount),
    };
    assert!(trial_balance(chart(), &[posting(i64::MAX), posting(1)], "resident_basic", month(1)).is_err());
}
