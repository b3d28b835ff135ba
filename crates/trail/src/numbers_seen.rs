//! Which entry numbers have been read, kept as runs: numbers come nearly in
//! order, so millions of them are a handful of runs.

use std::collections::BTreeMap;

/// A set of numbers as runs `first → last`, never touching each other.
#[derive(Debug, Default)]
pub(crate) struct NumbersSeen {
    runs: BTreeMap<i64, i64>,
}

impl NumbersSeen {
    /// Adds a number; false when it was there before.
    pub(crate) fn add(&mut self, number: i64) -> bool {
        let before = self.runs.range(..=number).next_back().map(|(first, last)| (*first, *last));
        if before.is_some_and(|(_, last)| last >= number) {
            return false;
        }
        let first = match before {
            Some((first, last)) if last + 1 == number => first,
            _ => number,
        };
        let after = number.checked_add(1).and_then(|next| self.runs.remove(&next));
        self.runs.insert(first, after.unwrap_or(number));
        true
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn it_knows_what_a_plain_set_knows(numbers in prop::collection::vec(1..40_i64, 0..60)) {
            let (mut seen, mut plain) = (NumbersSeen::default(), BTreeSet::new());
            for number in numbers {
                prop_assert_eq!(seen.add(number), plain.insert(number));
            }
            // No two runs touch, so that they stay few.
            let runs: Vec<_> = seen.runs.into_iter().collect();
            prop_assert!(runs.windows(2).all(|pair| pair[0].1 + 1 < pair[1].0));
        }
    }

    #[test]
    fn the_last_number_of_all_is_taken() {
        let mut seen = NumbersSeen::default();
        assert!(seen.add(i64::MAX) && seen.add(i64::MAX - 1) && !seen.add(i64::MAX));
    }
}
