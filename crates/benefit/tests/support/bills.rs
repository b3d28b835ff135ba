//! Random bills of any kind of care for the tests: what the policy knows and now
//! and then what it does not; amounts crowd around prices, quotas, deductibles
//! and caps; now and then a bill cannot be settled.

#![allow(clippy::inconsistent_digit_grouping, reason = "yuan and fen: 1_500_00 is 1500 yuan")]
#![allow(dead_code, reason = "each test binary uses its part")]

use std::collections::BTreeSet;

use base::{Date, Fen};
use benefit::{
    Amounts, Bill, Birth, Care, Circumstances, Credit, Event, Policy, Referral, Stay, StayId, Withheld, date_of_day,
    day_of_date,
};
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;
use regulation::benefits::Status;

/// So many random events of one person, in no order, numbers from 1.
pub(crate) fn random_events(policy: &Policy, count: usize, seed: u64) -> Vec<Event> {
    let mut rng = ChaCha8Rng::seed_from_u64(seed);
    let person = Person::any(&mut rng);
    let mut day = day(2020, 1, 1) + rng.random_range(0..700);
    let mut events = Vec::with_capacity(count);
    for number in 1..=count as i64 {
        day += [0, 1, 3, 20, 60, 120][rng.random_range(0..6)];
        let account = policy.law().account.is_some() && rng.random_range(0..4) == 0;
        events.push(if account {
            let amount = rng.random_range(-20_000..60_000);
            Event::Credit(Credit { credit_id: number, day, amount: Fen(amount) })
        } else {
            Event::Bill(Box::new(bill(&mut rng, policy, &person, number, day)))
        });
    }
    let (a, b) = (rng.random_range(0..count), rng.random_range(0..count));
    events.swap(a, b);
    events
}

struct Person {
    birth: Date,
    statuses: BTreeSet<Status>,
    hardship: bool,
}

impl Person {
    fn any(rng: &mut ChaCha8Rng) -> Person {
        let born = [day(1940, 1, 1), day(1950, 3, 1), day(1990, 6, 1), day(2006, 2, 28)][rng.random_range(0..4)];
        let statuses = match rng.random_range(0..3) {
            0 => BTreeSet::new(),
            _ => (0..rng.random_range(1..3)).map(|_| Status::ALL[rng.random_range(0..Status::ALL.len())]).collect(),
        };
        Person { birth: date(born + rng.random_range(0..720)), statuses, hardship: rng.random_range(0..5) == 0 }
    }
}

fn bill(rng: &mut ChaCha8Rng, policy: &Policy, person: &Person, number: i64, admit: i32) -> Bill {
    let law = policy.law();
    let tiers = law.inpatient.as_ref().map(|stays| stays.tiers.as_slice()).unwrap_or_default();
    let tier = match tiers {
        [] => 1,
        some => some[rng.random_range(0..some.len())].code,
    };
    let care = care(rng, policy);
    let is_stay = matches!(care, Care::Stay | Care::EmergencyDied);
    let newborn = is_stay && law.newborn.is_some() && rng.random_range(0..12) == 0;
    let birth = if newborn { date(day(date(admit).year(), 1, 1)) } else { person.birth };
    let mut statuses = person.statuses.clone();
    if rng.random_range(0..8) == 0 {
        statuses.insert(Status::ALL[rng.random_range(0..Status::ALL.len())]);
    }
    let (out_of_scope, preself) = (rng.random_range(0..3) * 1_234, rng.random_range(0..3) * 567);
    let referral = [0, 0, 0, 1, 1, 2, 3, 3, 4][rng.random_range(0..9)];
    let circumstances = Circumstances {
        newborn,
        student_at_home: rng.random_range(0..15) == 0,
        not_informed: rng.random_range(0..8) == 0 && is_stay,
        certificate_unjustified: rng.random_range(0..15) == 0 && is_stay,
        by_account: law.account.is_some() && rng.random_range(0..2) == 0,
    };
    let mut bill = Bill {
        stay: Stay {
            stay_id: StayId(number),
            birth_date: birth,
            admit_date: date(admit),
            discharge_date: date(admit + if is_stay { rng.random_range(0..40) } else { 0 }),
            tier,
            out_of_area: rng.random_range(0..2) == 0,
            total: Fen(cost(rng, &care) + out_of_scope + preself),
            out_of_scope: Fen(out_of_scope),
            preself: Fen(preself),
            referral: Referral::from_code(referral).unwrap(),
            is_cont: rng.random_range(0..14) == 0,
            prior_stay_id: (number > 1 && rng.random_range(0..2) == 0).then_some(StayId(number - 1)),
            hardship: person.hardship,
        },
        care,
        statuses,
        circumstances,
        withheld: Vec::new(),
        emergency: None,
    };
    if !law.withheld.is_empty() && rng.random_range(0..6) == 0 {
        let reason = law.withheld[rng.random_range(0..law.withheld.len())].id.clone();
        bill.withheld.push(Withheld { reason, amount: Fen(rng.random_range(0..60_000)) });
    }
    if is_stay && rng.random_range(0..8) == 0 {
        let total = rng.random_range(0..300_000);
        bill.emergency = Some(Amounts { total: Fen(total), out_of_scope: Fen(total / 7), preself: Fen(total / 11) });
    }
    if rng.random_range(0..40) == 0 {
        spoil(rng, &mut bill);
    }
    bill
}

fn care(rng: &mut ChaCha8Rng, policy: &Policy) -> Care {
    let law = policy.law();
    match rng.random_range(0..20) {
        0..=8 => Care::Stay,
        9 => Care::EmergencyDied,
        10..=13 => Care::Visit,
        14 | 15 if !law.chronic.is_empty() => {
            Care::Chronic { disease: law.chronic[rng.random_range(0..law.chronic.len())].id.clone() }
        }
        16 if !law.fixed_price.is_empty() => {
            Care::FixedPrice { disease: law.fixed_price[rng.random_range(0..law.fixed_price.len())].id.clone() }
        }
        17 => Care::Birth { manner: [Birth::Natural, Birth::Caesarean][rng.random_range(0..2)] },
        18 => Care::BasicElsewhere { basic: Fen(rng.random_range(0..200_000)) },
        19 => Care::Chronic { disease: "nobody_knows".to_owned() },
        _ => Care::Stay,
    }
}

fn cost(rng: &mut ChaCha8Rng, care: &Care) -> i64 {
    let edges: &[i64] = match care {
        Care::Visit => &[50_00, 100_00, 400_00, 500_00, 2_500_00],
        Care::Chronic { .. } => &[300_00, 769_23, 3_692_30, 5_000_00, 6_000_00],
        Care::Birth { .. } => &[600_00, 1_000_00, 1_600_00, 2_000_00],
        Care::FixedPrice { .. } => &[5_000_00, 60_000_00, 70_000_00, 90_000_00],
        _ => &[300_00, 550_00, 1_500_00, 4_000_00, 10_000_00, 100_000_00, 300_000_00, 700_000_00],
    };
    match rng.random_range(0..4) {
        0 => (edges[rng.random_range(0..edges.len())] + rng.random_range(-2..=2)).max(0),
        1 => rng.random_range(0..edges[edges.len() - 1]),
        _ => rng.random_range(0..edges[edges.len() / 2] * 2),
    }
}

/// Makes a bill one that cannot be settled.
fn spoil(rng: &mut ChaCha8Rng, bill: &mut Bill) {
    match rng.random_range(0..8) {
        0 => bill.stay.total = Fen(-1),
        1 => bill.stay.out_of_scope = Fen(bill.stay.total.0 + 1),
        2 => bill.stay.tier = 31,
        3 => bill.stay.birth_date = bill.stay.admit_date.next_day().unwrap(),
        4 => bill.stay.discharge_date = bill.stay.admit_date.previous_day().unwrap(),
        5 => bill.withheld.push(Withheld { reason: "no_such_reason".to_owned(), amount: Fen(1) }),
        6 => bill.care = Care::BasicElsewhere { basic: Fen(bill.stay.total.0 + 1) },
        _ => bill.circumstances.newborn = true,
    }
}

pub(crate) fn day(year: i32, month: u8, day: u8) -> i32 {
    day_of_date(Date::from_calendar_date(year, time::Month::try_from(month).unwrap(), day).unwrap())
}

pub(crate) fn date(day: i32) -> Date {
    date_of_day(day).unwrap()
}
