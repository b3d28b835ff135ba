//! What is put into the demonstration county's claims on purpose: frauds of
//! every kind that the twelve rules know, cases that look like frauds and are
//! none, and claims that cannot be settled. What was planted is written down,
//! so that afterwards anyone can count what was found.
//!
//! Article: R1-12.11, R4-15 (what the audit is for).

use std::collections::{BTreeMap, BTreeSet};

use app::operations::visit::admit::VisitKind;
use base::{Date, Month, completed_years};
use time::Duration;

use super::county::Place;
use super::dice::Dice;
use super::residents::Resident;
use super::year::{LAST_DAY, Visit};

/// Something planted in a visit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Fraud {
    /// The rule that finds it.
    pub(crate) rule: i32,
    /// False when it only looks like one: review is to clear it.
    pub(crate) genuine: bool,
}

/// Why a claim cannot be settled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Bad {
    /// The record number of an earlier claim.
    RecordRepeated,
    /// An item that is not in the catalogue.
    ItemUnknown,
    /// An amount that is not quantity × price.
    AmountWrong,
    /// Settled before the discharge.
    DatesOutOfOrder,
    /// Before the person's cover began.
    NotInsured,
    /// A line of no quantity.
    QuantityZero,
}

impl Bad {
    const ALL: [Bad; 6] = [
        Bad::RecordRepeated,
        Bad::ItemUnknown,
        Bad::AmountWrong,
        Bad::DatesOutOfOrder,
        Bad::NotInsured,
        Bad::QuantityZero,
    ];

    /// The code of the refusal that it must meet with.
    pub(crate) fn code(self) -> &'static str {
        match self {
            Bad::RecordRepeated => "record_repeated",
            Bad::ItemUnknown => "item_unknown",
            Bad::AmountWrong => "amount_not_quantity_times_price",
            Bad::DatesOutOfOrder => "dates_out_of_order",
            Bad::NotInsured => "person_not_insured",
            Bad::QuantityZero => "quantity_zero",
        }
    }
}

/// A death that the registrar will record, after what was charged.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Died {
    /// Which resident.
    pub(crate) resident: usize,
    /// When.
    pub(crate) on: Date,
}

/// Puts the frauds of a month into the year's visits; gives the deaths.
///
/// `full`: every kind; otherwise only those that need neither death nor a
/// person's supply, for the month that stays open.
pub(crate) fn plant(
    visits: &mut Vec<Visit>,
    residents: &[Resident],
    places: &[Place],
    month: Month,
    full: bool,
    dice: &mut Dice,
) -> Vec<Died> {
    let of_each = (residents.len() / 6_000).max(2);
    let mut field = Field::survey(visits, month);
    let mut deaths = Vec::new();
    for rule in 1..=8 {
        for at in field.take(visits, of_each, dice, |visit| suits(rule, visit, residents, places)) {
            visits[at].frauds.push(Fraud { rule, genuine: true });
        }
    }
    // Allowed above the limit for a reason in the record: looks like rule 6 and is none.
    for at in field.take(visits, of_each.div_ceil(3), dice, |visit| suits(6, visit, residents, places)) {
        visits[at].frauds.push(Fraud { rule: 6, genuine: false });
    }
    if full {
        let dispensed = |visit: &Visit| visit.kind == VisitKind::Outpatient;
        for at in field.take(visits, of_each, dice, dispensed) {
            visits[at].frauds.push(Fraud { rule: 9, genuine: true });
        }
        deaths = plant_deaths(visits, &mut field, of_each, dice);
    }
    plant_second_stays(visits, &mut field, places, month, of_each, dice);
    deaths
}

/// Puts claims into a month that cannot be settled, one of each kind.
pub(crate) fn spoil(visits: &mut [Visit], month: Month, dice: &mut Dice) {
    let mut field = Field::survey(visits, month);
    for bad in Bad::ALL {
        let suits = |visit: &Visit| visit.kind == VisitKind::Outpatient;
        for at in field.take(visits, 1, dice, suits) {
            visits[at].bad = Some(bad);
            if bad == Bad::NotInsured {
                // The cover of the county's persons begins in 2025.
                let before = Date::from_calendar_date(2024, time::Month::December, 20).expect("a day of 2024");
                visits[at].admit = before;
                visits[at].discharge = before;
            }
        }
    }
}

/// The visits of a month that nothing was put into yet, and whose persons have
/// no other stay in the year.
struct Field {
    free: Vec<usize>,
    touched: BTreeSet<usize>,
}

impl Field {
    fn survey(visits: &[Visit], month: Month) -> Field {
        let mut stays: BTreeMap<usize, u32> = BTreeMap::new();
        let mut touched = BTreeSet::new();
        for visit in visits {
            if visit.kind == VisitKind::Inpatient {
                *stays.entry(visit.resident).or_default() += 1;
            }
            if !visit.frauds.is_empty() || visit.bad.is_some() || visit.died.is_some() {
                touched.insert(visit.resident);
            }
        }
        let alone = |visit: &Visit| stays.get(&visit.resident).copied().unwrap_or_default() <= 1;
        let free = (0..visits.len()).filter(|at| month.contains(visits[*at].settled) && alone(&visits[*at]));
        Field { free: free.collect(), touched }
    }

    /// Up to `count` of the visits that suit, each of another person.
    fn take(&mut self, visits: &[Visit], count: usize, dice: &mut Dice, suits: impl Fn(&Visit) -> bool) -> Vec<usize> {
        let mut able: Vec<usize> = self.free.iter().copied().filter(|at| suits(&visits[*at])).collect();
        let mut taken = Vec::new();
        while taken.len() < count && !able.is_empty() {
            let at = able.swap_remove(dice.below(able.len()));
            if self.touched.insert(visits[at].resident) {
                taken.push(at);
            }
        }
        self.free.retain(|at| !taken.contains(at));
        taken
    }
}

fn suits(rule: i32, visit: &Visit, residents: &[Resident], places: &[Place]) -> bool {
    let resident = &residents[visit.resident];
    let age = completed_years(resident.born, visit.admit);
    visit.kind == VisitKind::Inpatient
        && match rule {
            1 => resident.sex == 1 && age >= 18,
            2 => age >= 20,
            3 => places[visit.place].level == 1,
            7 => visit.days() >= 5,
            _ => true,
        }
}

/// Half of the dead were in hospital when they died and were charged for days
/// after; half were dead when medicine was bought in their name.
fn plant_deaths(visits: &mut Vec<Visit>, field: &mut Field, of_each: usize, dice: &mut Dice) -> Vec<Died> {
    let stays = of_each.div_ceil(2);
    let lain = |visit: &Visit| visit.kind == VisitKind::Inpatient && visit.days() >= 6;
    let bought = |visit: &Visit| visit.kind == VisitKind::Outpatient;
    let mut chosen = field.take(visits, stays, dice, lain);
    chosen.extend(field.take(visits, of_each - stays, dice, bought));
    let mut deaths = Vec::new();
    for at in chosen {
        let visit = &mut visits[at];
        let on = match visit.kind {
            VisitKind::Inpatient => visit.admit + Duration::days(visit.days() / 2),
            VisitKind::Outpatient => visit.admit - Duration::days(dice.between(5, 12)),
        };
        visit.frauds.push(Fraud { rule: 12, genuine: true });
        if visit.kind == VisitKind::Inpatient {
            visit.died = Some(on);
        }
        deaths.push((at, Died { resident: visit.resident, on }));
    }
    // Whoever is dead has no further visits; his earlier ones stay.
    let keep: BTreeSet<usize> = deaths.iter().map(|(at, _)| *at).collect();
    let died: BTreeMap<usize, Date> = deaths.iter().map(|(_, died)| (died.resident, died.on)).collect();
    let mut at = 0;
    visits.retain(|visit| {
        let stays = keep.contains(&at) || died.get(&visit.resident).is_none_or(|on| visit.discharge <= *on);
        at += 1;
        stays
    });
    // The places of the visits have moved: nothing taken before is asked for again, the rest is surveyed anew.
    field.free.clear();
    deaths.into_iter().map(|(_, died)| died).collect()
}

/// Stays that were split in two, stays in two hospitals at once, and cycles of
/// cancer treatment, which look like the former and are none.
fn plant_second_stays(
    visits: &mut Vec<Visit>,
    field: &mut Field,
    places: &[Place],
    month: Month,
    of_each: usize,
    dice: &mut Dice,
) {
    if field.free.is_empty() {
        let touched = std::mem::take(&mut field.touched);
        *field = Field::survey(visits, month);
        field.touched.extend(touched);
    }
    let room = Duration::days(14);
    let last = month.last_day().min(LAST_DAY);
    let early = |visit: &Visit| visit.kind == VisitKind::Inpatient && visit.settled + room <= last;
    let mut added = Vec::new();
    for (rule, genuine, count) in [(10, true, of_each), (11, true, of_each), (10, false, of_each.div_ceil(3))] {
        for at in field.take(visits, count, dice, |visit| early(visit) && visit.days() >= 4) {
            let first = &mut visits[at];
            if !genuine {
                first.diagnosis = "C34.900";
            }
            let second = Visit {
                record_number: String::new(),
                frauds: vec![Fraud { rule, genuine }],
                referral: 0,
                out_of_area: false,
                ..first.clone()
            };
            added.push(if rule == 10 { split(second, dice) } else { overlapping(second, places, dice) });
        }
    }
    visits.extend(added);
}

/// The same hospital again, a few days after it discharged.
fn split(first: Visit, dice: &mut Dice) -> Visit {
    let admit = first.discharge + Duration::days(dice.between(1, 6));
    let discharge = admit + Duration::days(dice.between(4, 6));
    Visit { admit, discharge, settled: discharge, ..first }
}

/// Another hospital, before the first has discharged.
fn overlapping(first: Visit, places: &[Place], dice: &mut Dice) -> Visit {
    let others: Vec<usize> =
        (0..places.len()).filter(|at| *at != first.place && !places[*at].pharmacy && places[*at].tier <= 1).collect();
    let admit = first.discharge - Duration::days(2);
    let discharge = first.settled + Duration::days(dice.between(2, 5));
    Visit { place: *dice.pick(&others), admit, discharge, settled: discharge, ..first }
}
