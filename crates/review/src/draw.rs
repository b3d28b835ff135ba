//! Drawing: samples of claims and the next reviewer, so that nobody chooses and
//! anybody can repeat the draw with a pocket program.
//!
//! How to repeat a draw of `k` out of a population with a seed of 32 bytes:
//! 1. Sort the ids ascending and take each once: `a[0] … a[n−1]`.
//! 2. The stream of numbers: block 0 is SM3(seed ‖ 0), block 1 SM3(seed ‖ 1), …,
//!    the counter as 8 bytes, highest first. Each block of 32 bytes gives four
//!    unsigned 64-bit numbers, highest byte first.
//! 3. A number below `m`: take the next number `x` of the stream; if
//!    `x ≥ 2⁶⁴ − (2⁶⁴ mod m)`, drop it and take the next; the result is `x mod m`.
//!    Dropping makes every result equally likely.
//! 4. For `i = 0 … k−1`: draw `j` below `n − i` and swap `a[i]` with `a[i + j]`.
//!    The sample is `a[0] … a[k−1]`, given in ascending order.
//!
//! Article: R1-12.11, R4-16 (samples at random), R1-30 (spot checks).

use base::{Rate, StaffId};
use regulation::duties::DutyLaw;
use sm3::{Digest, Sm3};

use crate::history::History;
use crate::permit::{Demand, StaffFacts, may_act};

/// Draws `count` ids out of a population (order and repetitions do not matter);
/// all of it when it has no more than that. Ascending.
pub fn draw(population: &[i64], seed: &[u8; 32], count: usize) -> Vec<i64> {
    let mut ids = population.to_vec();
    ids.sort_unstable();
    ids.dedup();
    let mut stream = Stream::of(seed);
    let count = count.min(ids.len());
    for i in 0..count {
        let j = stream.below((ids.len() - i) as u64) as usize;
        ids.swap(i, i + j);
    }
    ids.truncate(count);
    ids.sort_unstable();
    ids
}

/// Draws a share of a population, at least so much: 5 % of 101 are 6.
pub fn draw_share(population: &[i64], seed: &[u8; 32], share: Rate) -> Vec<i64> {
    let mut ids = population.to_vec();
    ids.sort_unstable();
    ids.dedup();
    let count = share_count(ids.len(), share);
    draw(&ids, seed, count)
}

/// How many make up a share of a population: rounded up, at most all.
pub fn share_count(population: usize, share: Rate) -> usize {
    let parts = population as u128 * share.as_permyriad().max(0) as u128;
    (parts.div_ceil(Rate::WHOLE as u128) as usize).min(population)
}

/// Draws one id; `None` out of nothing.
pub fn draw_one(population: &[i64], seed: &[u8; 32]) -> Option<i64> {
    draw(population, seed, 1).into_iter().next()
}

/// Draws the next reviewer among those who may act on the case: whoever made or
/// reviewed it before does not choose who comes next. `None` when nobody may.
pub fn draw_reviewer(
    law: &DutyLaw,
    history: &History,
    candidates: &[StaffFacts],
    demand: &Demand,
    seed: &[u8; 32],
) -> Option<StaffId> {
    let may = |staff: &&StaffFacts| may_act(law, history, staff, demand.clone()).is_ok();
    let eligible: Vec<i64> = candidates.iter().filter(may).map(|staff| staff.staff.0).collect();
    draw_one(&eligible, seed).map(StaffId)
}

/// The stream of numbers of step 2.
struct Stream<'s> {
    seed: &'s [u8; 32],
    counter: u64,
    block: [u8; 32],
    used: usize,
}

impl<'s> Stream<'s> {
    fn of(seed: &'s [u8; 32]) -> Stream<'s> {
        Stream { seed, counter: 0, block: [0; 32], used: 32 }
    }

    fn next(&mut self) -> u64 {
        if self.used == 32 {
            let hash = Sm3::new().chain_update(self.seed).chain_update(self.counter.to_be_bytes()).finalize();
            self.block = hash.into();
            self.counter += 1;
            self.used = 0;
        }
        let bytes = &self.block[self.used..self.used + 8];
        self.used += 8;
        u64::from_be_bytes(bytes.try_into().expect("eight bytes make a number"))
    }

    /// A number below `bound`, every one equally likely (step 3).
    fn below(&mut self, bound: u64) -> u64 {
        assert!(bound > 0, "a draw is made out of something");
        let dropped = (u64::MAX % bound + 1) % bound; // 2^64 mod bound
        loop {
            let number = self.next();
            if number <= u64::MAX - dropped {
                return number % bound;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_draw_is_the_one_described_above() {
        // The stream of step 2 by hand: the first number of SM3(seed ‖ 0).
        let seed = [7; 32];
        let block: [u8; 32] = Sm3::new().chain_update(seed).chain_update([0; 8]).finalize().into();
        let first = u64::from_be_bytes(block[..8].try_into().unwrap());
        assert_eq!(draw_one(&[30, 10, 20, 20], &seed), Some([10, 20, 30][(first % 3) as usize]));
        assert_eq!(draw_one(&[], &seed), None);
        assert_eq!(draw(&[3, 1, 2], &seed, 9), [1, 2, 3]);
    }

    #[test]
    fn numbers_near_the_end_of_the_range_are_dropped() {
        // With a bound just above half the range about half of all numbers must
        // be dropped; without dropping, small results would come twice as often.
        let bound = (1u64 << 63) + 1;
        let mut stream = Stream::of(&[1; 32]);
        let small = (0..4000).filter(|_| stream.below(bound) < bound / 2).count();
        assert!((1850..=2150).contains(&small), "{small} of 4000");
    }

    #[test]
    fn a_share_is_rounded_up() {
        for (population, count) in [(0, 0), (1, 1), (20, 1), (21, 2), (100, 5), (101, 6), (60_000, 3000)] {
            assert_eq!(share_count(population, Rate::percent(5)), count, "{population}");
        }
        assert_eq!(share_count(10, Rate::percent(200)), 10);
    }
}
