//! The bills of the demonstration county: lines that keep every limit of the
//! catalogue, then the lines of what was planted. Bills are written in the order
//! of settlement, so that what a person has in supply is known.
//!
//! Article: R1-12.14 (the catalogue's limits), R1-12.11.

use std::collections::{BTreeMap, BTreeSet};

use app::operations::catalogue::load::{ItemKind, NewItem, NewItems};
use app::operations::claim::NewLine;
use app::operations::claim::import::ClaimToImport;
use app::operations::visit::admit::VisitKind;
use app::operations::visit::care::VisitCare;
use base::{Date, Fen, completed_years, date_text, divide_half_up};
use time::Duration;

use super::county::Place;
use super::dice::Dice;
use super::frauds::Bad;
use super::mapping::own_code;
use super::residents::Resident;
use super::year::Visit;

/// What is charged in a usual stay, by the start of the code.
const USUAL: [&str; 13] = ["XB", "XB", "XB", "XB", "S0011", "S2504", "S2504", "S2103", "C0", "XL", "S33", "XG", "N0"];
/// What is charged where something grave is treated: operations and implants.
const GRAVE: [&str; 13] = ["XB", "XB", "XB", "S0011", "S2504", "S2103", "C0", "C0", "C0", "XL", "S33", "S33", "S33"];

/// Writes bills.
pub(crate) struct Biller<'c> {
    items: &'c [NewItem],
    /// The places' own codes, by national code.
    own_codes: BTreeMap<&'c str, String>,
    exclusions: Vec<(&'c NewItem, &'c NewItem)>,
    residents: &'c [Resident],
    places: &'c [Place],
    /// Until when a person has a dispensed drug in hand, by person and item.
    supplied_until: BTreeMap<(usize, &'c str), Date>,
    /// The number of the last claim of each provider, for a repeated one.
    last_record: BTreeMap<usize, String>,
    dice: Dice,
}

/// A planted line or visit, as it stands in the claim.
#[derive(Debug, Clone)]
pub(crate) struct Planted {
    /// The rule that finds it.
    pub(crate) rule: i32,
    /// False when it only looks like a fraud.
    pub(crate) genuine: bool,
    /// Which provider, by place in the list.
    pub(crate) place: usize,
    /// The visit.
    pub(crate) record_number: String,
    /// The line; none when the visit as a whole is meant.
    pub(crate) line_number: Option<String>,
    /// The cost in question, fen.
    pub(crate) amount_fen: i64,
    /// The day of settlement.
    pub(crate) settled: Date,
}

/// The lines of a bill that is being written.
struct Bill<'c> {
    lines: Vec<NewLine>,
    items: BTreeSet<&'c str>,
}

impl<'c> Bill<'c> {
    fn add(&mut self, item: &'c NewItem, day: Date, quantity: i32) -> usize {
        let amount = divide_half_up(i128::from(quantity) * i128::from(item.price_fen.0), 100).unwrap_or(Fen::ZERO);
        self.items.insert(&item.code);
        self.lines.push(NewLine {
            line_number: format!("{}", self.lines.len() + 1),
            service_date: date_text(day),
            item_code: item.code.clone(),
            quantity,
            price_fen: item.price_fen,
            amount_fen: amount,
            own_code: None,
            batch: None,
        });
        self.lines.len() - 1
    }

    fn has(&self, item: &NewItem) -> bool {
        self.items.contains(item.code.as_str())
    }

    fn total_fen(&self) -> i64 {
        self.lines.iter().map(|line| line.amount_fen.0).sum()
    }
}

impl<'c> Biller<'c> {
    /// A biller over a county.
    pub(crate) fn new(catalogue: &'c NewItems, residents: &'c [Resident], places: &'c [Place], dice: Dice) -> Self {
        let of_code = |code: &str| catalogue.items.iter().find(|item| item.code == code);
        let pair = |(a, b): (&str, &str)| Some((of_code(a)?, of_code(b)?));
        let exclusions = catalogue.exclusions.iter().filter_map(|e| pair((&e.item_a, &e.item_b))).collect();
        Biller {
            items: &catalogue.items,
            own_codes: catalogue
                .items
                .iter()
                .enumerate()
                .map(|(n, item)| (item.code.as_str(), own_code(item, n)))
                .collect(),
            exclusions,
            residents,
            places,
            supplied_until: BTreeMap::new(),
            last_record: BTreeMap::new(),
            dice,
        }
    }

    /// The claim of a visit, and what is planted in it.
    pub(crate) fn claim(&mut self, visit: &Visit) -> (ClaimToImport, Vec<Planted>) {
        let mut bill = Bill { lines: Vec::new(), items: BTreeSet::new() };
        match visit.kind {
            VisitKind::Inpatient => self.inpatient(visit, &mut bill),
            VisitKind::Outpatient => self.outpatient(visit, &mut bill),
        }
        let mut planted = Vec::new();
        for fraud in &visit.frauds {
            let line = self.plant(fraud.rule, visit, &mut bill);
            let amount = |at: usize| bill.lines[at].amount_fen.0;
            planted.push(Planted {
                rule: fraud.rule,
                genuine: fraud.genuine,
                place: visit.place,
                record_number: visit.record_number.clone(),
                line_number: line.map(|at| bill.lines[at].line_number.clone()),
                amount_fen: line.map_or_else(|| bill.total_fen(), amount),
                settled: visit.settled,
            });
        }
        let mut claim = self.of(visit, bill);
        if let Some(bad) = visit.bad {
            self.spoil(&mut claim, visit, bad);
        } else {
            self.last_record.insert(visit.place, visit.record_number.clone());
        }
        (claim, planted)
    }

    fn of(&self, visit: &Visit, mut bill: Bill<'_>) -> ClaimToImport {
        for line in &mut bill.lines {
            line.own_code = self.own_codes.get(line.item_code.as_str()).cloned();
        }
        ClaimToImport {
            provider_id: self.places[visit.place].provider_id,
            person_id: self.residents[visit.resident].person_id,
            kind: visit.kind,
            record_number: visit.record_number.clone(),
            admit_date: date_text(visit.admit),
            discharge_date: date_text(visit.discharge),
            settled_on: date_text(visit.settled),
            diagnosis_1: visit.diagnosis.to_owned(),
            diagnosis_2: None,
            referral: visit.referral,
            out_of_area: visit.out_of_area,
            care: VisitCare::Ordinary,
            lines: bill.lines,
        }
    }

    /// Bed, care and visits by the doctor for the whole stay on its first day,
    /// then what was done on single days.
    fn inpatient(&mut self, visit: &Visit, bill: &mut Bill<'c>) {
        let days = visit.days() as i32 * 100;
        let daily: Vec<&NewItem> = self.start("S0011").filter(|item| item.max_per_day == 0).collect();
        if let [bed, care @ .., doctor] = daily.as_slice() {
            bill.add(bed, visit.admit, days);
            let care = *self.dice.pick(care);
            bill.add(care, visit.admit, days);
            bill.add(doctor, visit.admit, days);
        }
        // Who lies long lies there with something grave.
        let grave = visit.days() >= 30;
        let lines = if grave { 30 } else { 8 } + self.dice.below(13);
        for _ in 0..200 {
            if bill.lines.len() >= lines {
                break;
            }
            let start = *self.dice.pick(if grave { &GRAVE } else { &USUAL });
            let Some(item) = self.any_of(start, visit, bill) else { continue };
            let rare = matches!(start, "XL" | "S33" | "N0") || item.price_fen.0 > 30_000;
            if rare && !self.dice.permille(if grave { 700 } else { 120 }) {
                continue;
            }
            let most = if item.max_per_day == 0 { 300 } else { item.max_per_day as i32 };
            let most = if item.max_per_stay == 0 { most } else { most.min(item.max_per_stay as i32) };
            let quantity = if rare { 100 } else { 100 * self.dice.between(1, i64::from(most / 100).max(1)) as i32 };
            let day = self.day_of(visit);
            bill.add(item, day, quantity);
        }
    }

    fn outpatient(&mut self, visit: &Visit, bill: &mut Bill<'c>) {
        let lines = 2 + self.dice.below(3);
        let starts: &[&str] = if self.places[visit.place].pharmacy {
            &["XA", "XJ", "XP", "XA"]
        } else {
            &["XA", "XJ", "S2504", "S2103", "XP", "XG"]
        };
        for _ in 0..100 {
            if bill.lines.len() >= lines {
                break;
            }
            let start = *self.dice.pick(starts);
            let Some(item) = self.any_of(start, visit, bill) else { continue };
            if item.days_per_unit == 0 {
                bill.add(item, visit.admit, 100);
                continue;
            }
            let key = (visit.resident, item.code.as_str());
            if self.supplied_until.get(&key).is_some_and(|until| *until > visit.admit) {
                continue;
            }
            let most = (item.max_supply_days * 100 / item.days_per_unit).max(1);
            let boxes = 1 + self.dice.below(most as usize) as u32;
            let days = boxes * item.days_per_unit / 100;
            self.supplied_until.insert(key, visit.admit + Duration::days(i64::from(days)));
            bill.add(item, visit.admit, boxes as i32 * 100);
        }
    }

    /// An item that this person may be given here for this, and that is not on the bill.
    fn any_of(&mut self, start: &str, visit: &Visit, bill: &Bill<'c>) -> Option<&'c NewItem> {
        let resident = &self.residents[visit.resident];
        let age = completed_years(resident.born, visit.admit);
        let level = self.places[visit.place].level;
        let pharmacy = self.places[visit.place].pharmacy;
        let category = &visit.diagnosis[..3];
        let allowed = |item: &&'c NewItem| {
            (item.sex_limit == 0 || item.sex_limit == resident.sex)
                && (i32::from(item.min_age)..=i32::from(item.max_age)).contains(&age)
                && item.min_level <= level
                && (item.diagnoses.is_empty() || item.diagnoses.iter().any(|icd3| icd3 == category))
                && (!pharmacy || item.kind == ItemKind::Drug)
                && !bill.has(item)
                && !self.clashes(item, bill)
        };
        let able: Vec<&NewItem> = self.start(start).filter(allowed).collect();
        if able.is_empty() { None } else { Some(*self.dice.pick(&able)) }
    }

    fn clashes(&self, item: &NewItem, bill: &Bill<'_>) -> bool {
        self.exclusions
            .iter()
            .any(|(a, b)| (a.code == item.code && bill.has(b)) || (b.code == item.code && bill.has(a)))
    }

    fn start<'s>(&self, start: &'s str) -> impl Iterator<Item = &'c NewItem> + use<'s, 'c> {
        self.items.iter().filter(move |item| item.code.starts_with(start))
    }

    /// A day of the stay on which the person lived.
    fn day_of(&mut self, visit: &Visit) -> Date {
        let last = visit.died.unwrap_or(visit.discharge);
        visit.admit + Duration::days(self.dice.between(0, (last - visit.admit).whole_days()))
    }

    /// Writes the lines of a fraud; gives the line that is to be found, or
    /// nothing when it is the visit.
    fn plant(&mut self, rule: i32, visit: &Visit, bill: &mut Bill<'c>) -> Option<usize> {
        let category = &visit.diagnosis[..3];
        let day = visit.admit + Duration::days(1);
        let one =
            |items: Vec<&'c NewItem>, dice: &mut Dice| if items.is_empty() { None } else { Some(*dice.pick(&items)) };
        let fresh = |item: &&'c NewItem| !bill.has(item) && !self.clashes(item, bill);
        match rule {
            1 => {
                let other = |item: &&'c NewItem| item.sex_limit == 2 && item.min_level == 0;
                let item = one(self.items.iter().filter(other).filter(fresh).collect(), &mut self.dice)?;
                Some(bill.add(item, day, 100))
            }
            2 => {
                let item = one(self.start("XP").filter(fresh).collect(), &mut self.dice)?;
                Some(bill.add(item, day, 200))
            }
            3 => {
                let high = |item: &&'c NewItem| item.min_level >= 2 && item.price_fen.0 <= 200_000;
                let item = one(self.items.iter().filter(high).filter(fresh).collect(), &mut self.dice)?;
                Some(bill.add(item, day, 100))
            }
            4 => {
                let wrong = |item: &&'c NewItem| {
                    !item.diagnoses.is_empty()
                        && item.diagnoses.iter().all(|icd3| icd3 != category)
                        && item.price_fen.0 <= 100_000
                };
                let item = one(self.items.iter().filter(wrong).filter(fresh).collect(), &mut self.dice)?;
                Some(bill.add(item, day, 200))
            }
            5 => {
                let free = |(a, b): &&(&'c NewItem, &'c NewItem)| {
                    !bill.has(a) && !bill.has(b) && a.min_level <= 1 && !self.clashes(a, bill) && !self.clashes(b, bill)
                };
                let pairs: Vec<_> = self.exclusions.iter().filter(free).copied().collect();
                let (a, b) = if pairs.is_empty() { return None } else { *self.dice.pick(&pairs) };
                bill.add(a, day, 100);
                Some(bill.add(b, day, 100))
            }
            6 => {
                let limited = |item: &&'c NewItem| item.max_per_day > 0;
                let item = one(self.start("XB").filter(limited).filter(fresh).collect(), &mut self.dice)?;
                Some(bill.add(item, day, item.max_per_day as i32 * 2 + 100))
            }
            7 => {
                let limited = |item: &&'c NewItem| (1..=400).contains(&item.max_per_stay) && item.max_per_day >= 200;
                let item = one(self.start("S2103").filter(limited).filter(fresh).collect(), &mut self.dice)?;
                let first = bill.add(item, visit.admit, 200);
                bill.add(item, visit.admit + Duration::days(1), 200);
                bill.add(item, visit.admit + Duration::days(2), 200);
                Some(first)
            }
            8 => {
                let free = |item: &&'c NewItem| item.max_per_day == 0 && item.price_fen.0 <= 50_000;
                let item = one(self.start("C0").filter(free).filter(fresh).collect(), &mut self.dice)?;
                bill.add(item, day, 100);
                Some(bill.add(item, day, 100))
            }
            9 => {
                let item = one(self.start("XA").filter(fresh).collect(), &mut self.dice)?;
                let boxes = item.max_supply_days * 200 / item.days_per_unit + 2;
                let until = visit.admit + Duration::days(i64::from(boxes * item.days_per_unit / 100));
                self.supplied_until.insert((visit.resident, item.code.as_str()), until);
                Some(bill.add(item, visit.admit, boxes as i32 * 100))
            }
            12 if visit.kind == VisitKind::Inpatient => {
                let item = one(self.start("XB").filter(fresh).collect(), &mut self.dice)?;
                Some(bill.add(item, visit.discharge, 200))
            }
            12 => Some(0),
            _ => None,
        }
    }

    /// Makes a claim one that cannot be settled.
    fn spoil(&mut self, claim: &mut ClaimToImport, visit: &Visit, bad: Bad) {
        match bad {
            Bad::RecordRepeated => {
                if let Some(number) = self.last_record.get(&visit.place) {
                    claim.record_number.clone_from(number);
                }
            }
            Bad::ItemUnknown => claim.lines[0].item_code = "X-NOT-IN-CATALOGUE".to_owned(),
            Bad::AmountWrong => claim.lines[0].amount_fen = Fen(claim.lines[0].amount_fen.0 + 1_000),
            Bad::DatesOutOfOrder => claim.discharge_date = date_text(visit.settled + Duration::days(3)),
            Bad::NotInsured => {}
            Bad::QuantityZero => claim.lines[0].quantity = 0,
        }
    }
}
