//! Draws are fair and can be repeated, the next reviewer is drawn among those
//! who may, and a sum cut into parts reaches the level of the whole.
//!
//! Article: R1-12.6, R1-12.11, R4-16.

#![allow(clippy::unwrap_used)] // a test that finds nothing to unwrap has failed

use base::{Date, Fen, Rate, StaffId, StatementId};
use proptest::prelude::*;
use regulation::Law;
use regulation::duties::Duty;
use review::{Act, CaseRef, Counted, Demand, History, StaffFacts, counted_amount, draw, draw_reviewer, draw_share};
use time::Duration;
use time::macros::date;

fn seed(n: u64) -> [u8; 32] {
    let mut seed = [0; 32];
    seed[..8].copy_from_slice(&n.to_be_bytes());
    seed
}

/// 10^6 draws of 1 in 20 and of 3 in 20: chi-square with 19 degrees of freedom
/// stays below 36.19 (p > 0.01; the seeds are fixed, so it cannot flicker).
#[test]
fn i15_every_claim_is_drawn_equally_often() {
    let population: Vec<i64> = (1..=20).collect();
    for count in [1, 3] {
        let mut hits = [0i64; 20];
        let draws = 1_000_000 / count;
        for n in 0..draws {
            for id in draw(&population, &seed(n as u64), count) {
                hits[(id - 1) as usize] += 1;
            }
        }
        let expected = (draws * count) as i64 / 20;
        let squares: i64 = hits.iter().map(|hit| (hit - expected).pow(2)).sum();
        println!("{draws} draws of {count}: chi-square × 1000 = {}", squares * 1000 / expected);
        assert!(squares * 100 / expected < 3_619, "{hits:?}");
    }
}

#[test]
fn i03_the_next_reviewer_is_drawn_fairly_among_those_who_may() {
    let law = Law::embedded().unwrap_or_else(|errors| panic!("{errors}")).duties;
    let done = Act { staff: StaffId(1), on_behalf_of: None, duty: Duty::FirstReview };
    let history = History::of(CaseRef::Statement(StatementId(1))).with([done], []);
    let mut staff: Vec<StaffFacts> = (1..=6).map(|id| StaffFacts::of(StaffId(id), [Duty::SecondReview])).collect();
    staff[5].on_establishment = false;
    let demand = Demand::from(Duty::SecondReview);
    let mut hits = [0i64; 7];
    for n in 0..20_000 {
        let drawn = draw_reviewer(&law, &history, &staff, &demand, &seed(n)).unwrap();
        hits[drawn.0 as usize] += 1;
    }
    assert_eq!((hits[1], hits[6]), (0, 0), "the first reviewer and the contractor are never drawn");
    let squares: i64 = hits[2..=5].iter().map(|hit| (hit - 5000i64).pow(2)).sum();
    assert!(squares / 5000 < 16, "{hits:?}");
    assert_eq!(draw_reviewer(&law, &history, &staff[..1], &demand, &seed(0)), None);
}

proptest! {
    #[test]
    fn a_draw_does_not_depend_on_order_or_repetition(ids in prop::collection::btree_set(any::<i64>(), 1..200), n: u64, turn in 0usize..200) {
        let ordered: Vec<i64> = ids.iter().copied().collect();
        let mut other = ordered.clone();
        other.rotate_left(turn % ordered.len().max(1));
        other.extend(ordered.iter().take(5));
        let sample = draw_share(&ordered, &seed(n), Rate::percent(5));
        prop_assert_eq!(&sample, &draw_share(&other, &seed(n), Rate::percent(5)));
        prop_assert_eq!(sample.len(), ordered.len().div_ceil(20));
        prop_assert!(sample.windows(2).all(|two| two[0] < two[1]));
        prop_assert!(sample.iter().all(|id| ids.contains(id)));
    }

    #[test]
    fn i05_split_below_threshold_reaches_the_level_of_the_whole(
        parts in 2i64..=20, days in prop::collection::vec(0i64..=30, 20), last in 0usize..20, by_payee: bool,
    ) {
        let whole = 100_000_000; // twice the first limit
        let key = |n: i64| if by_payee { "payee:1".to_owned() } else { format!("payee:{n}") };
        let part = |n: i64| Counted {
            on: date!(2025 - 06 - 01) + Duration::days(days[n as usize]),
            amount: Fen(whole / parts + i64::from(n < whole % parts)),
            keys: [key(n), "episode:9".to_owned()].into(),
        };
        let all: Vec<Counted> = (0..parts).map(part).collect();
        let last = last % all.len();
        let others: Vec<Counted> = all.iter().enumerate().filter(|(n, _)| *n != last).map(|(_, c)| c.clone()).collect();
        prop_assert_eq!(counted_amount(&all[last], &others, 30), Ok(Fen(whole)));
    }
}

#[test]
fn i05_what_shares_nothing_or_lies_outside_the_window_does_not_add_up() {
    let on = |day: i64| -> Date { date!(2025 - 06 - 01) + Duration::days(day) };
    let counted =
        |day: i64, fen: i64, key: &str| Counted { on: on(day), amount: Fen(fen), keys: [key.to_owned()].into() };
    let this = counted(40, 10, "payee:1");
    let others = [
        counted(10, 100, "payee:1"),
        counted(9, 1000, "payee:1"),
        counted(40, 5000, "payee:2"),
        counted(41, -7, "payee:1"),
    ];
    assert_eq!(counted_amount(&this, &others, 30), Ok(Fen(110)), "a reversal opens no way for the next part");
    assert!(counted_amount(&counted(0, i64::MAX, "a"), &[counted(0, 1, "a")], 30).is_err());
}
