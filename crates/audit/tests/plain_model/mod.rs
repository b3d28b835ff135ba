//! The twelve rules once more, slowly, straight from `formats.md` §2: loops and
//! maps over plain rows, no dense numbers, no partitions, nothing shared with
//! the engine. It says which (rule, id) must be found and with which amount.

use std::collections::{BTreeMap, BTreeSet};

use audit::{ItemRow, LineRow, PersonRow, Rows, VisitRow};
use base::Date;

/// (rule, id, amount in fen).
pub(crate) type Hit = (i32, i64, i64);

pub(crate) fn findings(rows: &Rows) -> Vec<Hit> {
    let mut hits = Vec::new();
    let visits: BTreeMap<i64, &VisitRow> = rows.visits.iter().map(|v| (v.visit_id, v)).collect();
    let persons: BTreeMap<i64, &PersonRow> = rows.persons.iter().map(|p| (p.person_id, p)).collect();
    let levels: BTreeMap<i64, u8> = rows.providers.iter().map(|p| (p.provider_id, p.level)).collect();
    let items: BTreeMap<&str, &ItemRow> = rows.items.iter().map(|i| (&*i.item_code, i)).collect();
    let allowed: BTreeSet<(&str, &str)> = rows.item_diag.iter().map(|d| (&*d.item_code, &*d.icd3)).collect();

    for line in &rows.lines {
        let (visit, person, item) = (visits[&line.visit_id], persons[&line.person_id], items[&*line.item_code]);
        let mut hit = |rule| hits.push((rule, line.line_id, line.amount_fen));
        if item.sex_limit != 0 && item.sex_limit != person.sex {
            hit(1);
        }
        let years = years(person.birth_date, line.service_date);
        if years < item.min_age || years > item.max_age {
            hit(2);
        }
        if levels[&line.provider_id] < item.min_level {
            hit(3);
        }
        let category = |code: &str| code.chars().take(3).collect::<String>();
        let of_visit = [&visit.diag1, &visit.diag2];
        if item.diag_limited
            && !of_visit.into_iter().flatten().any(|code| allowed.contains(&(&*line.item_code, &*category(code))))
        {
            hit(4);
        }
        if person.death_date.is_some_and(|death| line.service_date > death) {
            hit(12);
        }
    }
    exclusions(rows, &mut hits);
    quantities(rows, &visits, &items, &mut hits);
    duplicates(rows, &mut hits);
    supplies(rows, &visits, &items, &mut hits);
    stays(rows, &mut hits);
    hits.sort_unstable();
    hits
}

/// Years by counting birthdays; one on 29 February comes on 1 March of a common year.
pub(crate) fn years(born: Date, on: Date) -> i32 {
    let mut years = if on < born { -1 } else { 0 };
    for year in born.year() + 1..=on.year() {
        let birthday = Date::from_calendar_date(year, born.month(), born.day())
            .unwrap_or_else(|_| Date::from_calendar_date(year, time::Month::March, 1).unwrap());
        if birthday <= on {
            years = year - born.year();
        }
    }
    years
}

fn exclusions(rows: &Rows, hits: &mut Vec<Hit>) {
    let mut charged: BTreeSet<(i64, Date, &str)> = BTreeSet::new();
    for line in rows.lines.iter().filter(|line| line.qty > 0) {
        charged.insert((line.visit_id, line.service_date, &line.item_code));
    }
    for line in rows.lines.iter().filter(|line| line.qty > 0) {
        let mut pairs = rows.exclusions.iter().filter(|pair| pair.item_b == line.item_code);
        if pairs.any(|pair| charged.contains(&(line.visit_id, line.service_date, &*pair.item_a))) {
            hits.push((5, line.line_id, line.amount_fen));
        }
    }
}

fn quantities(rows: &Rows, visits: &BTreeMap<i64, &VisitRow>, items: &BTreeMap<&str, &ItemRow>, hits: &mut Vec<Hit>) {
    let mut of_day: BTreeMap<(i64, &str, Date), Vec<&LineRow>> = BTreeMap::new();
    let mut of_stay: BTreeMap<(i64, &str), Vec<&LineRow>> = BTreeMap::new();
    for line in &rows.lines {
        of_day.entry((line.visit_id, &line.item_code, line.service_date)).or_default().push(line);
        if visits[&line.visit_id].kind == 2 {
            of_stay.entry((line.visit_id, &line.item_code)).or_default().push(line);
        }
    }
    for ((_, code, _), lines) in of_day {
        if items[code].max_per_day > 0 {
            over(6, lines, items[code].max_per_day, hits);
        }
    }
    for ((_, code), lines) in of_stay {
        if items[code].max_per_stay > 0 {
            over(7, lines, items[code].max_per_stay, hits);
        }
    }
}

/// The excess one hundredth of a unit after another, from the last charge back.
pub(crate) fn over(rule: i32, mut lines: Vec<&LineRow>, limit: i32, hits: &mut Vec<Hit>) {
    let net: i32 = lines.iter().map(|line| line.qty).sum();
    if net <= limit {
        return;
    }
    let smallest = lines.iter().map(|line| line.line_id).min().unwrap();
    lines.sort_by_key(|line| (line.service_date, line.line_id));
    let hundredths = lines.iter().rev().flat_map(|line| std::iter::repeat_n(line.price_fen, line.qty.max(0) as usize));
    let cost: i64 = hundredths.take((net - limit) as usize).sum();
    hits.push((rule, smallest, (cost + 50).div_euclid(100)));
}

fn duplicates(rows: &Rows, hits: &mut Vec<Hit>) {
    let mut same: BTreeMap<(i64, &str, Date, i32, i64), Vec<&LineRow>> = BTreeMap::new();
    for line in rows.lines.iter().filter(|line| line.qty > 0) {
        let key = (line.visit_id, &*line.item_code, line.service_date, line.qty, line.price_fen);
        same.entry(key).or_default().push(line);
    }
    for mut lines in same.into_values() {
        lines.sort_by_key(|line| line.line_id);
        hits.extend(lines[1..].iter().map(|line| (8, line.line_id, line.amount_fen)));
    }
}

fn supplies(rows: &Rows, visits: &BTreeMap<i64, &VisitRow>, items: &BTreeMap<&str, &ItemRow>, hits: &mut Vec<Hit>) {
    let mut dispensed: BTreeMap<(i64, &str), Vec<&LineRow>> = BTreeMap::new();
    for line in rows.lines.iter().filter(|line| line.qty > 0 && visits[&line.visit_id].kind == 1) {
        if items[&*line.item_code].days_per_unit > 0 {
            dispensed.entry((line.person_id, &line.item_code)).or_default().push(line);
        }
    }
    for ((_, code), mut lines) in dispensed {
        let item = items[code];
        lines.sort_by_key(|line| (line.service_date, line.line_id));
        let mut end = lines[0].service_date;
        for line in lines {
            let days = i64::from(line.qty) * i64::from(item.days_per_unit) / 10_000;
            end = end.max(line.service_date) + time::Duration::days(days);
            let excess = (end - line.service_date).whole_days() - i64::from(item.max_supply_days);
            if excess > 0 {
                let share = if days == 0 { 0 } else { 2 * line.amount_fen * excess.min(days) + days };
                hits.push((9, line.line_id, if days == 0 { 0 } else { share.div_euclid(2 * days) }));
            }
        }
    }
}

fn stays(rows: &Rows, hits: &mut Vec<Hit>) {
    let mut of_person: BTreeMap<i64, Vec<&VisitRow>> = BTreeMap::new();
    for visit in rows.visits.iter().filter(|visit| visit.kind == 2) {
        of_person.entry(visit.person_id).or_default().push(visit);
    }
    for mut stays in of_person.into_values() {
        stays.sort_by_key(|visit| (visit.admit_date, visit.visit_id));
        for (n, visit) in stays.iter().enumerate() {
            let earlier = &stays[..n];
            let end = |other: &VisitRow| other.discharge_date.unwrap();
            if let Some(previous) = earlier.iter().rev().find(|other| other.provider_id == visit.provider_id) {
                let gap = (visit.admit_date - end(previous)).whole_days();
                if (0..=15).contains(&gap) {
                    hits.push((10, visit.visit_id, 0));
                }
            }
            if earlier.iter().any(|other| other.provider_id != visit.provider_id && end(other) > visit.admit_date) {
                hits.push((11, visit.visit_id, 0));
            }
        }
    }
}
