//! What the scan shows to a rule, and where a rule puts what it found.

use crate::claims::{Claims, Item, Line, Person, Visit};
use crate::day;
use crate::rule_set::ActiveRule;
use crate::run::Selected;
use crate::{Evidence, Finding};

/// One line.
pub(crate) struct LineView<'a> {
    pub(crate) claims: &'a Claims,
    pub(crate) rule: &'a ActiveRule,
    pub(crate) person: &'a Person,
    pub(crate) visit: &'a Visit,
    pub(crate) item: &'a Item,
    pub(crate) line: &'a Line,
    /// All lines of the visit, by item, day and line id.
    pub(crate) visit_lines: &'a [Line],
}

/// Lines of one visit and item, of one day or of all its days.
pub(crate) struct LinesView<'a> {
    pub(crate) visit: &'a Visit,
    pub(crate) item: &'a Item,
    /// By day and line id; never empty.
    pub(crate) lines: &'a [Line],
}

/// Lines of one person and item over all visits of a kind.
pub(crate) struct HistoryView<'a> {
    pub(crate) item: &'a Item,
    /// By day and line id; never empty.
    pub(crate) lines: &'a [Line],
}

/// The visits of one person.
pub(crate) struct StaysView<'a> {
    pub(crate) claims: &'a Claims,
    pub(crate) rule: &'a ActiveRule,
    /// By admission and visit id; never empty.
    pub(crate) visits: &'a [Visit],
    /// What the lines of each visit add up to, in fen.
    pub(crate) totals_fen: &'a [i64],
}

/// Takes the findings of one rule, if their line or visit is selected.
pub(crate) struct Found<'a> {
    pub(crate) claims: &'a Claims,
    pub(crate) selected: &'a Selected,
    pub(crate) rule: i32,
    pub(crate) findings: &'a mut Vec<Finding>,
}

impl Found<'_> {
    /// A finding against a line.
    pub(crate) fn line(&mut self, line: &Line, amount_fen: i64, evidence: Evidence) {
        let visit = &self.claims.visits[line.visit as usize];
        if self.selected.has(visit.id, line.day) {
            self.findings.push(Finding {
                rule: self.rule,
                id: line.id,
                visit_id: visit.id,
                person_id: self.claims.persons[visit.person as usize].id,
                provider_id: self.claims.providers[line.provider as usize].id,
                date: day::date(line.day),
                item_code: Some(self.claims.items[line.item as usize].code.clone()),
                amount_fen,
                evidence,
            });
        }
    }

    /// A finding against a visit.
    pub(crate) fn visit(&mut self, visit: &Visit, amount_fen: i64, evidence: Evidence) {
        if self.selected.has(visit.id, visit.admit_day) {
            self.findings.push(Finding {
                rule: self.rule,
                id: visit.id,
                visit_id: visit.id,
                person_id: self.claims.persons[visit.person as usize].id,
                provider_id: self.claims.providers[visit.provider as usize].id,
                date: day::date(visit.admit_day),
                item_code: None,
                amount_fen,
                evidence,
            });
        }
    }
}
