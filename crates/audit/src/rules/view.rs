//! What the scan shows to a rule, and where a rule puts what it found.

use base::Month;

use crate::claims::{Claims, Entry, Item, Line, Person, Visit};
use crate::day;
use crate::rule_set::ActiveRule;
use crate::run::{Selected, Tally};
use crate::{Evidence, Finding, TableName};

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
    pub(crate) claims: &'a Claims,
    pub(crate) visit: &'a Visit,
    pub(crate) item: &'a Item,
    /// By day and line id; never empty.
    pub(crate) lines: &'a [Line],
}

/// A visit with all its lines.
pub(crate) struct VisitView<'a> {
    pub(crate) claims: &'a Claims,
    pub(crate) rule: &'a ActiveRule,
    pub(crate) person: &'a Person,
    pub(crate) visit: &'a Visit,
    /// By item, day and line id; may be empty.
    pub(crate) lines: &'a [Line],
}

/// Lines of one person and item over all visits, or those of a kind.
pub(crate) struct HistoryView<'a> {
    pub(crate) claims: &'a Claims,
    pub(crate) rule: &'a ActiveRule,
    pub(crate) item: &'a Item,
    /// By day and line id; never empty.
    pub(crate) lines: &'a [Line],
}

/// Everything of one person.
pub(crate) struct PersonView<'a> {
    pub(crate) claims: &'a Claims,
    pub(crate) rule: &'a ActiveRule,
    /// The lines of each visit, the visits by admission and visit id, the lines
    /// by item, day and line id.
    pub(crate) of_visits: &'a [&'a [Line]],
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

/// A provider's month.
pub(crate) struct MonthView<'a> {
    pub(crate) rule: &'a ActiveRule,
    /// The number of the provider.
    pub(crate) provider: u32,
    pub(crate) month: Month,
    pub(crate) tally: &'a Tally,
}

impl LineView<'_> {
    /// What a table knows of the line's item.
    pub(crate) fn knows(&self, table: TableName) -> &[Entry] {
        self.claims.knows(table, self.line.item)
    }

    /// The charges of the visit on the line's day, this one among them.
    pub(crate) fn charges_of_day(&self) -> impl Iterator<Item = &Line> {
        self.visit_lines.iter().filter(|other| other.day == self.line.day && other.qty > 0)
    }
}

impl VisitView<'_> {
    /// What the lines add up to, in fen.
    pub(crate) fn total_fen(&self) -> i64 {
        self.lines.iter().map(|line| line.amount_fen).sum()
    }
}

/// Takes the findings of one rule, if their line or visit is selected and the
/// rule looks at this scheme, provider and day.
pub(crate) struct Found<'a> {
    pub(crate) claims: &'a Claims,
    pub(crate) selected: &'a Selected,
    pub(crate) rule: &'a ActiveRule,
    pub(crate) findings: &'a mut Vec<Finding>,
}

impl Found<'_> {
    /// A finding against a line.
    pub(crate) fn line(&mut self, line: &Line, amount_fen: i64, evidence: Evidence) {
        let visit = &self.claims.visits[line.visit as usize];
        if self.selected.has(visit.id, line.day) && self.looks_at(visit, line.provider, line.day) {
            self.findings.push(Finding {
                rule: self.rule.number,
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
        if self.selected.has(visit.id, visit.admit_day) && self.looks_at(visit, visit.provider, visit.admit_day) {
            self.findings.push(Finding {
                rule: self.rule.number,
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

    /// A finding against a provider's month; no amount is in question.
    pub(crate) fn month(&mut self, provider: u32, month: Month, evidence: Evidence) {
        let provider_id = self.claims.providers[provider as usize].id;
        let first = month.first_day();
        self.findings.push(Finding {
            rule: self.rule.number,
            // The month after the provider's number: 17 and 2025-03 give 17 202503.
            id: provider_id.saturating_mul(1_000_000)
                + i64::from(month.year()) * 100
                + i64::from(u8::from(first.month())),
            visit_id: 0,
            person_id: 0,
            provider_id,
            date: first,
            item_code: None,
            amount_fen: 0,
            evidence,
        });
    }

    fn looks_at(&self, visit: &Visit, provider: u32, day: i32) -> bool {
        let Some(scope) = &self.rule.scope else { return true };
        let insurance = || self.claims.more(visit).and_then(|more| more.insurance).map(|n| self.claims.text(n));
        let provider = &self.claims.providers[provider as usize];
        let on = day::date(day);
        (scope.insurances.is_empty() || insurance().is_some_and(|code| scope.insurances.iter().any(|one| one == code)))
            && (scope.provider_levels.is_empty() || provider.known && scope.provider_levels.contains(&provider.level))
            && (scope.provider_types.is_empty() || scope.provider_types.contains(&provider.kind))
            && scope.from.is_none_or(|from| from.0 <= on)
            && scope.until.is_none_or(|until| on < until.0)
    }
}
