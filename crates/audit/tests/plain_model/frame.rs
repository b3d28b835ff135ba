//! The rules of the national frame once more, slowly, straight from their rule
//! files: loops over plain rows, nothing shared with the engine. It says which
//! (code, id) must be found and with which amount.

use std::collections::{BTreeMap, BTreeSet};

use audit::{LineRow, PersonRow, Rows, TableName, VisitMoreRow, VisitRow};
use base::{Date, Month};
use regulation::audit_rules::AuditRules;
use time::Duration;

use crate::plain_model::{self, Hit, years};

/// Everything the rules ask, looked up slowly.
pub(crate) struct Plain<'a> {
    rows: &'a Rows,
    law: &'a AuditRules,
    on: Date,
    hits: Vec<Hit>,
}

pub(crate) fn findings(rows: &Rows, law: &AuditRules, on: Date) -> Vec<Hit> {
    let mut plain = Plain { rows, law, on, hits: Vec::new() };
    for line in &rows.lines {
        plain.sets(line);
        plain.ages(line);
        plain.diagnoses(line);
        plain.herbs(line);
        plain.company(line);
        plain.prices(line);
        plain.dates(line);
        plain.antibiotics(line);
    }
    for visit in &rows.visits {
        plain.visit(visit);
        plain.days_of(visit);
        plain.quantities(visit);
    }
    for person in &rows.persons {
        plain.history(person);
        plain.counts(person);
    }
    plain.months();
    plain.hits.sort_unstable();
    plain.hits
}

impl<'a> Plain<'a> {
    fn hit(&mut self, code: &str, id: i64, amount_fen: i64) {
        let rule = self.law.all().iter().find(|rule| rule.code() == code).unwrap_or_else(|| panic!("no rule {code}"));
        self.hits.push((rule.number(), id, amount_fen));
    }

    fn parameter(&self, code: &str, name: &str) -> i64 {
        let rule = self.law.all().iter().find(|rule| rule.code() == code).unwrap();
        rule.parameter(name, self.on).unwrap_or_else(|| panic!("{code} has no {name}"))
    }

    /// The rows of a table whose first cell is the key.
    fn knows(&self, table: TableName, key: &str) -> Vec<&'a Vec<String>> {
        let rows: &'a Rows = self.rows;
        rows.knowledge.get(&table).into_iter().flatten().filter(|row| row[0] == key).collect()
    }

    /// The rows whose first cell begins the code.
    fn knows_beginning(&self, table: TableName, code: &str) -> Vec<&'a Vec<String>> {
        let rows: &'a Rows = self.rows;
        rows.knowledge.get(&table).into_iter().flatten().filter(|row| code.starts_with(&row[0])).collect()
    }

    fn visit_of(&self, line: &LineRow) -> &'a VisitRow {
        self.rows.visits.iter().find(|visit| visit.visit_id == line.visit_id).unwrap()
    }

    fn person_of(&self, person_id: i64) -> &'a PersonRow {
        self.rows.persons.iter().find(|person| person.person_id == person_id).unwrap()
    }

    fn more(&self, visit: &VisitRow) -> VisitMoreRow {
        visit.more.clone().unwrap_or_default()
    }

    fn kind(&self, item: &str) -> u8 {
        self.rows.items.iter().find(|row| *row.item_code == *item).map_or(0, |row| row.kind)
    }

    fn lines_of(&self, visit_id: i64) -> Vec<&'a LineRow> {
        self.rows.lines.iter().filter(|line| line.visit_id == visit_id).collect()
    }

    /// Charges of the visit on the line's day.
    fn beside(&self, line: &LineRow) -> Vec<&'a LineRow> {
        let of_visit = self.lines_of(line.visit_id).into_iter();
        of_visit.filter(|other| other.service_date == line.service_date && other.qty > 0).collect()
    }

    fn diagnoses_of(&self, visit: &VisitRow) -> Vec<String> {
        [&visit.diag1, &visit.diag2].into_iter().flatten().map(ToString::to_string).collect()
    }

    fn sets(&mut self, line: &LineRow) {
        let (kind, visit) = (self.kind(&line.item_code), self.visit_of(line));
        let more = self.more(visit);
        let outside = |rows: &[&Vec<String>], value: &Option<std::sync::Arc<str>>| {
            !rows.is_empty() && value.as_ref().is_some_and(|value| rows.iter().all(|row| *row[1] != **value))
        };
        let insurances = self.knows(TableName::ItemInsurances, &line.item_code);
        for (insurance, codes) in [
            ("410", ["drug_for_work_injury_only", "service_for_work_injury_only"]),
            ("510", ["drug_for_maternity_only", "service_for_maternity_only"]),
        ] {
            if matches!(kind, 1 | 2)
                && insurances.iter().any(|row| row[1] == insurance)
                && outside(&insurances, &more.insurance)
            {
                self.hit(codes[usize::from(kind) - 1], line.line_id, line.amount_fen);
            }
        }
        let types = self.knows(TableName::ItemVisitTypes, &line.item_code);
        if matches!(kind, 1 | 2) && outside(&types, &more.visit_type) {
            let codes = ["drug_for_other_visit_type", "service_for_other_visit_type"];
            self.hit(codes[usize::from(kind) - 1], line.line_id, line.amount_fen);
        }
        let departments = self.knows(TableName::ItemDepartments, &line.item_code);
        if matches!(kind, 2 | 3) && outside(&departments, &more.department) {
            let codes = ["service_in_other_department", "consumable_in_other_department"];
            self.hit(codes[usize::from(kind) - 2], line.line_id, line.amount_fen);
        }
        let listed = !self.knows(TableName::InternetDrugs, &line.item_code).is_empty();
        if kind == 1 && more.visit_type.as_deref() == Some("internet") && !listed {
            self.hit("internet_drug_not_listed", line.line_id, line.amount_fen);
        }
        if kind == 1 && more.visit_type.as_deref() == Some("14") {
            let of_visit = self.diagnoses_of(visit);
            let all = self.rows.knowledge.get(&TableName::DiseaseCatalogues).into_iter().flatten();
            let mine: Vec<_> = all.filter(|row| of_visit.iter().any(|code| code.starts_with(&row[1]))).collect();
            if !mine.is_empty() && mine.iter().all(|row| *row[0] != *line.item_code) {
                self.hit("drug_outside_disease_catalogue", line.line_id, line.amount_fen);
            }
        }
    }

    fn ages(&mut self, line: &LineRow) {
        let kind = self.kind(&line.item_code);
        let born = self.person_of(line.person_id).birth_date;
        if line.service_date < born {
            return;
        }
        let (days, completed) = ((line.service_date - born).whole_days(), i64::from(years(born, line.service_date)));
        type Outside = fn(i64, i64, i64) -> bool;
        let rules: [(TableName, u8, &str, &str, Outside); 10] = [
            (TableName::NewbornItems, 1, "newborn_drug_for_older", "max_days", |days, _, limit| days > limit),
            (TableName::NewbornItems, 2, "newborn_service_for_older", "max_days", |days, _, limit| days > limit),
            (TableName::NewbornItems, 3, "newborn_consumable_for_older", "max_days", |days, _, limit| days > limit),
            (TableName::ChildItems, 1, "child_drug_for_older", "max_years", |_, years, limit| years > limit),
            (TableName::ChildItems, 2, "child_service_for_older", "max_years", |_, years, limit| years > limit),
            (TableName::ChildItems, 3, "child_consumable_for_older", "max_years", |_, years, limit| years > limit),
            (TableName::ChildLabels, 1, "child_labelled_drug_for_older", "max_years", |_, years, limit| years > limit),
            (TableName::ChildLabels, 2, "child_only_service_for_older", "max_years", |_, years, limit| years > limit),
            (TableName::ChildForbidden, 1, "forbidden_drug_for_child", "min_years", |_, years, limit| years < limit),
            (TableName::ElderlyUnsafe, 1, "unsafe_drug_for_elderly", "from_years", |_, years, limit| years >= limit),
        ];
        for (table, of_kind, code, parameter, outside) in rules {
            let rows = self.knows(table, &line.item_code);
            let Some(row) = rows.first().filter(|_| kind == of_kind) else { continue };
            let limit = row[1].parse().unwrap_or_else(|_| self.parameter(code, parameter));
            if outside(days, completed, limit) {
                self.hit(code, line.line_id, line.amount_fen);
            }
        }
    }

    fn diagnoses(&mut self, line: &LineRow) {
        let kind = self.kind(&line.item_code);
        let of_visit = self.diagnoses_of(self.visit_of(line));
        let meets =
            |rows: &[&Vec<String>]| rows.iter().any(|row| of_visit.iter().any(|code| code.starts_with(&row[1])));
        let label = self.knows(TableName::Indications, &line.item_code);
        if !label.is_empty() && !meets(&label) && (1..=3).contains(&kind) {
            let codes = ["drug_outside_label", "service_outside_indication", "consumable_outside_disease"];
            self.hit(codes[usize::from(kind) - 1], line.line_id, line.amount_fen);
        }
        let forbidden = self.knows(TableName::Contraindications, &line.item_code);
        if meets(&forbidden) && (1..=2).contains(&kind) {
            let codes = ["contraindicated_drug", "contraindicated_service"];
            self.hit(codes[usize::from(kind) - 1], line.line_id, line.amount_fen);
        }
        if kind == 1 && meets(&self.knows(TableName::PregnancyUnsafe, &line.item_code)) {
            self.hit("unsafe_drug_in_pregnancy", line.line_id, line.amount_fen);
        }
        let grounds = self.knows(TableName::ServiceGrounds, &line.item_code);
        if kind == 2 && !grounds.is_empty() && !meets(&grounds) {
            if self.is_category(&line.item_code, &["exam", "test", "ct", "mri"]) {
                self.hit("test_without_grounds", line.line_id, line.amount_fen);
            }
            if self.is_category(&line.item_code, &["treatment", "surgery"]) {
                self.hit("treatment_without_grounds", line.line_id, line.amount_fen);
            }
        }
    }

    fn is_category(&self, item: &str, categories: &[&str]) -> bool {
        self.knows(TableName::Categories, item).iter().any(|row| categories.contains(&row[1].as_str()))
    }

    fn is_herb(&self, item: &str) -> bool {
        !self.knows(TableName::Herbs, item).is_empty()
    }

    fn herbs(&mut self, line: &LineRow) {
        if !self.knows(TableName::HerbsNeverPaid, &line.item_code).is_empty() {
            self.hit("herb_never_paid", line.line_id, line.amount_fen);
        }
        let unpaid_alone = |item: &str| !self.knows(TableName::HerbsUnpaidAlone, item).is_empty();
        if line.qty > 0 && unpaid_alone(&line.item_code) {
            let herbs: Vec<_> = self.beside(line).into_iter().filter(|other| self.is_herb(&other.item_code)).collect();
            if herbs.iter().all(|herb| unpaid_alone(&herb.item_code)) {
                self.hit("herb_unpaid_alone", line.line_id, line.amount_fen);
            }
        }
    }

    /// What goes with what, and what does not.
    fn company(&mut self, line: &LineRow) {
        if line.qty <= 0 {
            return;
        }
        let (kind, beside) = (self.kind(&line.item_code), self.beside(line));
        let containing = self.knows(TableName::ServiceConsumables, &line.item_code);
        if beside.iter().any(|other| containing.iter().any(|row| *row[1] == *other.item_code)) {
            self.hit("consumable_contained_in_service", line.line_id, line.amount_fen);
        }
        let services = self.knows(TableName::ItemServices, &line.item_code);
        let charged: Vec<_> = self.lines_of(line.visit_id).into_iter().filter(|other| other.qty > 0).collect();
        let has_service = charged.iter().any(|other| services.iter().any(|row| *row[1] == *other.item_code));
        if matches!(kind, 1 | 3) && !services.is_empty() && !has_service {
            let code = if kind == 1 { "drug_without_its_service" } else { "consumable_without_its_service" };
            self.hit(code, line.line_id, line.amount_fen);
        }
        let mut split = None;
        for row in self.knows(TableName::Bundles, &line.item_code) {
            let bundle = row[1].as_str();
            let all = self.rows.knowledge.get(&TableName::Bundles).into_iter().flatten();
            let parts: BTreeSet<&str> = all.filter(|row| row[1] == bundle).map(|row| row[0].as_str()).collect();
            let of_parts: Vec<_> = beside.iter().filter(|other| parts.contains(&*other.item_code)).collect();
            let met: BTreeSet<&str> = of_parts.iter().map(|other| &*other.item_code).collect();
            if split.is_none()
                && parts.len() > 1
                && met == parts
                && beside.iter().all(|other| &*other.item_code != bundle)
                && of_parts.iter().all(|other| other.line_id >= line.line_id)
            {
                split = Some(of_parts.iter().map(|other| other.amount_fen).sum());
            }
        }
        if let Some(amount_fen) = split {
            self.hit("bundle_split", line.line_id, amount_fen);
        }
        let listed: &'a [Vec<String>] = self.rows.knowledge.get(&TableName::Substances).map_or(&[], Vec::as_slice);
        let substances = |item: &str| -> BTreeSet<&str> {
            listed.iter().filter(|row| row[0] == item).map(|row| row[1].as_str()).collect()
        };
        let mine = substances(&line.item_code);
        let earlier: Vec<_> =
            beside.iter().filter(|other| other.line_id < line.line_id && other.item_code != line.item_code).collect();
        if kind == 1
            && !self.is_herb(&line.item_code)
            && earlier.iter().any(|other| !mine.is_disjoint(&substances(&other.item_code)))
        {
            self.hit("same_substance_twice", line.line_id, line.amount_fen);
        }
        for (table, code) in
            [(TableName::Interactions, "interacting_drugs"), (TableName::HerbIncompatibilities, "incompatible_herbs")]
        {
            let pairs = self.rows.knowledge.get(&table).into_iter().flatten();
            let pairs: Vec<_> = pairs.map(|row| (row[0].as_str(), row[1].as_str())).collect();
            let conflict = |other: &&&LineRow| {
                let others = substances(&other.item_code);
                pairs
                    .iter()
                    .any(|(a, b)| mine.contains(a) && others.contains(b) || mine.contains(b) && others.contains(a))
            };
            if earlier.iter().any(conflict) {
                self.hit(code, line.line_id, line.amount_fen);
            }
        }
    }

    fn prices(&mut self, line: &LineRow) {
        let level = self.rows.providers.iter().find(|row| row.provider_id == line.provider_id).map(|row| row.level);
        let rows = self.knows(TableName::PriceCeilings, &line.item_code);
        let day = |cell: &String| base::parse_date(cell);
        let applies = |row: &&&Vec<String>| {
            (row[2].is_empty() || Some(row[2].clone()) == level.map(|level| level.to_string()))
                && day(&row[3]).is_none_or(|from| from <= line.service_date)
                && day(&row[4]).is_none_or(|until| line.service_date < until)
        };
        let applying: Vec<_> = rows.iter().filter(applies).collect();
        let lowest = |own: bool| {
            applying.iter().filter(|row| row[2].is_empty() != own).map(|row| row[1].parse::<i64>().unwrap()).min()
        };
        if let Some(ceiling) = lowest(true).or(lowest(false))
            && line.price_fen > ceiling
        {
            self.hit("price_above_ceiling", line.line_id, hundredths((line.price_fen - ceiling) * i64::from(line.qty)));
        }
    }

    fn dates(&mut self, line: &LineRow) {
        let visit = self.visit_of(line);
        let expected = hundredths(line.price_fen * i64::from(line.qty));
        let tolerance = self.parameter("line_does_not_add_up", "tolerance_fen");
        if (line.amount_fen - expected).abs() > tolerance || line.qty == 0 {
            self.hit("line_does_not_add_up", line.line_id, (line.amount_fen - expected).max(0));
        }
        if let (2, Some(discharged)) = (visit.kind, visit.discharge_date)
            && discharged >= visit.admit_date
        {
            let grace = Duration::days(self.parameter("charge_outside_stay", "grace_days"));
            if line.service_date + grace < visit.admit_date || line.service_date > discharged + grace {
                self.hit("charge_outside_stay", line.line_id, line.amount_fen);
            }
        }
    }

    fn antibiotics(&mut self, line: &LineRow) {
        let (rows, visit) = (self.knows(TableName::Antibiotics, &line.item_code), self.visit_of(line));
        if rows.is_empty() {
            return;
        }
        if let (2, Some(operated)) = (visit.kind, self.more(visit).operation_date) {
            let last = operated + Duration::days(self.parameter("antibiotic_long_after_operation", "days_max"));
            if line.service_date > last {
                self.hit("antibiotic_long_after_operation", line.line_id, line.amount_fen);
            }
        }
        let code = "antibiotic_grade_not_allowed";
        let mut limit = i64::MAX;
        if visit.kind == 1 {
            limit = limit.min(self.parameter(code, "outpatient_grade_max"));
        }
        if self.rows.providers.iter().any(|row| row.provider_id == line.provider_id && row.level == 1) {
            limit = limit.min(self.parameter(code, "level1_grade_max"));
        }
        if rows.iter().any(|row| row[1].parse::<i64>().unwrap() > limit) {
            self.hit(code, line.line_id, line.amount_fen);
        }
    }

    fn visit(&mut self, visit: &VisitRow) {
        let (lines, more, person) = (self.lines_of(visit.visit_id), self.more(visit), self.person_of(visit.person_id));
        let (total, of_visit) = (lines.iter().map(|line| line.amount_fen).sum::<i64>(), self.diagnoses_of(visit));
        let abnormal = visit.diag1.is_none()
            || visit.kind == 2 && visit.discharge_date.is_none()
            || visit.discharge_date.is_some_and(|day| day < visit.admit_date)
            || total < 0;
        if abnormal {
            self.hit("settlement_list_abnormal", visit.visit_id, 0);
        }
        if of_visit.iter().any(|code| !is_code(code, true)) {
            self.hit("diagnosis_code_malformed", visit.visit_id, 0);
        }
        let procedures: Vec<String> =
            [&more.procedure1, &more.procedure2].into_iter().flatten().map(ToString::to_string).collect();
        if procedures.iter().any(|code| !is_code(code, false)) {
            self.hit("procedure_code_malformed", visit.visit_id, 0);
        }
        for (codes, table, code) in [
            (&procedures, TableName::ProcedureSexes, "procedure_of_other_sex"),
            (&of_visit, TableName::DiagnosisSexes, "diagnosis_of_other_sex"),
        ] {
            let rows = codes.iter().flat_map(|code| self.knows_beginning(table, code)).collect::<Vec<_>>();
            if rows.iter().any(|row| row[1] != person.sex.to_string()) {
                self.hit(code, visit.visit_id, 0);
            }
        }
        let without = procedures.iter().any(|code| {
            let rows = self.knows_beginning(TableName::ProcedureDiagnoses, code);
            !rows.is_empty() && !rows.iter().any(|row| of_visit.iter().any(|code| code.starts_with(&row[1])))
        });
        if without {
            self.hit("procedure_without_diagnosis", visit.visit_id, 0);
        }
        if visit.admit_date >= person.birth_date {
            let age = i64::from(years(person.birth_date, visit.admit_date));
            let rows: Vec<_> =
                of_visit.iter().flat_map(|code| self.knows_beginning(TableName::DiagnosisAges, code)).collect();
            let outside = |row: &&Vec<String>| {
                row[1].parse::<i64>().is_ok_and(|min| age < min) || row[2].parse::<i64>().is_ok_and(|max| age > max)
            };
            if rows.iter().any(outside) {
                self.hit("diagnosis_of_other_age", visit.visit_id, 0);
            }
        }
        if let Some(uploaded) = more.uploaded_date {
            let end = visit.discharge_date.unwrap_or(visit.admit_date).max(visit.admit_date);
            if (uploaded - end).whole_days() > self.parameter("upload_late", "delay_days") {
                self.hit("upload_late", visit.visit_id, 0);
            }
        }
        if visit.kind == 2 && total > 0 {
            let sum = |categories: &[&str]| -> i64 {
                let of = lines.iter().filter(|line| self.is_category(&line.item_code, categories));
                of.map(|line| line.amount_fen).sum()
            };
            let mild = |code: &String| !self.knows_beginning(TableName::MildDiagnoses, code).is_empty();
            let limit = self.parameter("stay_without_need", "examination_permille");
            let much = sum(&["exam", "test", "ct", "mri"]) * 1000 / total >= limit;
            if sum(&["treatment", "surgery"]) <= 0 && (much || !of_visit.is_empty() && of_visit.iter().all(mild)) {
                self.hit("stay_without_need", visit.visit_id, 0);
            }
        }
    }

    /// What is counted day by day: kinds of items, operations.
    fn days_of(&mut self, visit: &VisitRow) {
        let charges: Vec<_> = self.lines_of(visit.visit_id).into_iter().filter(|line| line.qty > 0).collect();
        let days: BTreeSet<Date> = charges.iter().map(|line| line.service_date).collect();
        for day in days {
            let of_day: Vec<_> = charges.iter().filter(|line| line.service_date == day).copied().collect();
            for (code, parameter, herbs) in
                [("too_many_drugs_in_a_day", "kinds_max", false), ("herb_prescription_too_large", "herbs_max", true)]
            {
                let counts = |line: &&&LineRow| {
                    let herb = self.is_herb(&line.item_code);
                    if herbs { herb } else { self.kind(&line.item_code) == 1 && !herb }
                };
                let counted: Vec<_> = of_day.iter().filter(counts).collect();
                let kinds: BTreeSet<_> = counted.iter().map(|line| &line.item_code).collect();
                if visit.kind == 1 && kinds.len() as i64 > self.parameter(code, parameter) {
                    self.hit(code, counted.iter().map(|line| line.line_id).min().unwrap(), 0);
                }
            }
            let list = |item: &str| -> Option<(i64, String)> {
                let row = *self.knows(TableName::Operations, item).first()?;
                Some((row[1].parse().ok()?, row[2].clone()))
            };
            let operations: Vec<_> = of_day.iter().filter_map(|line| Some((*line, list(&line.item_code)?))).collect();
            let main = operations.iter().max_by_key(|(line, (price, _))| (*price, -line.line_id)).cloned();
            for (line, (price, permille)) in operations {
                if Some(&line.item_code) == main.as_ref().map(|(main, _)| &main.item_code) {
                    continue;
                }
                let code = "later_operation_at_full_price";
                let permille = permille.parse().unwrap_or_else(|_| self.parameter(code, "later_permille"));
                let ceiling = (price * permille + 500).div_euclid(1000);
                if line.price_fen > ceiling {
                    self.hit(code, line.line_id, hundredths((line.price_fen - ceiling) * i64::from(line.qty)));
                }
            }
        }
    }

    /// Net quantities of a day or a visit.
    fn quantities(&mut self, visit: &VisitRow) {
        let lines = self.lines_of(visit.visit_id);
        let items: BTreeSet<&str> = lines.iter().map(|line| &*line.item_code).collect();
        for item in items {
            let of_item: Vec<_> = lines.iter().filter(|line| &*line.item_code == item).copied().collect();
            let days: BTreeSet<Date> = of_item.iter().map(|line| line.service_date).collect();
            for day in days {
                let of_day: Vec<_> = of_item.iter().filter(|line| line.service_date == day).copied().collect();
                if visit.kind == 2 && self.kind(item) == 1 {
                    self.over("daily_dose_above_label", TableName::LabelDoses, &of_day);
                }
                self.over("herb_quantity_too_high", TableName::Herbs, &of_day);
            }
            if self.kind(item) == 3 {
                self.over("consumable_quantity_too_high", TableName::ConsumableLimits, &of_item);
            }
        }
    }

    fn over(&mut self, code: &str, table: TableName, lines: &[&LineRow]) {
        let limits = self.knows(table, &lines[0].item_code);
        let limit = limits.iter().filter_map(|row| row[1].parse::<i32>().ok()).min().unwrap_or(i32::MAX);
        let mut hits = Vec::new();
        if limit < i32::MAX {
            // A limit of zero is none to the basic rules, but one here.
            plain_model::over(0, lines.to_vec(), limit, &mut hits);
        }
        for (_, id, amount_fen) in hits {
            self.hit(code, id, amount_fen);
        }
    }

    /// What looks back over all visits of a person.
    fn history(&mut self, person: &PersonRow) {
        let mut lines: Vec<_> = self.rows.lines.iter().filter(|line| line.person_id == person.person_id).collect();
        lines.sort_by_key(|line| (line.service_date, line.line_id));
        for (n, line) in lines.iter().enumerate().filter(|(_, line)| line.qty > 0) {
            let (item, kind) = (&*line.item_code, self.kind(&line.item_code));
            let firsts = self.knows(TableName::FirstLineItems, item);
            if kind == 1 && !firsts.is_empty() {
                let window = Duration::days(self.parameter("second_line_drug_first", "window_days"));
                let used = lines.iter().any(|other| {
                    other.qty > 0
                        && firsts.iter().any(|row| *row[1] == *other.item_code)
                        && other.service_date <= line.service_date
                        && other.service_date > line.service_date - window
                });
                if !used {
                    self.hit("second_line_drug_first", line.line_id, line.amount_fen);
                }
            }
            let within = |days: i64| {
                let since = line.service_date - Duration::days(days);
                let up_to = lines[..=n].iter().filter(move |other| other.service_date > since);
                up_to.filter(|other| other.item_code == line.item_code).collect::<Vec<_>>()
            };
            let mut quantity: Option<i64> = None;
            for row in self.knows(TableName::Frequencies, item) {
                let limit: i64 = row[2].parse().unwrap();
                let sum: i64 = within(row[1].parse().unwrap()).iter().map(|line| i64::from(line.qty)).sum();
                if sum > limit {
                    quantity = quantity.max(Some(hundredths((sum - limit).min(i64::from(line.qty)) * line.price_fen)));
                }
            }
            let mut cost: Option<i64> = None;
            for row in self.knows(TableName::AmountCaps, item) {
                let cap: i64 = row[2].parse().unwrap();
                let sum: i64 = within(row[1].parse().unwrap()).iter().map(|line| line.amount_fen).sum();
                if sum > cap {
                    cost = cost.max(Some((sum - cap).min(line.amount_fen)));
                }
            }
            if let Some(amount_fen) = quantity {
                self.hit("frequency_within_period_exceeded", line.line_id, amount_fen);
            }
            if let (Some(amount_fen), 2 | 3) = (cost, kind) {
                let code = if kind == 2 { "service_cost_above_cap" } else { "consumable_cost_above_cap" };
                self.hit(code, line.line_id, amount_fen);
            }
            let course = self.knows(TableName::Courses, item).iter().map(|row| row[1].parse::<usize>().unwrap()).min();
            if let (Some(limit), 1 | 2) = (course, kind) {
                let code = if kind == 1 { "drug_course_exceeded" } else { "service_course_exceeded" };
                let charges = within(self.parameter(code, "window_days"));
                let days: BTreeSet<Date> =
                    charges.iter().filter(|line| line.qty > 0).map(|line| line.service_date).collect();
                if days.len() > limit {
                    self.hit(code, line.line_id, line.amount_fen);
                }
            }
        }
    }

    fn counts(&mut self, person: &PersonRow) {
        let mut visits: Vec<_> = self.rows.visits.iter().filter(|visit| visit.person_id == person.person_id).collect();
        visits.sort_by_key(|visit| (visit.admit_date, visit.visit_id));
        type Counts = fn(&VisitRow) -> bool;
        let rules: [(&str, Counts); 3] = [
            ("frequent_outpatient_visits", |visit| visit.kind == 1),
            ("frequent_purchases", |visit| visit.more.as_ref().is_some_and(|m| m.visit_type.as_deref() == Some("41"))),
            ("frequent_stays", |visit| visit.kind == 2),
        ];
        for (code, counts) in rules {
            let window = Duration::days(self.parameter(code, "window_days"));
            let counted: Vec<_> = visits.iter().filter(|visit| counts(visit)).collect();
            for (n, visit) in counted.iter().enumerate() {
                let within = counted[..=n].iter().filter(|other| other.admit_date > visit.admit_date - window).count();
                if within as i64 > self.parameter(code, "visits_max") {
                    self.hit(code, visit.visit_id, 0);
                }
            }
        }
    }

    fn months(&mut self) {
        type Part = fn(&Plain<'_>, &LineRow) -> bool;
        let rules: [(&str, Part); 6] = [
            ("drug_share_high", |plain, line| plain.kind(&line.item_code) == 1),
            ("examination_share_high", |plain, line| {
                plain.is_category(&line.item_code, &["exam", "test", "ct", "mri"])
            }),
            ("consumable_share_high", |plain, line| plain.kind(&line.item_code) == 3),
            ("treatment_share_high", |plain, line| plain.is_category(&line.item_code, &["treatment", "surgery"])),
            ("ct_share_high", |plain, line| plain.is_category(&line.item_code, &["ct"])),
            ("mri_share_high", |plain, line| plain.is_category(&line.item_code, &["mri"])),
        ];
        let mut of_month: BTreeMap<(i64, Month), Vec<&LineRow>> = BTreeMap::new();
        for line in &self.rows.lines {
            of_month.entry((line.provider_id, Month::of(line.service_date))).or_default().push(line);
        }
        for ((provider, month), lines) in of_month {
            let whole: i64 = lines.iter().map(|line| line.amount_fen).sum();
            for (code, part) in rules {
                let sum: i64 = lines.iter().filter(|line| part(self, line)).map(|line| line.amount_fen).sum();
                let enough = whole >= self.parameter(code, "least_fen");
                if enough && sum * 1000 > whole * self.parameter(code, "permille_max") {
                    self.hit(code, month_id(provider, month), 0);
                }
            }
        }
        let mut stays: BTreeMap<(i64, Month), (i64, i64)> = BTreeMap::new();
        for visit in self.rows.visits.iter().filter(|visit| visit.kind == 2) {
            let Some(discharged) = visit.discharge_date else { continue };
            let category = |visit: &VisitRow| visit.diag1.as_ref().map(|code| code.chars().take(3).collect::<String>());
            let followed = self.rows.visits.iter().any(|other| {
                other.kind == 2
                    && other.person_id == visit.person_id
                    && (other.admit_date, other.visit_id) > (visit.admit_date, visit.visit_id)
                    && other.discharge_date.is_some()
                    && (0..=31).contains(&(other.admit_date - discharged).whole_days())
                    && category(other).is_some()
                    && category(other) == category(visit)
            });
            let count = stays.entry((visit.provider_id, Month::of(discharged))).or_default();
            *count = (count.0 + 1, count.1 + i64::from(followed));
        }
        let code = "readmission_rate_high";
        for ((provider, month), (whole, part)) in stays {
            if whole >= self.parameter(code, "least_stays")
                && part * 1000 > whole * self.parameter(code, "permille_max")
            {
                self.hit(code, month_id(provider, month), 0);
            }
        }
    }
}

fn month_id(provider: i64, month: Month) -> i64 {
    format!("{provider}{}", month.to_string().replace('-', "")).parse().unwrap()
}

/// Hundredths to wholes, half up.
fn hundredths(value: i64) -> i64 {
    (value + 50).div_euclid(100)
}

/// By the pattern, sign by sign: `I10.x00` or, for procedures, `36.0700x004`.
fn is_code(code: &str, letter: bool) -> bool {
    let head = if letter { 3 } else { 2 };
    let signs: Vec<char> = code.chars().collect();
    if signs.len() < head {
        return false;
    }
    let (start, rest) = signs.split_at(head);
    let digits = if letter { &start[1..] } else { start };
    let first = !letter || start[0].is_ascii_uppercase();
    let tail = match rest {
        [] => letter,
        [point, more @ ..] => {
            let sign = |c: &char| c.is_ascii_alphanumeric() || letter && (*c == '+' || *c == '*');
            *point == '.' && !more.is_empty() && more.iter().all(sign)
        }
    };
    first && digits.iter().all(char::is_ascii_digit) && tail
}
