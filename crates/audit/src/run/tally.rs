//! What a provider's month comes to: cost by kind and category, stays and
//! readmissions. Each thread counts its own persons; sums do not depend on who
//! counted.
//!
//! A line belongs to the month of its day of service, a stay to that of its
//! discharge. A stay that is followed, at any provider, by another within the
//! days of the rule (`within_days`) with a main diagnosis of the same
//! three-character category counts as followed by a readmission: whether it was
//! planned, claims do not say.
//!
//! Article: R2-77.

use std::collections::BTreeMap;

use base::Month;

use super::Selected;
use crate::claims::{Claims, Line, Visit, VisitKind};
use crate::rule_set::ActiveRule;
use crate::rules::{Found, Look, MonthView};
use crate::{Finding, RuleSet, TableName, day};

/// A provider's month. Amounts in fen.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Tally {
    pub(crate) total_fen: i64,
    pub(crate) drug_fen: i64,
    pub(crate) consumable_fen: i64,
    /// Tests and examinations, CT and magnetic resonance among them.
    pub(crate) examination_fen: i64,
    pub(crate) treatment_fen: i64,
    pub(crate) ct_fen: i64,
    pub(crate) mri_fen: i64,
    pub(crate) stays: i64,
    pub(crate) readmitted: i64,
}

/// What an item's cost counts as.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Counts {
    drug: bool,
    consumable: bool,
    examination: bool,
    treatment: bool,
    ct: bool,
    mri: bool,
}

/// Many months.
#[derive(Debug, Default)]
pub(super) struct Tallies {
    of_item: Vec<Counts>,
    diagnosis_category: Vec<u32>,
    /// Within how many days after discharge an admission counts.
    readmission_days: i64,
    by_month: BTreeMap<(u32, Month), Tally>,
}

impl Tallies {
    pub(super) fn new(claims: &Claims, rules: &[ActiveRule]) -> Tallies {
        let counts = |(number, item): (usize, &crate::claims::Item)| {
            let entries = claims.knows(TableName::Categories, number as u32);
            let is = |category: &str| entries.iter().any(|entry| claims.text(entry.other) == category);
            Counts {
                drug: item.kind == 1,
                consumable: item.kind == 3,
                examination: ["exam", "test", "ct", "mri"].into_iter().any(is),
                treatment: is("treatment") || is("surgery"),
                ct: is("ct"),
                mri: is("mri"),
            }
        };
        Tallies {
            of_item: claims.items.iter().enumerate().map(counts).collect(),
            diagnosis_category: claims.diagnoses.iter().map(|diagnosis| diagnosis.category).collect(),
            // Below zero where no rule asks: then nothing follows anything.
            readmission_days: rules.iter().find_map(|rule| rule.parameters.get("within_days").copied()).unwrap_or(-1),
            by_month: BTreeMap::new(),
        }
    }

    /// Counts lines, those of one visit at a time.
    pub(super) fn lines(&mut self, lines: &[Line]) {
        for same in lines.chunk_by(|a, b| (a.provider, a.day) == (b.provider, b.day)) {
            let tally = self.by_month.entry((same[0].provider, Month::of(day::date(same[0].day)))).or_default();
            for line in same {
                let counts = self.of_item[line.item as usize];
                let share = |counted: bool| if counted { line.amount_fen } else { 0 };
                tally.total_fen += line.amount_fen;
                tally.drug_fen += share(counts.drug);
                tally.consumable_fen += share(counts.consumable);
                tally.examination_fen += share(counts.examination);
                tally.treatment_fen += share(counts.treatment);
                tally.ct_fen += share(counts.ct);
                tally.mri_fen += share(counts.mri);
            }
        }
    }

    /// Counts the stays of a person, who is shown whole.
    pub(super) fn stays(&mut self, visits: &[Visit]) {
        let is_stay = |visit: &&Visit| visit.kind == VisitKind::Inpatient && visit.discharge_day != i32::MIN;
        let stays: Vec<&Visit> = visits.iter().filter(is_stay).collect();
        for (n, stay) in stays.iter().enumerate() {
            let category = |visit: &Visit| visit.diag1.map(|number| self.diagnosis_category[number as usize]);
            let follows = |later: &&&Visit| {
                let gap = later.admit_day - stay.discharge_day;
                (0..=self.readmission_days).contains(&i64::from(gap))
                    && category(later).is_some()
                    && category(later) == category(stay)
            };
            let followed = stays[n + 1..].iter().any(|later| follows(&later));
            let tally = self.by_month.entry((stay.provider, Month::of(day::date(stay.discharge_day)))).or_default();
            tally.stays += 1;
            tally.readmitted += i64::from(followed);
        }
    }

    /// Takes over what another thread counted.
    pub(super) fn absorb(&mut self, other: Option<Tallies>) {
        for (key, more) in other.into_iter().flat_map(|other| other.by_month) {
            let tally = self.by_month.entry(key).or_default();
            tally.total_fen += more.total_fen;
            tally.drug_fen += more.drug_fen;
            tally.consumable_fen += more.consumable_fen;
            tally.examination_fen += more.examination_fen;
            tally.treatment_fen += more.treatment_fen;
            tally.ct_fen += more.ct_fen;
            tally.mri_fen += more.mri_fen;
            tally.stays += more.stays;
            tally.readmitted += more.readmitted;
        }
    }

    /// The findings of the rules about providers' months, by place of the rule.
    pub(super) fn judge(&self, claims: &Claims, rules: &RuleSet, selected: &Selected) -> Vec<(usize, Vec<Finding>)> {
        let mut all = Vec::new();
        for (place, rule) in rules.rules().iter().enumerate() {
            let Look::ProviderMonth(check) = &rule.check.look else { continue };
            if !rule.missing(claims).is_empty() {
                continue;
            }
            let mut findings = Vec::new();
            for (&(provider, month), tally) in self.by_month.iter().filter(|((_, month), _)| selected.has_month(*month))
            {
                let mut found = Found { claims, selected, rule, findings: &mut findings };
                check(&MonthView { rule, provider, month, tally }, &mut found);
            }
            all.push((place, findings));
        }
        all
    }
}
