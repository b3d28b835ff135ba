//! A year of visits in the demonstration county, before they have bills: who
//! was where, when, with what, and when the claim was settled. Honest visits of
//! one person never touch: frauds are put in afterwards (`frauds`).
//!
//! Article: R2-53 (stays), R2-59 (second admissions, referrals).

use std::collections::BTreeMap;

use app::operations::visit::admit::VisitKind;
use base::{Date, completed_years};
use time::Duration;
use time::macros::date;

use super::county::Place;
use super::dice::Dice;
use super::frauds::{Bad, Fraud};
use super::residents::Resident;

/// The first day on which a claim of the year is settled.
pub(crate) const FIRST_DAY: Date = date!(2025 - 11 - 01);
/// The last one.
pub(crate) const LAST_DAY: Date = date!(2026 - 10 - 19);

/// A visit that will become a claim.
#[derive(Debug, Clone)]
pub(crate) struct Visit {
    /// Which resident, by place in the list.
    pub(crate) resident: usize,
    /// Which provider, by place in the list.
    pub(crate) place: usize,
    /// Outpatient or inpatient.
    pub(crate) kind: VisitKind,
    /// The provider's own number.
    pub(crate) record_number: String,
    /// First day.
    pub(crate) admit: Date,
    /// Last day.
    pub(crate) discharge: Date,
    /// The day of settlement.
    pub(crate) settled: Date,
    /// Main diagnosis.
    pub(crate) diagnosis: &'static str,
    /// 0 none, 1 referred up, 3 filed, 4 emergency.
    pub(crate) referral: u8,
    /// Outside the person's area.
    pub(crate) out_of_area: bool,
    /// Services end here: the person died, though the visit goes on.
    pub(crate) died: Option<Date>,
    /// What is wrong with it on purpose.
    pub(crate) frauds: Vec<Fraud>,
    /// Why it cannot be settled, if it cannot.
    pub(crate) bad: Option<Bad>,
}

impl Visit {
    /// Days in hospital, both ends counted, at least one.
    pub(crate) fn days(&self) -> i64 {
        (self.discharge - self.admit).whole_days() + 1
    }
}

/// A diagnosis with whom it befalls: sex (0 both), least and greatest age, and weight.
struct Ailment(&'static str, u8, i32, i32, usize);

const AILMENTS: [Ailment; 24] = [
    Ailment("J18.900", 0, 0, 120, 12),
    Ailment("J20.900", 0, 0, 120, 8),
    Ailment("I10.x00", 0, 35, 120, 14),
    Ailment("I25.103", 0, 45, 120, 10),
    Ailment("I20.000", 0, 45, 120, 5),
    Ailment("I21.900", 0, 45, 120, 2),
    Ailment("I63.900", 0, 45, 120, 12),
    Ailment("E11.900", 0, 30, 120, 10),
    Ailment("K29.500", 0, 12, 120, 7),
    Ailment("K80.200", 0, 25, 120, 4),
    Ailment("K35.900", 0, 8, 70, 3),
    Ailment("K74.600", 0, 35, 120, 2),
    Ailment("K85.900", 0, 25, 90, 2),
    Ailment("M51.202", 0, 25, 120, 7),
    Ailment("M17.900", 0, 50, 120, 4),
    Ailment("S72.000", 0, 55, 120, 2),
    Ailment("N18.900", 0, 30, 120, 2),
    Ailment("N40.x00", 1, 50, 120, 3),
    Ailment("N76.000", 2, 16, 70, 3),
    Ailment("O80.000", 2, 20, 42, 4),
    Ailment("C34.900", 0, 45, 120, 2),
    Ailment("C50.900", 2, 35, 90, 2),
    Ailment("C18.900", 0, 45, 120, 1),
    Ailment("A09.900", 0, 0, 120, 5),
];

/// A year of honest visits, by the day of settlement.
pub(crate) fn honest(residents: &[Resident], places: &[Place], dice: &mut Dice) -> Vec<Visit> {
    let stays = residents.len() * 15 / 100;
    let counters = residents.len() * 2 / 3;
    let mut visits = inpatient(residents, places, stays, dice);
    for _ in 0..counters {
        visits.push(outpatient(residents, places, dice));
    }
    visits.sort_by_key(|visit| (visit.settled, visit.resident, visit.admit));
    visits
}

/// Puts numbers on visits in the order of settlement; a number is the
/// provider's code, the kind and a counter.
pub(crate) fn number(visits: &mut [Visit], places: &[Place]) {
    let mut counters: BTreeMap<usize, u32> = BTreeMap::new();
    for visit in visits {
        let counter = counters.entry(visit.place).or_default();
        *counter += 1;
        let kind = if visit.kind == VisitKind::Inpatient { "ZY" } else { "MZ" };
        let tail = &places[visit.place].code[7..];
        visit.record_number = format!("{kind}{tail}{:02}{counter:06}", visit.settled.year() % 100);
    }
}

fn inpatient(residents: &[Resident], places: &[Place], count: usize, dice: &mut Dice) -> Vec<Visit> {
    let span = (LAST_DAY - FIRST_DAY).whole_days();
    let mut of_resident: BTreeMap<usize, Vec<(Date, Date)>> = BTreeMap::new();
    let mut visits = Vec::with_capacity(count);
    let mut tries = 0;
    while visits.len() < count && tries < count * 20 {
        tries += 1;
        let resident = dice.below(residents.len());
        let discharge = FIRST_DAY + Duration::days(dice.between(0, span - 1));
        let age = completed_years(residents[resident].born, discharge);
        // The old lie in hospital more often than the young.
        if !dice.permille(150 + 12 * age.clamp(0, 70) as usize) {
            continue;
        }
        let days = if dice.permille(30) { dice.between(30, 60) } else { dice.between(4, 14) };
        let admit = discharge - Duration::days(days);
        let near = Duration::days(21);
        let others = of_resident.entry(resident).or_default();
        if others.iter().any(|(from, until)| admit <= *until + near && *from <= discharge + near) {
            continue;
        }
        others.push((admit, discharge));
        let diagnosis = ailment(&residents[resident], admit, dice);
        let place = hospital(places, dice);
        let far = places[place].tier >= 2;
        let first = Visit {
            resident,
            place,
            kind: VisitKind::Inpatient,
            record_number: String::new(),
            admit,
            discharge,
            settled: (discharge + Duration::days(dice.between(0, 1))).min(LAST_DAY),
            diagnosis,
            referral: if far { *dice.pick(&[0, 3, 3, 3, 4]) } else { 0 },
            out_of_area: far && dice.permille(700),
            died: None,
            frauds: Vec::new(),
            bad: None,
        };
        // Some are referred up to a city or provincial hospital on the day they leave the county's.
        if places[first.place].tier == 1 && discharge + Duration::days(9) <= LAST_DAY && dice.permille(60) {
            let until = discharge + Duration::days(dice.between(4, 8));
            others.push((discharge, until));
            visits.push(Visit {
                place: upper(places, dice),
                admit: discharge,
                discharge: until,
                settled: until,
                referral: 1,
                ..first.clone()
            });
        }
        visits.push(first);
    }
    visits
}

fn outpatient(residents: &[Resident], places: &[Place], dice: &mut Dice) -> Visit {
    let span = (LAST_DAY - FIRST_DAY).whole_days();
    let day = FIRST_DAY + Duration::days(dice.between(0, span));
    let resident = dice.below(residents.len());
    Visit {
        resident,
        place: dice.below(places.len()),
        kind: VisitKind::Outpatient,
        record_number: String::new(),
        admit: day,
        discharge: day,
        settled: day,
        diagnosis: ailment(&residents[resident], day, dice),
        referral: 0,
        out_of_area: false,
        died: None,
        frauds: Vec::new(),
        bad: None,
    }
}

/// A diagnosis that befalls this person.
pub(crate) fn ailment(resident: &Resident, on: Date, dice: &mut Dice) -> &'static str {
    let age = completed_years(resident.born, on);
    let fits = |Ailment(_, sex, from, until, _): &&Ailment| {
        (*sex == 0 || *sex == resident.sex) && (*from..=*until).contains(&age)
    };
    let possible: Vec<&Ailment> = AILMENTS.iter().filter(fits).collect();
    let mut place = dice.below(possible.iter().map(|ailment| ailment.4).sum());
    for ailment in &possible {
        if place < ailment.4 {
            return ailment.0;
        }
        place -= ailment.4;
    }
    "J18.900"
}

/// A hospital: most lie in the county's own.
fn hospital(places: &[Place], dice: &mut Dice) -> usize {
    let tier = *dice.pick(&[0, 0, 0, 1, 1, 1, 1, 1, 1, 2, 3, 3, 4, 5]);
    of_tiers(places, dice, |place| place.tier == tier)
}

fn upper(places: &[Place], dice: &mut Dice) -> usize {
    of_tiers(places, dice, |place| place.tier >= 3)
}

fn of_tiers(places: &[Place], dice: &mut Dice, fits: impl Fn(&Place) -> bool) -> usize {
    let able: Vec<usize> = (0..places.len()).filter(|at| !places[*at].pharmacy && fits(&places[*at])).collect();
    if able.is_empty() { 0 } else { *dice.pick(&able) }
}
