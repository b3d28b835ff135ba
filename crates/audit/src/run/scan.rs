//! The scan of a partition: lines are put in order by visit (by counting, for
//! visits have dense numbers), within a visit by item, day and line id, and
//! then shown once to every rule that cares.
//!
//! ```text
//! person ─ visit ─ line              rules 1 2 3 4 5 12
//!        │       ├ item and day      rules 6 8
//!        │       └ item              rule 7
//!        ├ item over all visits      rule 9
//!        └ all visits                rules 10 11
//! provider ─ month                    shares of cost, readmissions
//! ```

use std::borrow::Cow;

use super::Selected;
use super::tally::Tallies;
use crate::claims::{Claims, Line, Partition, Person, Visit, VisitKind};
use crate::rule_set::ActiveRule;
use crate::rules::{Found, HistoryView, LineView, LinesView, Look, PersonView, StaysView, VisitView};
use crate::{Finding, RuleSet};

/// A set of rules, by their places in the rule set: at most 128.
type Places = u128;

/// One thread's work on partitions, with room that is used again.
pub(super) struct Scan<'a> {
    claims: &'a Claims,
    rules: &'a [ActiveRule],
    selected: &'a Selected,
    /// For each item, the rules that look at its lines.
    of_item: Cow<'a, [OfItem]>,
    visits: Places,
    stays: Places,
    /// Whether any rule looks back at lines of outpatient, of inpatient visits,
    /// of all visits.
    looks_back: [bool; 3],
    /// The rules that want to see the present person as a whole.
    of_person: Places,
    /// What providers' months come to, if any rule wants to know.
    tallies: Option<Tallies>,
    findings: Vec<Vec<Finding>>,
    lines: Vec<Line>,
    ends: Vec<u32>,
    history: Vec<Line>,
    totals_fen: Vec<i64>,
}

/// The rules that look at an item, by what they look at.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct OfItem {
    line: Places,
    item_day: Places,
    item_visit: Places,
    history: [Places; 3],
    person: Places,
}

/// Where the rules of each item come from: looked up now, or looked up before
/// for the items that calls at the counter share.
#[derive(Clone, Copy)]
pub(super) enum ByItem<'a> {
    LookUp,
    Known(&'a [OfItem]),
}

impl<'a> ByItem<'a> {
    fn take(self, claims: &Claims, rules: &[ActiveRule], runs: &[bool]) -> Cow<'a, [OfItem]> {
        match self {
            ByItem::LookUp => Cow::Owned((0..claims.items.len()).map(|n| of_item(claims, rules, runs, n)).collect()),
            ByItem::Known(known) if known.len() == claims.items.len() => Cow::Borrowed(known),
            ByItem::Known(known) => {
                let new = (known.len()..claims.items.len()).map(|number| of_item(claims, rules, runs, number));
                Cow::Owned(known.iter().copied().chain(new).collect())
            }
        }
    }
}

/// The rules that look at an item, of those that run.
pub(super) fn of_item(claims: &Claims, rules: &[ActiveRule], runs: &[bool], number: usize) -> OfItem {
    assert!(rules.len() <= Places::BITS as usize, "a run has at most {} rules", Places::BITS);
    let mut of_item = OfItem::default();
    for (place, rule) in rules.iter().enumerate().filter(|(place, _)| runs[*place]) {
        let (cares, of) = match &rule.check.look {
            Look::Line(cares, _) => (cares, &mut of_item.line),
            Look::ItemDay(cares, _) => (cares, &mut of_item.item_day),
            Look::ItemVisit(cares, _) => (cares, &mut of_item.item_visit),
            Look::ItemHistory(Some(VisitKind::Outpatient), cares, _) => (cares, &mut of_item.history[0]),
            Look::ItemHistory(Some(_), cares, _) => (cares, &mut of_item.history[1]),
            Look::ItemHistory(None, cares, _) => (cares, &mut of_item.history[2]),
            Look::Person(cares, _) => (cares, &mut of_item.person),
            Look::LineOfPerson(..) | Look::Visit(_) | Look::Stays(_) | Look::ProviderMonth(_) => continue,
        };
        if cares.about(claims, number) {
            *of |= 1 << place;
        }
    }
    of_item
}

impl<'a> Scan<'a> {
    pub(super) fn new(claims: &'a Claims, rules: &'a RuleSet, selected: &'a Selected, of_item: ByItem<'a>) -> Scan<'a> {
        let rules = rules.rules();
        let runs: Vec<bool> = rules.iter().map(|rule| rule.missing(claims).is_empty()).collect();
        let places = |fits: &dyn Fn(&Look) -> bool| places(rules, &runs, fits);
        let of_item = of_item.take(claims, rules, &runs);
        let looks_back = [Some(VisitKind::Outpatient), Some(VisitKind::Inpatient), None]
            .map(|wanted| places(&|look| matches!(look, Look::ItemHistory(kind, ..) if *kind == wanted)) != 0);
        let visits = places(&|look| matches!(look, Look::Visit(_)));
        let stays = places(&|look| matches!(look, Look::Stays(_)));
        let counts = selected.wants_months() && places(&|look| matches!(look, Look::ProviderMonth(_))) != 0;
        let tallies = counts.then(|| Tallies::new(claims, rules));
        Scan {
            claims,
            rules,
            selected,
            of_item,
            looks_back,
            visits,
            stays,
            of_person: 0,
            tallies,
            findings: vec![Vec::new(); rules.len()],
            lines: Vec::new(),
            ends: Vec::new(),
            history: Vec::new(),
            totals_fen: Vec::new(),
        }
    }

    /// The findings so far, by place of the rule.
    pub(super) fn into_findings(self) -> Vec<Vec<Finding>> {
        self.findings
    }

    /// What was counted of providers' months.
    pub(super) fn take_tallies(&mut self) -> Option<Tallies> {
        self.tallies.take()
    }

    /// Shows a partition to the rules; gives the number of its lines.
    pub(super) fn partition(&mut self, partition: &Partition) -> u64 {
        self.put_in_order(partition);
        let (mut lines, ends) = (std::mem::take(&mut self.lines), std::mem::take(&mut self.ends));
        let visits = &self.claims.visits[partition.visits.clone()];
        let mut first = 0;
        for of_person in visits.chunk_by(|a, b| a.person == b.person) {
            let person = &self.claims.persons[of_person[0].person as usize];
            if !self.selected.has_person(person.id) {
                first += of_person.len();
                continue;
            }
            let rules_of_person = self.rules_of(person);
            self.of_person = 0;
            self.history.clear();
            self.totals_fen.clear();
            for (n, visit) in (first..).zip(of_person) {
                let start = if n == 0 { 0 } else { ends[n - 1] };
                let of_visit = &mut lines[start as usize..ends[n] as usize];
                of_visit.sort_unstable_by_key(|l| (l.item, l.day, l.id, l.price_fen, l.qty, l.amount_fen, l.provider));
                self.visit(rules_of_person, person, visit, of_visit);
            }
            let starts = ends[..first].last().copied().unwrap_or(0);
            let ends = &ends[first..first + of_person.len()];
            first += of_person.len();
            self.history();
            self.person(&lines, starts, ends);
            self.stays(of_person);
            if let Some(tallies) = &mut self.tallies {
                tallies.stays(of_person);
            }
        }
        (self.lines, self.ends) = (lines, ends);
        self.lines.len() as u64
    }

    /// Puts the lines of a partition one visit after the other; `ends` tells
    /// where each visit's lines end.
    fn put_in_order(&mut self, partition: &Partition) {
        let first = partition.visits.start as u32;
        self.ends.clear();
        self.ends.resize(partition.visits.len(), 0);
        for line in partition.lines.iter().flatten() {
            self.ends[(line.visit - first) as usize] += 1;
        }
        let mut sum = 0;
        for end in &mut self.ends {
            // For now where the visit's lines begin; filling moves it to their end.
            (*end, sum) = (sum, sum + *end);
        }
        let nothing = Line { id: 0, price_fen: 0, amount_fen: 0, visit: 0, item: 0, provider: 0, day: 0, qty: 0 };
        self.lines.resize(sum as usize, nothing);
        for line in partition.lines.iter().flatten() {
            let place = &mut self.ends[(line.visit - first) as usize];
            self.lines[*place as usize] = *line;
            *place += 1;
        }
    }

    fn visit(&mut self, rules_of_person: Places, person: &Person, visit: &Visit, lines: &[Line]) {
        self.totals_fen.push(lines.iter().map(|line| line.amount_fen).sum());
        if let Some(tallies) = &mut self.tallies {
            tallies.lines(lines);
        }
        for of_item in lines.chunk_by(|a, b| a.item == b.item) {
            let number = of_item[0].item as usize;
            let (item, cares) = (&self.claims.items[number], self.of_item[number]);
            if cares.line | rules_of_person != 0 {
                for line in of_item {
                    self.line(cares.line | rules_of_person, person, visit, line, lines);
                }
            }
            let claims = self.claims;
            self.of_person |= cares.person;
            let view = LinesView { claims, visit, item, lines: of_item };
            self.each(cares.item_visit, |look, found| {
                if let Look::ItemVisit(_, check) = look {
                    check(&view, found);
                }
            });
            if cares.item_day != 0 {
                for of_day in of_item.chunk_by(|a, b| a.day == b.day) {
                    let view = LinesView { claims, visit, item, lines: of_day };
                    self.each(cares.item_day, |look, found| {
                        if let Look::ItemDay(_, check) = look {
                            check(&view, found);
                        }
                    });
                }
            }
            let looks_back = match visit.kind {
                VisitKind::Outpatient => cares.history[0],
                VisitKind::Inpatient => cares.history[1],
                VisitKind::Other => 0,
            };
            if looks_back | cares.history[2] != 0 {
                self.history.extend_from_slice(of_item);
            }
        }
        if self.visits != 0 {
            let (claims, rules) = (self.claims, self.rules);
            for place in each(self.visits) {
                let view = VisitView { claims, rule: &rules[place], person, visit, lines };
                if let Look::Visit(check) = &rules[place].check.look {
                    check(&view, &mut self.found(place));
                }
            }
        }
    }

    /// The rules that look at each line of a person.
    fn rules_of(&self, person: &Person) -> Places {
        let runs = |rule: &ActiveRule| matches!(rule.check.look, Look::LineOfPerson(cares, _) if cares(person));
        let bit = |(place, rule): (usize, &ActiveRule)| if runs(rule) { 1 << place } else { 0 };
        self.rules.iter().enumerate().map(bit).sum()
    }

    fn line(&mut self, places: Places, person: &Person, visit: &Visit, line: &Line, visit_lines: &[Line]) {
        let (claims, rules) = (self.claims, self.rules);
        let item = &claims.items[line.item as usize];
        for place in each(places) {
            let rule = &rules[place];
            let view = LineView { claims, rule, person, visit, item, line, visit_lines };
            if let Look::Line(_, check) | Look::LineOfPerson(_, check) = &rule.check.look {
                check(&view, &mut self.found(place));
            }
        }
    }

    /// Shows the lines of a person over all visits, item by item. Lines of both
    /// kinds of visit were gathered; each rule gets those of its kind.
    fn history(&mut self) {
        if self.history.is_empty() {
            return;
        }
        let mut history = std::mem::take(&mut self.history);
        let (claims, rules) = (self.claims, self.rules);
        for (kind, at) in [(Some(VisitKind::Outpatient), 0), (Some(VisitKind::Inpatient), 1), (None, 2)] {
            if !self.looks_back[at] {
                continue;
            }
            let of_kind = |line: &Line| kind.is_none_or(|kind| claims.visits[line.visit as usize].kind == kind);
            let mut lines: Vec<Line> = history.iter().filter(|line| of_kind(line)).copied().collect();
            lines.sort_unstable_by_key(|l| (l.item, l.day, l.id, l.visit, l.price_fen, l.qty, l.amount_fen));
            for lines in lines.chunk_by(|a, b| a.item == b.item) {
                let number = lines[0].item as usize;
                for place in each(self.of_item[number].history[at]) {
                    let view = HistoryView { claims, rule: &rules[place], item: &claims.items[number], lines };
                    if let Look::ItemHistory(_, _, check) = &rules[place].check.look {
                        check(&view, &mut self.found(place));
                    }
                }
            }
        }
        history.clear();
        self.history = history;
    }

    /// Shows everything of a person to the rules that care for one of the items.
    fn person(&mut self, lines: &[Line], start: u32, ends: &[u32]) {
        if self.of_person == 0 {
            return;
        }
        let starts = std::iter::once(&start).chain(ends);
        let of_visits: Vec<&[Line]> =
            starts.zip(ends).map(|(&start, &end)| &lines[start as usize..end as usize]).collect();
        let (claims, rules) = (self.claims, self.rules);
        for place in each(self.of_person) {
            let view = PersonView { claims, rule: &rules[place], of_visits: &of_visits };
            if let Look::Person(_, check) = &rules[place].check.look {
                check(&view, &mut self.found(place));
            }
        }
    }

    fn stays(&mut self, visits: &[Visit]) {
        let totals_fen = std::mem::take(&mut self.totals_fen);
        let (claims, rules) = (self.claims, self.rules);
        for place in each(self.stays) {
            let view = StaysView { claims, rule: &rules[place], visits, totals_fen: &totals_fen };
            if let Look::Stays(check) = &rules[place].check.look {
                check(&view, &mut self.found(place));
            }
        }
        self.totals_fen = totals_fen;
    }

    /// Calls with each of the rules and the place for its findings.
    fn each(&mut self, places: Places, show: impl Fn(&Look, &mut Found<'_>)) {
        let rules = self.rules;
        for place in each(places) {
            show(&rules[place].check.look, &mut self.found(place));
        }
    }

    fn found(&mut self, place: usize) -> Found<'_> {
        let rule = &self.rules[place];
        Found { claims: self.claims, selected: self.selected, rule, findings: &mut self.findings[place] }
    }
}

/// The places of the rules that run and whose look fits.
fn places(rules: &[ActiveRule], runs: &[bool], fits: &dyn Fn(&Look) -> bool) -> Places {
    let bit = |(place, rule): (usize, &ActiveRule)| if runs[place] && fits(&rule.check.look) { 1 << place } else { 0 };
    rules.iter().enumerate().map(bit).sum()
}

/// The places in a set, ascending.
fn each(mut places: Places) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let place = places.trailing_zeros();
        places &= places.checked_sub(1)?;
        Some(place as usize)
    })
}
