//! From the ids of a table to dense numbers. Ids that lie close together, the
//! usual case, are looked up in an array; others in an open-addressed table.

/// No number.
const NONE: u32 = u32::MAX;

/// An index over distinct ids.
#[derive(Debug)]
pub(super) enum IdIndex {
    /// `numbers[id − first]`.
    Array { first: i64, numbers: Vec<u32> },
    /// Slots of (id, number), a power of two of them, at most half full.
    Table { slots: Vec<(i64, u32)>, shift: u32 },
}

impl IdIndex {
    /// Numbers the ids in their order; of a repeated id the first one counts.
    /// `repeated` is told the place of every later one.
    pub(super) fn new(ids: impl ExactSizeIterator<Item = i64> + Clone, mut repeated: impl FnMut(usize)) -> IdIndex {
        let count = ids.len();
        assert!(count < NONE as usize, "ids are counted before they are indexed");
        let mut index = IdIndex::empty(ids.clone(), count);
        for (number, id) in ids.enumerate() {
            let slot = index.slot(id);
            if *slot == NONE {
                *slot = number as u32;
            } else {
                repeated(number);
            }
        }
        index
    }

    /// The number of an id.
    #[inline]
    pub(super) fn get(&self, id: i64) -> Option<u32> {
        let number = match self {
            IdIndex::Array { first, numbers } => {
                let place = usize::try_from(id.wrapping_sub(*first)).ok().filter(|_| id >= *first)?;
                *numbers.get(place)?
            }
            IdIndex::Table { slots, shift } => {
                let mut at = start(id, *shift);
                loop {
                    let (held, number) = slots[at];
                    if number == NONE || held == id {
                        break number;
                    }
                    at = (at + 1) & (slots.len() - 1);
                }
            }
        };
        (number != NONE).then_some(number)
    }

    fn empty(ids: impl Iterator<Item = i64>, count: usize) -> IdIndex {
        let (first, last) = ids.fold((i64::MAX, i64::MIN), |(first, last), id| (first.min(id), last.max(id)));
        let span = i128::from(last) - i128::from(first) + 1;
        if span <= 4 * count as i128 + 1024 {
            let span = usize::try_from(span).unwrap_or(0);
            return IdIndex::Array { first, numbers: vec![NONE; span] };
        }
        let slots = (2 * count.max(1)).next_power_of_two();
        IdIndex::Table { slots: vec![(0, NONE); slots], shift: 64 - slots.trailing_zeros() }
    }

    /// The slot of an id, claimed for it.
    fn slot(&mut self, id: i64) -> &mut u32 {
        match self {
            IdIndex::Array { first, numbers } => &mut numbers[(id - *first) as usize],
            IdIndex::Table { slots, shift } => {
                let mut at = start(id, *shift);
                while slots[at].1 != NONE && slots[at].0 != id {
                    at = (at + 1) & (slots.len() - 1);
                }
                slots[at].0 = id;
                &mut slots[at].1
            }
        }
    }
}

/// Where the search for an id begins: Fibonacci hashing.
fn start(id: i64, shift: u32) -> usize {
    (spread(id) >> shift) as usize
}

/// Spreads an id over 64 bits; the high ones are the good ones.
pub(super) fn spread(id: i64) -> u64 {
    let mixed = (id as u64) ^ ((id as u64) >> 32);
    mixed.wrapping_mul(0x9E37_79B9_7F4A_7C15)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn ids_are_found_and_others_are_not(
            ids in prop_oneof![
                prop::collection::vec(-50i64..50, 0..80),
                prop::collection::vec(any::<i64>(), 0..80),
                prop::collection::vec(prop_oneof![Just(i64::MIN), Just(i64::MAX), -3i64..3], 0..8),
            ],
            others in prop::collection::vec(any::<i64>(), 0..20),
        ) {
            let mut first: BTreeMap<i64, u32> = BTreeMap::new();
            let mut later = Vec::new();
            for (n, id) in ids.iter().enumerate() {
                if first.contains_key(id) { later.push(n) } else { first.insert(*id, n as u32); }
            }
            let mut told = Vec::new();
            let index = IdIndex::new(ids.iter().copied(), |n| told.push(n));
            prop_assert_eq!(told, later);
            for id in ids.iter().chain(&others).copied().chain([-51, 51, 0, i64::MIN, i64::MAX]) {
                prop_assert_eq!(index.get(id), first.get(&id).copied());
            }
        }
    }
}
