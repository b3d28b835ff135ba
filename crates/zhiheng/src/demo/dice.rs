//! Seeded chance for the demonstration county: the same seed gives the same
//! county. Nothing that decides about money or rights uses it.

use rand_chacha::ChaCha20Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};

/// A seeded source of choices.
pub(crate) struct Dice(ChaCha20Rng);

impl Dice {
    /// A source of its own for one part of the county, so that a change in one
    /// part leaves the others as they were.
    pub(crate) fn new(seed: u64, part: u64) -> Dice {
        Dice(ChaCha20Rng::seed_from_u64(seed.wrapping_mul(1_000_003).wrapping_add(part)))
    }

    /// A number below `bound`; 0 for a bound of 0.
    pub(crate) fn below(&mut self, bound: usize) -> usize {
        // The bias of the remainder is below 2⁻⁴⁰ for the bounds used here.
        (self.0.next_u64() % bound.max(1) as u64) as usize
    }

    /// A number from `low` to `high`, both included.
    pub(crate) fn between(&mut self, low: i64, high: i64) -> i64 {
        low + self.below((high - low + 1).max(1) as usize) as i64
    }

    /// True so many times in a thousand.
    pub(crate) fn permille(&mut self, share: usize) -> bool {
        self.below(1_000) < share
    }

    /// One of a list that is not empty.
    pub(crate) fn pick<'l, T>(&mut self, list: &'l [T]) -> &'l T {
        &list[self.below(list.len())]
    }
}
