//! A second model of the settlement, slow and written apart from the engine:
//! straight from the rules as they are told to outsiders, with a structure of
//! its own (the whole history is looked at for every stay, amounts are exact
//! hundredths of a fen in 128 bits, the bands are filled like vessels). The
//! tests compare it with the engine over random histories.
//!
//! Article: R2-53, R2-56, R2-59, R2-60, R2-64, R2-92

#![allow(clippy::inconsistent_digit_grouping, reason = "yuan and fen: 1_500_00 is 1500 yuan")]
#![allow(clippy::unwrap_used, reason = "a test that cannot unwrap has failed")]
#![allow(dead_code, reason = "each test binary uses its part of the model")]

use std::collections::BTreeMap;

use base::Date;
use time::Month;

/// One row of the bulk file with real dates.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Bill {
    pub(crate) stay_id: i64,
    pub(crate) person_id: i64,
    pub(crate) birth: Date,
    pub(crate) admit: Date,
    pub(crate) discharge: Date,
    pub(crate) tier: u8,
    pub(crate) out_of_area: u8,
    pub(crate) total: i64,
    pub(crate) out_of_scope: i64,
    pub(crate) preself: i64,
    pub(crate) referral: u8,
    pub(crate) is_cont: u8,
    pub(crate) prior: i64,
    pub(crate) hardship: u8,
}

/// One row of the result.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Paid {
    pub(crate) in_scope: i64,
    pub(crate) ded_std: i64,
    pub(crate) ded: i64,
    pub(crate) ratio_cut: i64,
    pub(crate) basic: i64,
    pub(crate) ci: i64,
    pub(crate) hs: i64,
    pub(crate) self_in_scope: i64,
    pub(crate) review: i64,
}

/// How often each branch was reached.
pub(crate) type Reached = BTreeMap<&'static str, u64>;

/// Every branch of the model; a random test that misses one proves too little.
pub(crate) const BRANCHES: [&str; 38] = [
    "refused: amount negative",
    "refused: discharged before admission",
    "refused: tier unknown",
    "refused: in scope below zero",
    "refused: born after admission",
    "refused: settled before",
    "refused: flag",
    "refused: referral code",
    "child on the last day",
    "child",
    "adult on the first day",
    "adult born on 29 February",
    "second admission",
    "child with an earlier admission",
    "township after an admission",
    "continued part after an admission",
    "prior named: not the preceding one",
    "prior needed: none named",
    "continued: deductible used up",
    "continued: part of the deductible left",
    "continued: goes before a referral",
    "continued: into the next year",
    "referred up: a difference",
    "referred up: nothing",
    "referred down",
    "unfiled: 20 points less",
    "unfiled in the county: nothing less",
    "in scope within the deductible",
    "in scope ends in the first band",
    "in scope ends on the limit",
    "in scope ends in the second band",
    "basic: half a fen rounded up",
    "basic: the cap cuts",
    "basic: the cap is used up",
    "critical: crosses two bands",
    "critical: the cap cuts",
    "hardship: crosses three bands",
    "hardship: accumulated before, paid later",
];

/// Deductible, limit of the first band in fen; the two ratios in percent.
const TIERS: [(i64, i64, i128, i128); 7] = [
    (200_00, 800_00, 70, 90),
    (400_00, 1_500_00, 63, 83),
    (500_00, 3_000_00, 55, 75),
    (900_00, 4_000_00, 53, 72),
    (600_00, 4_000_00, 53, 72),
    (1_500_00, 7_000_00, 50, 68),
    (1_500_00, 7_000_00, 50, 68),
];

/// Width of each vessel in fen and what of it is paid, in percent.
const CRITICAL: [(i64, i128); 4] = [(15_000_00, 0), (35_000_00, 50), (50_000_00, 60), (i64::MAX, 70)];
const HARDSHIP: [(i64, i128); 6] =
    [(3_000_00, 0), (2_000_00, 30), (5_000_00, 40), (5_000_00, 50), (35_000_00, 80), (i64::MAX, 90)];

/// Settles all bills of one person; the bills come in any order, the results
/// come beside them.
pub(crate) fn settle_person(bills: &[Bill], reached: &mut Reached) -> Vec<Result<Paid, &'static str>> {
    let mut order: Vec<usize> = (0..bills.len()).collect();
    order.sort_by_key(|n| (bills[*n].admit, bills[*n].stay_id));
    let mut results = vec![Err("not looked at"); bills.len()];
    let mut done: Vec<(Bill, Paid)> = Vec::new();
    for n in order {
        results[n] = settle_bill(&bills[n], &done, reached);
        if let Ok(paid) = results[n] {
            done.push((bills[n], paid));
        }
    }
    results
}

fn settle_bill(bill: &Bill, done: &[(Bill, Paid)], reached: &mut Reached) -> Result<Paid, &'static str> {
    let mut reach = |branch: &'static str| *reached.entry(branch).or_default() += 1;
    if bill.out_of_area > 1 || bill.is_cont > 1 || bill.hardship > 1 {
        reach("refused: flag");
        return Err("flag_neither_zero_nor_one");
    }
    if bill.referral > 4 {
        reach("refused: referral code");
        return Err("referral_unknown");
    }
    if bill.total < 0 || bill.out_of_scope < 0 || bill.preself < 0 {
        reach("refused: amount negative");
        return Err("amount_negative");
    }
    if bill.discharge < bill.admit {
        reach("refused: discharged before admission");
        return Err("discharged_before_admission");
    }
    if bill.tier > 6 {
        reach("refused: tier unknown");
        return Err("tier_unknown");
    }
    let in_scope = bill.total - bill.out_of_scope - bill.preself;
    if in_scope < 0 {
        reach("refused: in scope below zero");
        return Err("in_scope_below_zero");
    }
    if bill.birth > bill.admit {
        reach("refused: born after admission");
        return Err("born_after_admission");
    }
    if done.last().is_some_and(|(last, _)| last.stay_id == bill.stay_id) {
        reach("refused: settled before");
        return Err("stay_settled_before");
    }

    let (full, limit, low, high) = TIERS[usize::from(bill.tier)];
    let this_year: Vec<&(Bill, Paid)> = done.iter().filter(|(b, _)| b.admit.year() == bill.admit.year()).collect();
    let earlier_admission = this_year.iter().any(|(b, _)| b.tier >= 1 && b.is_cont == 0);
    let fifteen = fifteenth_birthday(bill.birth);
    let ded_std = if bill.admit < fifteen {
        reach("child");
        if bill.admit.next_day() == Some(fifteen) {
            reach("child on the last day");
        }
        if earlier_admission {
            reach("child with an earlier admission");
        }
        full / 2
    } else {
        if bill.admit == fifteen {
            reach("adult on the first day");
            if bill.birth.day() == 29 && bill.birth.month() == Month::February {
                reach("adult born on 29 February");
            }
        }
        match (earlier_admission, bill.tier >= 1, bill.is_cont == 1) {
            (true, true, false) => {
                reach("second admission");
                full / 2
            }
            (true, false, _) => {
                reach("township after an admission");
                full
            }
            (true, true, true) => {
                reach("continued part after an admission");
                full
            }
            (false, ..) => full,
        }
    };

    let mut review = 0;
    let mut ded = ded_std;
    let preceding = done.last().filter(|(last, _)| bill.prior != 0 && last.stay_id == bill.prior);
    if bill.prior != 0 && preceding.is_none() {
        reach("prior named: not the preceding one");
        review = 1;
    } else if bill.prior == 0 && (bill.is_cont == 1 || bill.referral == 1 || bill.referral == 2) {
        reach("prior needed: none named");
        review = 1;
    } else if let Some((before, paid)) = preceding {
        if bill.is_cont == 1 {
            ded = if paid.in_scope >= paid.ded { 0 } else { paid.ded - paid.in_scope };
            reach(if ded == 0 { "continued: deductible used up" } else { "continued: part of the deductible left" });
            if bill.referral == 1 || bill.referral == 2 {
                reach("continued: goes before a referral");
            }
            if before.admit.year() < bill.admit.year() {
                reach("continued: into the next year");
            }
        } else if bill.referral == 1 {
            ded = if ded_std > paid.ded_std { ded_std - paid.ded_std } else { 0 };
            reach(if ded == 0 { "referred up: nothing" } else { "referred up: a difference" });
        } else if bill.referral == 2 {
            reach("referred down");
            ded = 0;
        }
    }

    let unfiled = bill.out_of_area == 1 && bill.referral == 0;
    let ratio_cut = if unfiled && bill.tier >= 2 { 20 } else { 0 };
    if unfiled {
        reach(if ratio_cut == 20 { "unfiled: 20 points less" } else { "unfiled in the county: nothing less" });
    }
    reach(match in_scope {
        cost if cost <= ded => "in scope within the deductible",
        cost if cost < limit => "in scope ends in the first band",
        cost if cost == limit => "in scope ends on the limit",
        _ => "in scope ends in the second band",
    });
    // The deductible is an empty vessel, the first band reaches to the limit.
    let vessels = [(ded, 0), (limit - ded, low - i128::from(ratio_cut)), (i64::MAX, high - i128::from(ratio_cut))];
    let exact = filled(in_scope, &vessels);
    if exact.rem_euclid(100) == 50 {
        reach("basic: half a fen rounded up");
    }
    let cap_left = 150_000_00 - this_year.iter().map(|(_, paid)| paid.basic).sum::<i64>();
    let basic = at_most(rounded(exact), cap_left, |left| {
        reach(if left == 0 { "basic: the cap is used up" } else { "basic: the cap cuts" });
    });

    let a_before: i64 = this_year.iter().map(|(_, paid)| paid.in_scope - paid.basic).sum();
    let a_after = a_before + in_scope - basic;
    if a_before < 50_000_00 && a_after > 100_000_00 {
        reach("critical: crosses two bands");
    }
    let left = 400_000_00 - this_year.iter().map(|(_, paid)| paid.ci).sum::<i64>();
    let growth = filled(a_after, &CRITICAL) - filled(a_before, &CRITICAL);
    let ci = at_most(rounded(growth), left, |_| reach("critical: the cap cuts"));

    let b_before: i64 = this_year.iter().map(|(_, paid)| paid.in_scope - paid.basic - paid.ci).sum();
    let b_after = b_before + in_scope - basic - ci;
    let growth = filled(b_after, &HARDSHIP) - filled(b_before, &HARDSHIP);
    let hs = if bill.hardship == 1 { rounded(growth) } else { 0 };
    if bill.hardship == 1 {
        if b_before < 5_000_00 && b_after > 15_000_00 {
            reach("hardship: crosses three bands");
        }
        if hs > 0 && this_year.iter().any(|(b, paid)| b.hardship == 0 && paid.self_in_scope > 0) {
            reach("hardship: accumulated before, paid later");
        }
    }
    let self_in_scope = in_scope - basic - ci - hs;
    Ok(Paid { in_scope, ded_std, ded, ratio_cut, basic, ci, hs, self_in_scope, review })
}

/// The first day of the sixteenth year of life; 1 March where the birthday is
/// 29 February and the year has none.
fn fifteenth_birthday(birth: Date) -> Date {
    let year = birth.year() + 15;
    Date::from_calendar_date(year, birth.month(), birth.day())
        .unwrap_or_else(|_| Date::from_calendar_date(year, Month::March, 1).unwrap())
}

/// What is paid when an amount is poured into vessels one after another, in
/// hundredths of a fen.
fn filled(amount: i64, vessels: &[(i64, i128)]) -> i128 {
    let (mut rest, mut paid) = (amount, 0);
    for (width, percent) in vessels {
        let here = rest.min(*width).max(0);
        paid += i128::from(here) * percent;
        rest -= here;
    }
    paid
}

/// Hundredths of a fen to fen, a half upwards.
fn rounded(hundredths: i128) -> i64 {
    let (whole, rest) = (hundredths.div_euclid(100), hundredths.rem_euclid(100));
    i64::try_from(whole + i128::from(rest >= 50)).unwrap()
}

fn at_most(amount: i64, left: i64, cut: impl FnOnce(i64)) -> i64 {
    if amount > left {
        cut(left);
        left
    } else {
        amount
    }
}
