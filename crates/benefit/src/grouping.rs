//! Brings rows of stays into the order of settlement: by person, within a
//! person by admission (or discharge) and number. Persons are dealt into buckets that fit a
//! core's cache, the rows packed side by side, because fetching a row from
//! fourteen columns at random costs more than settling it. The order of buckets
//! depends on the ids alone, never on the order of the file or the threads.
//!
//! Article: R2-53 (a person's stays count in the order of admission)

use std::num::NonZeroUsize;
use std::ops::Range;

use crate::StayColumns;
use crate::columns::StayRow;

/// Rows dealt into parts that can be settled independently of each other.
pub(crate) enum Parts<'a> {
    /// The columns already stand in the order of settlement: ranges of them,
    /// cut between persons.
    InPlace(&'a StayColumns<'a>, Vec<Range<usize>>),
    /// Rows packed by bucket, one hand for each thread that dealt, and whether a
    /// person's rows stand by discharge.
    Dealt { hands: Vec<Hand>, buckets: usize, by_discharge: bool },
}

/// What one thread dealt: its rows, bucket after bucket.
pub(crate) struct Hand {
    rows: Vec<StayRow>,
    /// Where each bucket starts; one more than there are buckets.
    starts: Vec<usize>,
}

/// All that decides the place of a row, and where the row is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Place {
    person_id: i64,
    order_day: i32,
    stay_id: i64,
    row: u32,
    at: u32,
}

/// A part brought into order; kept by a thread from one part to the next.
#[derive(Default)]
pub(crate) struct Ordered {
    rows: Vec<StayRow>,
    places: Vec<Place>,
}

/// About so many rows make a part: packed, they fit a core's cache.
const PART_ROWS: usize = 8_192;

impl<'a> Parts<'a> {
    /// Deals out the rows of a file; a person's rows stand by admission or discharge.
    pub(crate) fn of(columns: &'a StayColumns<'a>, by_discharge: bool, threads: NonZeroUsize) -> Parts<'a> {
        let rows = columns.rows();
        if (1..rows).all(|row| columns.order(row - 1, by_discharge) < columns.order(row, by_discharge)) {
            return Parts::InPlace(columns, cut_between_persons(columns.person_id));
        }
        let buckets = (rows / PART_ROWS + 1).next_power_of_two();
        let share = rows.div_ceil(threads.get());
        let hands = std::thread::scope(|scope| {
            let shares = (0..threads.get()).map(|n| (n * share).min(rows)..((n + 1) * share).min(rows));
            let dealers: Vec<_> =
                shares.map(|range| scope.spawn(move || Hand::deal(columns, range, buckets))).collect();
            dealers.into_iter().map(|dealer| dealer.join().expect("dealing rows does not panic")).collect()
        });
        Parts::Dealt { hands, buckets, by_discharge }
    }

    /// How many rows each part has.
    pub(crate) fn sizes(&self) -> Vec<usize> {
        match self {
            Parts::InPlace(_, ranges) => ranges.iter().map(Range::len).collect(),
            Parts::Dealt { hands, buckets, .. } => {
                (0..*buckets).map(|bucket| hands.iter().map(|hand| hand.bucket(bucket).len()).sum()).collect()
            }
        }
    }

    /// Calls `settle` with each row of a part, in the order of settlement.
    pub(crate) fn for_each(&self, part: usize, ordered: &mut Ordered, mut settle: impl FnMut(&StayRow)) {
        match self {
            Parts::InPlace(columns, ranges) => ranges[part].clone().for_each(|row| settle(&columns.row(row))),
            Parts::Dealt { hands, by_discharge, .. } => {
                ordered.rows.clear();
                hands.iter().for_each(|hand| ordered.rows.extend_from_slice(hand.bucket(part)));
                ordered.places.clear();
                ordered.places.extend(ordered.rows.iter().enumerate().map(|(at, row)| Place {
                    person_id: row.person_id,
                    order_day: row.order_day(*by_discharge),
                    stay_id: row.stay_id,
                    row: row.row,
                    at: at as u32,
                }));
                ordered.places.sort_unstable();
                ordered.places.iter().for_each(|place| settle(&ordered.rows[place.at as usize]));
            }
        }
    }
}

impl Hand {
    fn deal(columns: &StayColumns<'_>, range: Range<usize>, buckets: usize) -> Hand {
        let mut starts = vec![0; buckets + 1];
        columns.person_id[range.clone()].iter().for_each(|person| starts[bucket_of(*person, buckets) + 1] += 1);
        (0..buckets).for_each(|n| starts[n + 1] += starts[n]);
        let mut next = starts.clone();
        let mut rows = vec![StayRow::default(); range.len()];
        for row in range {
            let at = &mut next[bucket_of(columns.person_id[row], buckets)];
            rows[*at] = columns.row(row);
            *at += 1;
        }
        Hand { rows, starts }
    }

    fn bucket(&self, bucket: usize) -> &[StayRow] {
        &self.rows[self.starts[bucket]..self.starts[bucket + 1]]
    }
}

/// The bucket of a person. Multiplying by an odd constant spreads neighbouring
/// ids; the upper bits choose.
fn bucket_of(person_id: i64, buckets: usize) -> usize {
    let spread = person_id.cast_unsigned().wrapping_mul(0x9E37_79B9_7F4A_7C15);
    ((u128::from(spread) * buckets as u128) >> 64) as usize
}

/// Cuts rows that stand by person into parts, never within a person.
fn cut_between_persons(person_id: &[i64]) -> Vec<Range<usize>> {
    let mut ranges = Vec::with_capacity(person_id.len() / PART_ROWS + 1);
    let mut start = 0;
    while start < person_id.len() {
        let mut end = (start + PART_ROWS).min(person_id.len());
        while end < person_id.len() && person_id[end] == person_id[end - 1] {
            end += 1;
        }
        ranges.push(start..end);
        start = end;
    }
    ranges
}
