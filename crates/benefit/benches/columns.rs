//! How many stays a second are settled in memory: ten million stays of a year,
//! first as they arrive (by day of admission, persons mixed), then grouped by
//! person; and how many are replayed under two policies at once, with all sums.
//!
//! `cargo bench -p benefit` · `cargo bench -p benefit -- ROWS THREADS`

#[path = "../../base/benches/figure/mod.rs"]
mod figure;

use std::num::NonZeroUsize;
use std::time::Instant;

use benefit::{Groups, Policy, StayColumns, replay_columns, settle_columns};
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;

const HENAN: &str = include_str!("../../../regulation/benefits/henan-resident-2017.toml");

fn main() {
    let mut numbers = std::env::args().skip(1).filter_map(|text| text.parse::<usize>().ok());
    let rows = numbers.next().unwrap_or(10_000_000);
    let threads = numbers.next().and_then(NonZeroUsize::new).unwrap_or(NonZeroUsize::MIN.saturating_add(3));
    let law = regulation::benefits::BenefitPolicy::from_text("henan-resident-2017.toml", HENAN);
    let policy = Policy::new(law.expect("the policy is sound"));

    let mut year = Year::of(rows, 20_170_101);
    measure("benefit/columns as they arrive", &policy, &year, threads);
    let draft = HENAN.replacen("deductible_fen = 40_000", "deductible_fen = 60_000", 1);
    let draft = regulation::benefits::BenefitPolicy::from_text("draft.toml", &draft);
    replay(
        "benefit/replay as they arrive",
        [&policy, &Policy::new(draft.expect("the draft is sound"))],
        &year,
        threads,
    );
    year.group_by_person();
    measure("benefit/columns by person", &policy, &year, threads);
}

/// The best of three, so that the first touch of the memory is told apart.
fn measure(name: &str, policy: &Policy, year: &Year, threads: NonZeroUsize) {
    let mut best = f64::INFINITY;
    for _ in 0..3 {
        let begun = Instant::now();
        let settled = settle_columns(policy, &year.columns(), threads);
        best = best.min(begun.elapsed().as_secs_f64());
        assert_eq!(settled.stay_id.len() + settled.rejected.len(), year.stay_id.len());
        std::hint::black_box(settled);
    }
    figure::report(name, year.stay_id.len() as u64, "stays", best, &format!("{threads} threads"));
}

/// The best of three under two policies.
fn replay(name: &str, [before, after]: [&Policy; 2], year: &Year, threads: NonZeroUsize) {
    let ages_from = [0, 7, 15, 45, 60, 75];
    let groups = Groups { ages_from: &ages_from, change_steps: &[10_000, 100_000, 1_000_000], largest: 10 };
    let mut best = f64::INFINITY;
    for _ in 0..3 {
        let begun = Instant::now();
        let replay = replay_columns(before, after, &year.columns(), &groups, threads).expect("the sums hold");
        best = best.min(begun.elapsed().as_secs_f64());
        assert!(replay.persons.worse > 0 && replay.all.stays > 0);
        std::hint::black_box(replay);
    }
    figure::report(name, year.stay_id.len() as u64, "stays", best, &format!("{threads} threads"));
}

/// A year of stays, three a person on average.
#[derive(Default)]
struct Year {
    stay_id: Vec<i64>,
    person_id: Vec<i64>,
    birth_date: Vec<i32>,
    admit_date: Vec<i32>,
    discharge_date: Vec<i32>,
    tier: Vec<u8>,
    out_of_area: Vec<u8>,
    total_fen: Vec<i64>,
    out_of_scope_fen: Vec<i64>,
    preself_fen: Vec<i64>,
    referral: Vec<u8>,
    is_cont: Vec<u8>,
    prior_stay_id: Vec<i64>,
    hardship: Vec<u8>,
}

impl Year {
    fn of(rows: usize, seed: u64) -> Year {
        let (mut rng, mut year) = (ChaCha8Rng::seed_from_u64(seed), Year::default());
        let persons = (rows / 3).max(1) as i64;
        let mut latest = vec![0i64; persons as usize + 1];
        for row in 0..rows {
            let person = rng.random_range(1..=persons);
            let tier = [0, 0, 1, 1, 1, 1, 2, 3, 3, 4, 5, 6][rng.random_range(0..12)];
            let total = rng.random_range(50_000..3_000_000) * i64::from(rng.random_range(1..=4u8));
            let admit = 17_167 + (row * 365 / rows) as i32;
            let referral = [0, 0, 0, 0, 0, 1, 2, 3, 4][rng.random_range(0..9)];
            year.stay_id.push(row as i64 + 1);
            year.person_id.push(person);
            year.birth_date.push((person.wrapping_mul(7_919) % 30_000) as i32 - 14_000);
            year.admit_date.push(admit);
            year.discharge_date.push(admit + rng.random_range(1..20));
            year.tier.push(tier);
            year.out_of_area.push(u8::from(tier == 6 || tier > 1 && rng.random_range(0..5) == 0));
            year.total_fen.push(total);
            year.out_of_scope_fen.push(total / rng.random_range(8..40));
            year.preself_fen.push(total / rng.random_range(8..40));
            year.referral.push(referral);
            year.is_cont.push(0);
            year.prior_stay_id.push(if matches!(referral, 1 | 2) { latest[person as usize] } else { 0 });
            year.hardship.push(u8::from(person % 12 == 0));
            latest[person as usize] = row as i64 + 1;
        }
        year
    }

    fn columns(&self) -> StayColumns<'_> {
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

    fn group_by_person(&mut self) {
        let mut order: Vec<usize> = (0..self.stay_id.len()).collect();
        order.sort_by_key(|row| self.person_id[*row]);
        fn pick<T: Copy>(column: &mut Vec<T>, order: &[usize]) {
            *column = order.iter().map(|row| column[*row]).collect();
        }
        pick(&mut self.stay_id, &order);
        pick(&mut self.person_id, &order);
        pick(&mut self.birth_date, &order);
        pick(&mut self.admit_date, &order);
        pick(&mut self.discharge_date, &order);
        pick(&mut self.tier, &order);
        pick(&mut self.out_of_area, &order);
        pick(&mut self.total_fen, &order);
        pick(&mut self.out_of_scope_fen, &order);
        pick(&mut self.preself_fen, &order);
        pick(&mut self.referral, &order);
        pick(&mut self.is_cont, &order);
        pick(&mut self.prior_stay_id, &order);
        pick(&mut self.hardship, &order);
    }
}
