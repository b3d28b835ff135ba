//! Fee lines: read by many threads, checked, and dealt out to the partition of
//! their person in pieces of fixed size, so that no buffer ever has to grow and
//! move.

use arrow::array::{Array, AsArray, StringArray};

use super::items::Catalogue;
use super::people::People;
use super::visits::Visits;
use crate::claims::problem::{ProblemKind, Problems};
use crate::claims::tables::{Column, Rows, TableName, Tables};
use crate::claims::{ClaimsProblem, Line, PARTITIONS};
use crate::parallel::with_state;

/// The lines of each partition, in pieces and no particular order.
pub(super) struct Dealt {
    pub(super) partitions: Vec<Vec<Vec<Line>>>,
    pub(super) line_count: u64,
    pub(super) last_day: Option<i32>,
}

/// How many lines a piece holds: 48 kB.
const PIECE_LINES: usize = 1024;
/// No price, amount or sum of a visit may come near 64 bits: 10 billion yuan.
const MAX_FEN: i64 = 1_000_000_000_000;
/// The number of an empty code.
const NO_ITEM: u32 = u32::MAX;

const COLUMNS: [Column; 9] = [
    Column::Int("line_id"),
    Column::Int("visit_id"),
    Column::Int("person_id"),
    Column::Int("provider_id"),
    Column::Day("service_date"),
    Column::Code("item_code"),
    Column::Int("qty"),
    Column::Int("price_fen"),
    Column::Int("amount_fen"),
];

/// What one thread has dealt out so far.
struct Dealer<'a> {
    people: &'a People,
    catalogue: &'a Catalogue,
    visits: &'a Visits,
    partitions: Vec<Vec<Vec<Line>>>,
    line_count: u64,
    last_day: Option<i32>,
    /// Problems by unit, so that they can be put in order afterwards.
    faults: Vec<(usize, Problems)>,
    failure: Option<(usize, ClaimsProblem)>,
}

/// Reads the table.
pub(super) fn read(
    tables: &Tables,
    threads: usize,
    people: &People,
    catalogue: &Catalogue,
    visits: &Visits,
    problems: &mut Problems,
    progress: &(impl Fn(u64) + Sync),
) -> Result<Dealt, ClaimsProblem> {
    let units = tables.units(TableName::Lines);
    let begin = || Dealer {
        people,
        catalogue,
        visits,
        partitions: vec![Vec::new(); PARTITIONS],
        line_count: 0,
        last_day: None,
        faults: Vec::new(),
        failure: None,
    };
    let dealers = with_state(threads, units.len(), begin, |dealer, n| {
        let mut faults = Problems::default();
        let done = units[n].read(TableName::Lines, &COLUMNS, |rows| {
            dealer.deal(&rows, &mut faults);
            progress(rows.count as u64);
        });
        dealer.faults.push((n, faults));
        if let Err(failure) = done
            && dealer.failure.is_none()
        {
            dealer.failure = Some((n, failure));
        }
    });
    gather(dealers, problems)
}

/// Puts together what the threads have dealt out.
fn gather(dealers: Vec<Dealer<'_>>, problems: &mut Problems) -> Result<Dealt, ClaimsProblem> {
    let mut dealt = Dealt { partitions: vec![Vec::new(); PARTITIONS], line_count: 0, last_day: None };
    let (mut faults, mut failures) = (Vec::new(), Vec::new());
    for dealer in dealers {
        for (all, pieces) in dealt.partitions.iter_mut().zip(dealer.partitions) {
            all.extend(pieces);
        }
        dealt.line_count += dealer.line_count;
        dealt.last_day = dealt.last_day.max(dealer.last_day);
        faults.extend(dealer.faults);
        failures.extend(dealer.failure);
    }
    if let Some((_, failure)) = failures.into_iter().min_by_key(|(unit, _)| *unit) {
        return Err(failure);
    }
    faults.sort_unstable_by_key(|(unit, _)| *unit);
    faults.into_iter().for_each(|(_, unit)| problems.absorb(unit));
    Ok(dealt)
}

impl Dealer<'_> {
    /// Checks the lines of a batch and deals them out.
    fn deal(&mut self, rows: &Rows, faults: &mut Problems) {
        let (ids, visits, persons, providers) = (rows.ints(0), rows.ints(1), rows.ints(2), rows.ints(3));
        let (days, codes) = (rows.days(4), rows.codes(5));
        let (quantities, prices, amounts) = (rows.ints(6), rows.ints(7), rows.ints(8));
        let items = self.item_numbers(codes.values().as_string::<i32>());
        let no_key = codes.nulls().is_some();
        for row in 0..rows.count {
            let mut report = |kind| faults.add(rows.problem(TableName::Lines, row, ids.get(row), kind));
            let keys = (ids.get(row), visits.get(row), persons.get(row), providers.get(row), days.get(row));
            let (Some(id), Some(visit_id), Some(person_id), Some(provider_id), Some(day)) = keys else {
                report(ProblemKind::ValueMissing);
                continue;
            };
            let key = if no_key { codes.key(row) } else { Some(codes.keys().values()[row] as usize) };
            let (item, listed) = key.map_or((NO_ITEM, false), |key| items[key]);
            let qty = quantities.get(row).and_then(|qty| i32::try_from(qty).ok());
            let (Some(qty), Some(price_fen), Some(amount_fen), true) =
                (qty, prices.get(row), amounts.get(row), item != NO_ITEM)
            else {
                report(ProblemKind::ValueMissing);
                continue;
            };
            if price_fen < 0 {
                report(ProblemKind::PriceNegative);
                continue;
            }
            if price_fen > MAX_FEN || amount_fen.unsigned_abs() > MAX_FEN.unsigned_abs() {
                report(ProblemKind::AmountOutOfRange);
                continue;
            }
            let Some(visit) = self.visits.index.get(visit_id) else {
                report(ProblemKind::VisitUnknown);
                continue;
            };
            let of_visit = &self.visits.visits[visit as usize];
            if self.people.persons[of_visit.person as usize].id != person_id {
                report(ProblemKind::PersonDiffersFromVisit);
                continue;
            }
            let mut provider = of_visit.provider;
            if self.people.providers[provider as usize].id != provider_id {
                let Some(billing) = self.people.provider_index.get(provider_id) else {
                    report(ProblemKind::ProviderUnknown);
                    continue;
                };
                report(ProblemKind::ProviderDiffersFromVisit);
                provider = billing;
            }
            if !listed {
                report(ProblemKind::ItemUnknown);
            }
            self.last_day = self.last_day.max(Some(day));
            self.put(person_id, Line { id, price_fen, amount_fen, visit, item, provider, day, qty });
        }
    }

    /// The number of each code of a batch's dictionary, and whether it is listed.
    fn item_numbers(&self, codes: &StringArray) -> Vec<(u32, bool)> {
        let number = |n| if codes.is_valid(n) { self.catalogue.number(codes.value(n)) } else { (NO_ITEM, false) };
        (0..codes.len()).map(number).collect()
    }

    #[inline]
    fn put(&mut self, person_id: i64, line: Line) {
        self.line_count += 1;
        let pieces = &mut self.partitions[super::visits::partition_of(person_id)];
        match pieces.last_mut() {
            Some(piece) if piece.len() < PIECE_LINES => piece.push(line),
            _ => {
                let mut piece = Vec::with_capacity(PIECE_LINES);
                piece.push(line);
                pieces.push(piece);
            }
        }
    }
}
