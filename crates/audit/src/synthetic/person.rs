//! One person's year: visits one after another, far enough apart to be honest,
//! with here and there a planted fraud.

use base::Date;
use time::Duration;

use super::catalogue::{Catalogue, Kind, kind};
use super::draw::Draw;
use super::{Plan, Planted};
use crate::{LineRow, PersonRow, ProviderRow, Rows, VisitRow};

/// The next free ids.
pub(super) struct Ids {
    line: i64,
    visit: i64,
}

impl Default for Ids {
    fn default() -> Ids {
        Ids { line: 1, visit: 1 }
    }
}

/// A person while the year is made up.
struct Year<'a> {
    catalogue: &'a Catalogue,
    draw: &'a mut Draw,
    ids: &'a mut Ids,
    rows: &'a mut Rows,
    planted: &'a mut Vec<Planted>,
    person: PersonRow,
    /// Born after 2011: items for children are honest.
    child: bool,
    left: u64,
    visit: usize,
}

/// Adds one person with claims of about `quota` lines.
#[allow(clippy::too_many_arguments, reason = "called once, with everything a year needs")]
pub(super) fn add(
    plan: &Plan,
    catalogue: &Catalogue,
    number: u32,
    quota: u64,
    draw: &mut Draw,
    ids: &mut Ids,
    rows: &mut Rows,
    planted: &mut Vec<Planted>,
) {
    let age = draw.below(80);
    let child = age < 13;
    let born = plan.from - Duration::days((age * 365 + draw.below(365)) as i64);
    let sex = 1 + draw.below(2) as u8;
    let person = PersonRow { person_id: i64::from(number) + 1, sex, birth_date: born, death_date: None };
    let mut year = Year { catalogue, draw, ids, rows, planted, person, child, left: quota, visit: 0 };
    let mut day = plan.from + Duration::days(year.draw.below(60) as i64);
    while year.left > 0 {
        day = year.episode(day, plan.frauds_permille) + Duration::days(year.draw.within(32, 45) as i64);
    }
    year.rows.persons.push(year.person);
}

impl Year<'_> {
    /// A visit, honest or with a fraud; gives the day on which it ends.
    fn episode(&mut self, day: Date, frauds_permille: u64) -> Date {
        let provider = self.draw.one_of(&self.catalogue.providers).clone();
        let fraud = if self.draw.permille(frauds_permille) { self.draw.within(1, 12) as i32 } else { 0 };
        let inpatient = matches!(fraud, 7 | 10 | 11) || fraud != 9 && fraud != 12 && self.draw.permille(140);
        let nights = if inpatient { self.draw.within(3, 9) as i64 } else { 0 };
        let mut end = day + Duration::days(nights);
        self.visit(&provider, inpatient, day, end);
        let lines = if inpatient { self.draw.within(12, 36) } else { self.draw.within(1, 5) };
        for n in 0..lines.min(self.left.max(1)) {
            let on = day + Duration::days((n as i64) % (nights + 1));
            self.honest_line(&provider, inpatient, on);
        }
        match fraud {
            0 => {}
            10 => end = self.readmit(&provider, end),
            11 => end = self.overlap(&provider, end),
            12 => self.charge_after_death(day),
            line_fraud => self.plant_in_visit(line_fraud, &provider, day),
        }
        end
    }

    fn visit(&mut self, provider: &ProviderRow, inpatient: bool, from: Date, to: Date) -> i64 {
        let visit_id = self.ids.visit;
        self.ids.visit += 1;
        let second = self.draw.permille(300);
        let diag1 = self.draw.one_of(&self.catalogue.diagnoses).clone();
        let diag2 = second.then(|| self.draw.one_of(&self.catalogue.diagnoses).clone());
        self.visit = self.rows.visits.len();
        self.rows.visits.push(VisitRow {
            visit_id,
            person_id: self.person.person_id,
            provider_id: provider.provider_id,
            kind: if inpatient { 2 } else { 1 },
            admit_date: from,
            discharge_date: Some(to),
            diag1: Some(diag1),
            diag2,
            more: None,
        });
        visit_id
    }

    /// A line that breaks no rule: its item has not been charged on this visit
    /// and none of its limits is touched. Now and then it is reversed.
    fn honest_line(&mut self, provider: &ProviderRow, inpatient: bool, on: Date) {
        let mut place = self.draw.below(self.catalogue.items.len() as u64) as usize;
        while !self.is_honest(place, provider) {
            place = (place + 1) % self.catalogue.items.len();
        }
        let drug = kind(place) == Kind::Drug;
        let qty = if drug && !inpatient { 100 * self.draw.within(3, 30) as i32 } else { 100 };
        self.line(place, on, qty);
        if self.draw.permille(10) {
            self.line(place, on, -qty);
        }
    }

    fn is_honest(&self, place: usize, provider: &ProviderRow) -> bool {
        let item = &self.catalogue.items[place];
        let visit = &self.rows.visits[self.visit];
        let of_visit = self.rows.lines.iter().rev().take_while(|line| line.visit_id == visit.visit_id);
        let limits = match kind(place) {
            Kind::OfSex => item.sex_limit == self.person.sex,
            Kind::OfAge => self.child && self.person.birth_date < visit.admit_date,
            Kind::OfLevel => provider.level >= item.min_level,
            Kind::OfDiagnosis => visit.diag1.as_ref().is_some_and(|code| self.catalogue.allows(place, code)),
            Kind::Excluding | Kind::Excluded => false,
            Kind::Plain | Kind::Drug | Kind::PerDay | Kind::PerStay => true,
        };
        limits && of_visit.into_iter().all(|line| line.item_code != item.item_code)
    }

    fn line(&mut self, place: usize, on: Date, qty: i32) -> i64 {
        let (item, visit) = (&self.catalogue.items[place], &self.rows.visits[self.visit]);
        let line_id = self.ids.line;
        self.ids.line += 1;
        self.left = self.left.saturating_sub(1);
        self.rows.lines.push(LineRow {
            line_id,
            visit_id: visit.visit_id,
            person_id: visit.person_id,
            provider_id: visit.provider_id,
            service_date: on,
            item_code: item.item_code.clone(),
            qty,
            price_fen: item.price_fen,
            amount_fen: item.price_fen * i64::from(qty) / 100,
        });
        line_id
    }

    /// A fraud within the present visit. One that this visit does not allow
    /// (an adult's item for a child, say) is left out.
    fn plant_in_visit(&mut self, rule: i32, provider: &ProviderRow, day: Date) {
        let (catalogue, admit_date) = (self.catalogue, self.rows.visits[self.visit].admit_date);
        let id = match rule {
            1 => {
                let mut place = catalogue.of_kind(Kind::OfSex, self.draw);
                if catalogue.items[place].sex_limit == self.person.sex {
                    place = if place % 50 == 7 { place + 1 } else { place - 1 };
                }
                self.line(place, day, 100)
            }
            2 if base::completed_years(self.person.birth_date, admit_date) > 14 => {
                let place = catalogue.of_kind(Kind::OfAge, self.draw);
                self.line(place, day, 100)
            }
            3 if provider.level < 3 => {
                let place = catalogue.of_kind(Kind::OfLevel, self.draw);
                self.line(place, day, 100)
            }
            4 => {
                let visit = &self.rows.visits[self.visit];
                let codes = [visit.diag1.clone(), visit.diag2.clone()];
                let allowed = |place: usize| codes.iter().flatten().any(|code| catalogue.allows(place, code));
                let mut place = catalogue.of_kind(Kind::OfDiagnosis, self.draw);
                while allowed(place) {
                    place = (place + 50) % catalogue.items.len();
                }
                self.line(place, day, 100)
            }
            5 => {
                let place = catalogue.of_kind(Kind::Excluding, self.draw);
                self.line(place, day, 100);
                self.line(place + 1, day, 100)
            }
            6 => {
                let place = catalogue.of_kind(Kind::PerDay, self.draw);
                if self.charged(place) {
                    return;
                }
                self.line(place, day, 300)
            }
            7 => {
                let place = catalogue.of_kind(Kind::PerStay, self.draw);
                if self.charged(place) {
                    return;
                }
                let first = self.line(place, day, 400);
                self.line(place, day + Duration::days(1), 400);
                self.line(place, day + Duration::days(2), 300);
                first
            }
            8 => {
                let place = catalogue.of_kind(Kind::Plain, self.draw);
                if self.charged(place) {
                    return;
                }
                self.line(place, day, 200);
                self.line(place, day, 200)
            }
            9 => {
                let place = catalogue.of_kind(Kind::Drug, self.draw);
                if self.charged(place) {
                    return;
                }
                self.line(place, day, 3_100)
            }
            _ => return,
        };
        self.planted.push(Planted { rule, id });
    }

    fn charged(&self, place: usize) -> bool {
        let visit_id = self.rows.visits[self.visit].visit_id;
        let mut of_visit = self.rows.lines.iter().rev().take_while(|line| line.visit_id == visit_id);
        of_visit.any(|line| line.item_code == self.catalogue.items[place].item_code)
    }

    /// Back at the same provider within 15 days.
    fn readmit(&mut self, provider: &ProviderRow, discharged: Date) -> Date {
        let from = discharged + Duration::days(self.draw.below(16) as i64);
        self.second_stay(10, provider, from)
    }

    /// Admitted elsewhere before the present stay has ended.
    fn overlap(&mut self, provider: &ProviderRow, discharged: Date) -> Date {
        let elsewhere = |other: &&ProviderRow| other.provider_id != provider.provider_id;
        let others: Vec<&ProviderRow> = self.catalogue.providers.iter().filter(elsewhere).take(50).collect();
        let other = (*self.draw.one_of(&others)).clone();
        self.second_stay(11, &other, discharged - Duration::days(1))
    }

    fn second_stay(&mut self, rule: i32, provider: &ProviderRow, from: Date) -> Date {
        let to = from + Duration::days(4);
        let id = self.visit(provider, true, from, to);
        self.planted.push(Planted { rule, id });
        for n in 0..8 {
            self.honest_line(provider, true, from + Duration::days(n % 5));
        }
        to
    }

    /// The person dies on the day of the visit; its last line is charged a
    /// week later. Nothing comes after it.
    fn charge_after_death(&mut self, day: Date) {
        if self.person.death_date.is_none() {
            self.person.death_date = Some(day);
            let mut place = self.catalogue.of_kind(Kind::Plain, self.draw);
            while self.charged(place) {
                place = self.catalogue.of_kind(Kind::Plain, self.draw);
            }
            let id = self.line(place, day + Duration::days(7), 100);
            self.planted.push(Planted { rule: 12, id });
            self.left = 0;
        }
    }
}
