//! The stage on which a fraud is planted: a person, a visit, lines; and the
//! knowledge that says what is wrong with them.

use std::collections::{BTreeMap, BTreeSet};

use base::Date;
use time::Duration;

use super::super::{Plan, Planted};
use crate::{ItemRow, LineRow, PersonRow, ProviderRow, Rows, TableName, VisitMoreRow, VisitRow};

/// Where lines, visits and persons are added.
pub(super) struct Scene {
    rows: Rows,
    known: BTreeSet<(TableName, Vec<String>)>,
    items: BTreeSet<String>,
    from: Date,
    disguised: bool,
    next_line: i64,
    next_visit: i64,
    next_person: i64,
    next_provider: i64,
    provider: i64,
}

/// A provider of level 2 where all scenes play that do not ask for another.
const HOUSE: i64 = 900_001;

impl Scene {
    /// A stage beside claims that are there.
    pub(super) fn beside(plan: &Plan, mut rows: Rows) -> Scene {
        let next = |ids: &mut dyn Iterator<Item = i64>| ids.max().unwrap_or(0) + 1;
        let next_line = next(&mut rows.lines.iter().map(|row| row.line_id));
        // Far from the numbers of lines, so that a number says what it names.
        let next_visit = next(&mut rows.visits.iter().map(|row| row.visit_id)) + 5_000_000_000;
        let next_person = next(&mut rows.persons.iter().map(|row| row.person_id));
        rows.providers.push(ProviderRow { provider_id: HOUSE, level: 2 });
        rows.knowledge = TableName::KNOWLEDGE.into_iter().map(|table| (table, Vec::new())).collect();
        Scene {
            rows,
            known: BTreeSet::new(),
            items: BTreeSet::new(),
            from: plan.from,
            disguised: false,
            next_line,
            next_visit,
            next_person,
            next_provider: HOUSE + 1,
            provider: HOUSE,
        }
    }

    pub(super) fn rows(&self) -> &Rows {
        &self.rows
    }

    /// What frauds of the county's own put in question, by rule: the lines, or
    /// all lines of the visits.
    pub(super) fn amounts_of(&self, planted: &[Planted]) -> BTreeMap<i32, i64> {
        let (mut of_line, mut of_visit) = (BTreeMap::new(), BTreeMap::<i64, i64>::new());
        for line in &self.rows.lines {
            of_line.insert(line.line_id, line.amount_fen);
            *of_visit.entry(line.visit_id).or_default() += line.amount_fen;
        }
        let mut amounts = BTreeMap::new();
        for fraud in planted {
            let amount = if matches!(fraud.rule, 10 | 11) { of_visit.get(&fraud.id) } else { of_line.get(&fraud.id) };
            *amounts.entry(fraud.rule).or_default() += amount.copied().unwrap_or_default();
        }
        amounts
    }

    pub(super) fn into_rows(self) -> Rows {
        self.rows
    }

    /// A new fraud; a disguised one uses items and diagnoses that no table knows.
    pub(super) fn begin(&mut self, disguised: bool) {
        self.disguised = disguised;
        self.provider = HOUSE;
    }

    /// The amount of a line, the total of a visit, or nothing.
    pub(super) fn amount_fen(&self, id: i64) -> i64 {
        let of_line = self.rows.lines.iter().rev().find(|line| line.line_id == id).map(|line| line.amount_fen);
        of_line.unwrap_or_else(|| {
            self.rows.lines.iter().filter(|line| line.visit_id == id).map(|line| line.amount_fen).sum()
        })
    }

    /// A row of knowledge, once.
    pub(super) fn knows(&mut self, table: TableName, cells: &[&str]) {
        let row: Vec<String> = cells.iter().map(|&cell| cell.to_owned()).collect();
        if self.known.insert((table, row.clone())) {
            self.rows.knowledge.entry(table).or_default().push(row);
        }
    }

    /// A new provider, where the scene goes on; gives its number.
    pub(super) fn provider(&mut self, level: u8) -> i64 {
        self.provider = self.next_provider;
        self.next_provider += 1;
        self.rows.providers.push(ProviderRow { provider_id: self.provider, level });
        self.provider
    }

    /// A new person; sex 1 male, 2 female; the age in days on the plan's first day.
    pub(super) fn person(&mut self, sex: u8, age_days: i64) {
        let birth_date = self.from - Duration::days(age_days);
        self.rows.persons.push(PersonRow { person_id: self.next_person, sex, birth_date, death_date: None });
        self.next_person += 1;
    }

    /// An outpatient visit of the last person.
    pub(super) fn outpatient(&mut self, day: i64, diagnosis: &str) -> i64 {
        self.visit(1, day, 0, diagnosis)
    }

    /// A stay of the last person.
    pub(super) fn stay(&mut self, day: i64, nights: i64, diagnosis: &str) -> i64 {
        self.visit(2, day, nights, diagnosis)
    }

    fn visit(&mut self, kind: u8, day: i64, nights: i64, diagnosis: &str) -> i64 {
        let admit_date = self.from + Duration::days(day);
        let discharge_date = admit_date + Duration::days(nights);
        let diagnosis = if self.disguised { "R69.x00" } else { diagnosis };
        let visit_id = self.next_visit;
        self.next_visit += 1;
        self.rows.visits.push(VisitRow {
            visit_id,
            person_id: self.next_person - 1,
            provider_id: self.provider,
            kind,
            admit_date,
            discharge_date: Some(discharge_date),
            diag1: Some(diagnosis.into()),
            diag2: None,
            more: Some(VisitMoreRow {
                insurance: Some("390".into()),
                visit_type: Some(if kind == 2 { "21" } else { "11" }.into()),
                department: Some("0300".into()),
                uploaded_date: Some(discharge_date + Duration::days(1)),
                ..VisitMoreRow::default()
            }),
        });
        visit_id
    }

    /// Changes the last visit.
    pub(super) fn change(&mut self, change: impl FnOnce(&mut VisitRow, &mut VisitMoreRow)) {
        let visit = self.rows.visits.last_mut().expect("a visit was made");
        let mut more = visit.more.take().expect("planted visits have everything");
        change(visit, &mut more);
        visit.more = Some(more);
    }

    /// A line of the last visit, so many days after its admission; quantity in
    /// 1/100 units. Items are made as they are met, `kind` as in the catalogue.
    pub(super) fn line(&mut self, item: &str, kind: u8, day: i64, qty: i32, price_fen: i64) -> i64 {
        let item = if self.disguised { format!("{item}-new") } else { item.to_owned() };
        if self.items.insert(item.clone()) {
            self.rows.items.push(ItemRow { kind, ..ItemRow::plain(&item, price_fen) });
        }
        let visit = self.rows.visits.last().expect("a visit was made");
        let line_id = self.next_line;
        self.next_line += 1;
        self.rows.lines.push(LineRow {
            line_id,
            visit_id: visit.visit_id,
            person_id: visit.person_id,
            provider_id: visit.provider_id,
            service_date: visit.admit_date + Duration::days(day),
            item_code: item.as_str().into(),
            qty,
            price_fen,
            amount_fen: price_fen * i64::from(qty) / 100,
        });
        line_id
    }

    /// Changes the last line.
    pub(super) fn change_line(&mut self, change: impl FnOnce(&mut LineRow)) {
        change(self.rows.lines.last_mut().expect("a line was made"));
    }

    /// Whether the fraud is disguised.
    pub(super) fn is_disguised(&self) -> bool {
        self.disguised
    }

    /// The name of a month's finding: the provider, and the month of a day.
    pub(super) fn month_id(&self, day: i64) -> i64 {
        let date = self.from + Duration::days(day);
        self.provider * 1_000_000 + i64::from(date.year()) * 100 + i64::from(u8::from(date.month()))
    }
}
