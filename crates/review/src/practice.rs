//! How review is practised, from the record: who agrees faster than one can read,
//! who never returns anything, and which handler and reviewer meet more often
//! than chance has it.
//!
//! Article: R1-30. Threats I03, I16.

use std::collections::BTreeMap;

use base::StaffId;

/// Somebody made a case that somebody else decided on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Meeting {
    /// Who made the case.
    pub handler: StaffId,
    /// Who decided on it.
    pub reviewer: StaffId,
}

/// A handler and a reviewer who meet too often.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pair {
    /// Who made the cases.
    pub handler: StaffId,
    /// Who decided on them.
    pub reviewer: StaffId,
    /// Cases together.
    pub together: usize,
    /// Cases of the handler in all.
    pub of_handler: usize,
    /// The share of the handler's cases that this reviewer has, in thousandths.
    pub share_permille: usize,
    /// The share this reviewer has of the cases of all other handlers, in thousandths.
    pub base_permille: usize,
}

/// The pairs with at least `cases_min` cases together whose share is at least
/// `times_base` times what the same reviewer has of everybody else's cases;
/// the most striking first.
pub fn striking_pairs(meetings: &[Meeting], cases_min: usize, times_base: usize) -> Vec<Pair> {
    let mut together: BTreeMap<(StaffId, StaffId), usize> = BTreeMap::new();
    let (mut of_handler, mut of_reviewer) = (BTreeMap::<StaffId, usize>::new(), BTreeMap::<StaffId, usize>::new());
    for one in meetings {
        *together.entry((one.handler, one.reviewer)).or_default() += 1;
        *of_handler.entry(one.handler).or_default() += 1;
        *of_reviewer.entry(one.reviewer).or_default() += 1;
    }
    let pair = |((handler, reviewer), together): (&(StaffId, StaffId), &usize)| {
        let own = of_handler[handler];
        let others = meetings.len() - own;
        let with_others = of_reviewer[reviewer] - together;
        Pair {
            handler: *handler,
            reviewer: *reviewer,
            together: *together,
            of_handler: own,
            share_permille: 1_000 * together / own,
            base_permille: (1_000 * with_others).checked_div(others).unwrap_or(1_000),
        }
    };
    let mut pairs: Vec<Pair> = together
        .iter()
        .map(pair)
        .filter(|pair| pair.together >= cases_min && pair.share_permille >= times_base * pair.base_permille.max(1))
        .collect();
    pairs.sort_by_key(|pair| (std::cmp::Reverse(pair.share_permille), pair.handler, pair.reviewer));
    pairs
}

/// The greatest number of these instants, in seconds and ascending, that lie
/// within one minute.
pub fn most_in_a_minute(seconds: &[i64]) -> usize {
    let mut first = 0;
    let mut most = 0;
    for (last, at) in seconds.iter().enumerate() {
        while seconds[first] + 60 <= *at {
            first += 1;
        }
        most = most.max(last - first + 1);
    }
    most
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draw_one;

    #[test]
    fn i16_a_minute_slides() {
        assert_eq!(most_in_a_minute(&[]), 0);
        assert_eq!(most_in_a_minute(&[0, 59, 60, 61, 119]), 3);
        assert_eq!(most_in_a_minute(&(0..200).map(|n| n * 60).collect::<Vec<_>>()), 1);
    }

    /// A month of 20 reviewers: drawn, each has 5 % of every handler's cases; one
    /// pair steers 30 % of its cases to itself.
    #[test]
    fn i03_a_planted_pair_is_listed_and_nobody_else() {
        let reviewers: Vec<i64> = (101..=120).collect();
        let mut meetings = Vec::new();
        for case in 0..4_000_u64 {
            let handler = StaffId(1 + (case % 10) as i64);
            let mut seed = [0; 32];
            seed[..8].copy_from_slice(&case.to_be_bytes());
            let drawn = draw_one(&reviewers, &seed).unwrap();
            let steered = handler == StaffId(4) && case / 10 % 10 < 3;
            meetings.push(Meeting { handler, reviewer: StaffId(if steered { 107 } else { drawn }) });
        }
        let pairs = striking_pairs(&meetings, 10, 3);
        println!("{pairs:?}");
        assert_eq!(pairs.iter().map(|pair| (pair.handler.0, pair.reviewer.0)).collect::<Vec<_>>(), [(4, 107)]);
        assert!(pairs[0].share_permille >= 300 && pairs[0].base_permille <= 70);
        let honest: Vec<Meeting> = meetings.iter().copied().filter(|one| one.handler != StaffId(4)).collect();
        assert!(striking_pairs(&honest, 10, 3).is_empty());
    }
}
