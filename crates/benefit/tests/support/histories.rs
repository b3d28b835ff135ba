//! Random histories of persons for the tests: amounts crowd around the edges
//! of bands and caps, birthdays around the fifteenth, stays around the turn of
//! the year; priors are right, wrong or missing; some rows cannot be settled.

#![allow(clippy::inconsistent_digit_grouping, reason = "yuan and fen: 1_500_00 is 1500 yuan")]
#![allow(dead_code, reason = "each test binary uses its part")]

use base::Date;
use benefit::{StayColumns, day_of_date};
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;

use super::second_model::Bill;

/// The edges an in-scope cost or a sum may just reach, in fen.
const EDGES: [i64; 17] = [
    100_00, 200_00, 400_00, 500_00, 600_00, 800_00, 900_00, 1_500_00, 3_000_00, 4_000_00, 5_000_00, 7_000_00,
    10_000_00, 15_000_00, 40_593_75, 180_000_00, 700_000_00,
];

/// So many persons with one to six bills each, by person and in a random order
/// within the person.
pub(crate) fn random_histories(persons: usize, seed: u64) -> Vec<Bill> {
    let mut rng = ChaCha8Rng::seed_from_u64(seed);
    let mut bills = Vec::with_capacity(persons * 4);
    for person in 1..=persons as i64 {
        history(&mut rng, person, &mut bills);
    }
    bills
}

fn history(rng: &mut ChaCha8Rng, person_id: i64, bills: &mut Vec<Bill>) {
    let first = bills.len();
    let mut admit = day(2017, 1, 1) + rng.random_range(0..340);
    let mut birth = birthday(rng, admit);
    if rng.random_range(0..40) == 0 {
        // Born on a leap day, admitted about the fifteenth birthday.
        (birth, admit) = (day(2004, 2, 29), day(2019, 2, 27) + rng.random_range(0..4));
    }
    let hard = rng.random_range(0..3) == 0;
    for nth in 0..rng.random_range(1..=6) {
        let stay_id = person_id * 10 + nth;
        let continued = nth > 0 && rng.random_range(0..8) == 0;
        if continued {
            // The next 1 January, most often after a stay late in December.
            admit = day(year_of(admit) + 1, 1, 1);
        } else if nth > 0 {
            admit += [0, 1, 5, 30, 120][rng.random_range(0..5)];
        }
        if rng.random_range(0..12) == 0 {
            admit = day(year_of(admit), 12, 28).max(admit);
        }
        let last = (nth > 0).then_some(stay_id - 1);
        let referral = [0, 0, 0, 1, 1, 2, 3, 4][rng.random_range(0..8)];
        let prior = match (last, referral) {
            _ if rng.random_range(0..20) == 0 => stay_id - 2,
            (Some(last), 1 | 2) if rng.random_range(0..10) > 0 => last,
            (Some(last), _) if continued && rng.random_range(0..10) > 0 => last,
            _ => 0,
        };
        let (out_of_scope, preself) = (rng.random_range(0..3) * 1_234, rng.random_range(0..3) * 567);
        let mut bill = Bill {
            stay_id,
            person_id,
            birth: date(birth),
            admit: date(admit),
            discharge: date(admit + rng.random_range(0..20)),
            tier: rng.random_range(0..7),
            out_of_area: rng.random_range(0..2),
            total: cost(rng) + out_of_scope + preself,
            out_of_scope,
            preself,
            referral,
            // Now and then marked as continued though it is not.
            is_cont: u8::from(continued || rng.random_range(0..40) == 0),
            prior,
            hardship: u8::from(hard && rng.random_range(0..3) > 0),
        };
        if rng.random_range(0..40) == 0 {
            spoil(rng, &mut bill);
        }
        bills.push(bill);
    }
    let count = bills.len() - first;
    bills.swap(first + rng.random_range(0..count), first + rng.random_range(0..count));
}

/// Makes a bill one that cannot be settled.
fn spoil(rng: &mut ChaCha8Rng, bill: &mut Bill) {
    match rng.random_range(0..10) {
        0 => bill.total = -1,
        1 => bill.out_of_scope = -1,
        2 => bill.preself = -100,
        3 => bill.discharge = bill.admit.previous_day().unwrap(),
        4 => bill.tier = rng.random_range(7..=255),
        5 => bill.out_of_scope = bill.total + 1,
        6 => bill.birth = bill.admit.next_day().unwrap(),
        7 => bill.stay_id -= 1,
        8 => bill.hardship = 2,
        _ => bill.referral = 5,
    }
}

fn cost(rng: &mut ChaCha8Rng) -> i64 {
    match rng.random_range(0..10) {
        0..=3 => (EDGES[rng.random_range(0..EDGES.len())] + rng.random_range(-2..=2)).max(0),
        4..=6 => rng.random_range(0..20_000_00),
        7 => rng.random_range(0..200_000_00),
        8 => rng.random_range(0..900_000_00),
        _ => rng.random_range(0..3_000_00),
    }
}

/// Any age, but often just before or after the fifteenth birthday.
fn birthday(rng: &mut ChaCha8Rng, admit: i32) -> i32 {
    match rng.random_range(0..6) {
        0 => {
            let on = date(admit);
            day(on.year() - 15, u8::from(on.month()), on.day().min(28)) + rng.random_range(-2..=2)
        }
        1 => day([2000, 2002, 2003, 2004][rng.random_range(0..4)], 2, 28) + rng.random_range(0..3),
        2 => day(2003, 1, 1) + rng.random_range(0..720),
        _ => day(1940, 1, 1) + rng.random_range(0..27_000),
    }
}

fn day(year: i32, month: u8, day: u8) -> i32 {
    day_of_date(Date::from_calendar_date(year, time::Month::try_from(month).unwrap(), day).unwrap())
}

fn date(day: i32) -> Date {
    benefit::date_of_day(day).unwrap()
}

fn year_of(day: i32) -> i32 {
    date(day).year()
}

/// Bills as columns.
#[derive(Default)]
pub(crate) struct Table {
    pub(crate) stay_id: Vec<i64>,
    pub(crate) person_id: Vec<i64>,
    pub(crate) birth_date: Vec<i32>,
    pub(crate) admit_date: Vec<i32>,
    pub(crate) discharge_date: Vec<i32>,
    pub(crate) tier: Vec<u8>,
    pub(crate) out_of_area: Vec<u8>,
    pub(crate) total_fen: Vec<i64>,
    pub(crate) out_of_scope_fen: Vec<i64>,
    pub(crate) preself_fen: Vec<i64>,
    pub(crate) referral: Vec<u8>,
    pub(crate) is_cont: Vec<u8>,
    pub(crate) prior_stay_id: Vec<i64>,
    pub(crate) hardship: Vec<u8>,
}

impl Table {
    pub(crate) fn of<'a>(bills: impl IntoIterator<Item = &'a Bill>) -> Table {
        let mut table = Table::default();
        for bill in bills {
            table.stay_id.push(bill.stay_id);
            table.person_id.push(bill.person_id);
            table.birth_date.push(day_of_date(bill.birth));
            table.admit_date.push(day_of_date(bill.admit));
            table.discharge_date.push(day_of_date(bill.discharge));
            table.tier.push(bill.tier);
            table.out_of_area.push(bill.out_of_area);
            table.total_fen.push(bill.total);
            table.out_of_scope_fen.push(bill.out_of_scope);
            table.preself_fen.push(bill.preself);
            table.referral.push(bill.referral);
            table.is_cont.push(bill.is_cont);
            table.prior_stay_id.push(bill.prior);
            table.hardship.push(bill.hardship);
        }
        table
    }

    pub(crate) fn columns(&self) -> StayColumns<'_> {
        StayColumns {
            stay_id: &self.stay_id,
            person_id: &self.person_id,
            birth_date: &self.birth_date,
            admit_date: &self.admit_date,
            discharge_date: &self.discharge_date,
            tier: &self.tier,
            out_of_area: &self.out_of_area,
            total_fen: &self.total_fen,
            out_of_scope_fen: &self.out_of_scope_fen,
            preself_fen: &self.preself_fen,
            referral: &self.referral,
            is_cont: &self.is_cont,
            prior_stay_id: &self.prior_stay_id,
            hardship: &self.hardship,
        }
    }
}
