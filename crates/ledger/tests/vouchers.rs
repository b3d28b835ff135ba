//! Vouchers, entries and signatories against the chart as delivered; the cases
//! stand in `regulation/cases/ledger`.
//!
//! Article: R1-21, R2-72, R3d-22, R3d-28.

#![allow(clippy::unwrap_used)] // a test that finds nothing to unwrap has failed

use std::collections::BTreeSet;

use base::{Fen, Refusal, StaffId, VoucherId, parse_date};
use ledger::{BookingError, Draft, Line, Periods, Signatures, VoucherRefused, book, check, reverse, sign};
use regulation::accounts::{Chart, Side};
use regulation::cases::read_cases;
use regulation::{Law, LawFiles};
use serde::Deserialize;

fn chart() -> Chart {
    Law::embedded().unwrap_or_else(|errors| panic!("{errors}")).accounts
}

fn june(funds: &[&str]) -> Periods {
    let month = "2025-06".parse().unwrap();
    funds.iter().fold(Periods::none(), |periods, fund| periods.with(fund, month, month))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Given {
    #[serde(default = "usual_fund")]
    fund: String,
    #[serde(default = "usual_month")]
    month: String,
    #[serde(default = "usual_date")]
    date: String,
    #[serde(default = "usual_summary")]
    summary: String,
    #[serde(default = "usual_lines")]
    lines: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Expect {
    total_fen: Option<i64>,
    refused: Option<String>,
}

fn usual_fund() -> String {
    "resident_basic".into()
}
fn usual_month() -> String {
    "2025-06".into()
}
fn usual_date() -> String {
    "2025-06-30".into()
}
fn usual_summary() -> String {
    "拨付医疗费用".into()
}
fn usual_lines() -> Vec<String> {
    vec!["debit 500101 10_000".into(), "credit 1004 10_000".into()]
}

fn draft(given: &Given) -> Draft {
    let line = |text: &String| {
        let parts: Vec<&str> = text.split(' ').collect();
        let side = if parts[0] == "debit" { Side::Debit } else { Side::Credit };
        let amount = Fen(parts[2].replace('_', "").parse().unwrap());
        Line { side, account: parts[1].into(), amount, summary: given.summary.clone() }
    };
    Draft {
        fund: given.fund.clone(),
        month: given.month.parse().unwrap(),
        date: parse_date(&given.date).unwrap(),
        lines: given.lines.iter().map(line).collect(),
        reverses: None,
    }
}

#[test]
fn the_vouchers_an_officer_reads() {
    let chart = chart();
    let periods = june(&["resident_basic", "critical_illness"]);
    let cases = read_cases::<Given, Expect>(&LawFiles::embedded(), "ledger/vouchers").unwrap_or_else(|e| panic!("{e}"));
    let mut codes = BTreeSet::new();
    for case in &cases {
        let checked = check(&chart, &periods, draft(&case.given));
        match (&case.expect.refused, case.expect.total_fen) {
            (None, Some(total)) => assert_eq!(checked.map(|v| v.total()), Ok(Fen(total)), "{}", case.title()),
            (Some(code), None) => {
                let refused = checked.expect_err(&case.title());
                assert_eq!(refused.code(), code, "{}", case.title());
                let told = Refusal::from(refused);
                assert!(told.title_en.is_ascii() && !told.title.is_empty());
                codes.insert(told.code);
            }
            _ => panic!("{}: say either total_fen or refused", case.title()),
        }
    }
    assert_eq!(codes.len(), 11, "a refusal has no case: {codes:?}");
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Event {
    event: String,
    fund: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Booked {
    debit: Option<String>,
    credit: Option<String>,
    refused: Option<String>,
}

#[test]
fn the_entries_an_officer_reads() {
    let chart = chart();
    let date = parse_date("2025-06-30").unwrap();
    let cases = read_cases::<Event, Booked>(&LawFiles::embedded(), "ledger/entries").unwrap_or_else(|e| panic!("{e}"));
    let mut seen = BTreeSet::new();
    for case in &cases {
        seen.insert(case.given.event.clone());
        let booked = book(&chart, &case.given.event, &case.given.fund, date, &[(Fen(7), String::new())]);
        let (debit, credit, refused) = match &booked {
            Ok(draft) => {
                assert!(check(&chart, &june(&[&case.given.fund]), draft.clone()).is_ok(), "{}", case.title());
                assert_eq!(draft.lines[0].summary, chart.entry(&case.given.event).unwrap().zh);
                (Some(draft.lines[0].account.clone()), Some(draft.lines[1].account.clone()), None)
            }
            Err(BookingError::EventUnknown(_)) => (None, None, Some("event_unknown".to_owned())),
            Err(BookingError::FundUnknown(_)) => (None, None, Some("fund_unknown".to_owned())),
        };
        assert_eq!(
            (&debit, &credit, &refused),
            (&case.expect.debit, &case.expect.credit, &case.expect.refused),
            "{}",
            case.title()
        );
    }
    assert!(cases.len() >= 11 && chart.entries().filter(|entry| seen.contains(&entry.event)).count() >= 7);
}

#[test]
fn three_persons_sign_and_none_is_a_cashier() {
    let chart = chart();
    let given = Given {
        fund: usual_fund(),
        month: usual_month(),
        date: usual_date(),
        summary: usual_summary(),
        lines: usual_lines(),
    };
    let voucher = check(&chart, &june(&["resident_basic"]), draft(&given)).unwrap();
    let signed = |made, reviewed, posted, cashiers: &[i64]| {
        let signatures = Signatures { made: StaffId(made), reviewed: StaffId(reviewed), posted: StaffId(posted) };
        sign(voucher.clone(), signatures, &cashiers.iter().map(|id| StaffId(*id)).collect())
    };
    for (persons, cashiers, code) in [
        ((1, 1, 3), vec![], "voucher_reviewer_same_as_maker"),
        ((1, 2, 1), vec![], "voucher_poster_same_as_maker"),
        ((1, 2, 2), vec![], "voucher_poster_same_as_reviewer"),
        ((1, 2, 3), vec![1], "cashier_signs_voucher"),
        ((1, 2, 3), vec![2], "cashier_signs_voucher"),
        ((1, 2, 3), vec![3], "cashier_signs_voucher"),
    ] {
        let refused = signed(persons.0, persons.1, persons.2, &cashiers).unwrap_err();
        assert_eq!((refused.code(), Refusal::from(refused).code.as_str()), (code, code));
    }
    let postings = signed(1, 2, 3, &[4]).unwrap().postings();
    assert_eq!(postings.len(), 2);
}

#[test]
fn i08_a_voucher_of_a_closed_month_is_undone_in_the_open_one() {
    let chart = chart();
    let (may, june) = ("2025-05".parse().unwrap(), "2025-06".parse().unwrap());
    let open_in_may = Periods::none().with("resident_basic", may, may);
    let date = parse_date("2025-05-20").unwrap();
    let payment = book(&chart, "provider_payment", "resident_basic", date, &[(Fen(500), "甲医院".into())]).unwrap();
    let payment = check(&chart, &open_in_may, payment).unwrap();

    let open_in_june = Periods::none().with("resident_basic", june, june);
    let back_dated = reverse(VoucherId(9), &payment, date).unwrap();
    assert_eq!(check(&chart, &open_in_june, back_dated), Err(VoucherRefused::PeriodNotOpen));
    let reversal = reverse(VoucherId(9), &payment, parse_date("2025-06-02").unwrap()).unwrap();
    let reversal = check(&chart, &open_in_june, reversal).unwrap();
    assert_eq!(reversal.reverses(), Some(VoucherId(9)));
    assert_eq!(reversal.lines()[0].side, Side::Credit);
    assert!(reversal.lines()[0].summary.contains("K9"), "it names what it undoes");
    assert_eq!(reverse(VoucherId(10), &reversal, date), Err(VoucherRefused::ReversalOfReversal));
}
