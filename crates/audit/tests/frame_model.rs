//! The rules of the national frame against the plain model, on many small random
//! worlds that reach every one of them. And what holds of any run: threads and
//! the order of rows do not show; a visit alone, with its person's claims, gives
//! what the run of everything gives of it; new claims against history likewise.

#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "a test stops where something is missing")]

mod draw;
#[path = "plain_model/frame.rs"]
mod plain_frame;
#[allow(dead_code, reason = "the model of the frame shares two measures with that of the twelve")]
mod plain_model;

use std::collections::{BTreeMap, BTreeSet};

use audit::{
    Claims, Desk, Finding, ItemRow, LineRow, PersonRow, ProviderRow, Rows, RuleSet, RunOptions, Selection, TableName,
    VisitMoreRow, VisitRow, run, update,
};
use base::{Date, parse_date};
use draw::Draw;
use regulation::audit_rules::AuditRules;
use time::Duration;

const WORLDS: u64 = 300;
const ON: &str = "2025-06-30";

fn day(text: &str) -> Date {
    parse_date(text).unwrap()
}

fn rules() -> RuleSet {
    let all = RuleSet::all(&AuditRules::embedded().unwrap(), day(ON)).unwrap();
    let frame: Vec<i32> = all.rules().iter().map(|rule| rule.number).filter(|number| *number > 12).collect();
    all.only(&frame).unwrap()
}

fn audit(rows: &Rows, threads: usize, selection: Selection) -> Vec<Finding> {
    let claims = Claims::from_tables(&rows.tables(), threads).unwrap();
    assert_eq!(claims.line_count(), rows.lines.len() as u64, "{:?}", claims.problems());
    let rules = rules();
    assert!(rules.not_run(&claims).is_empty(), "{:?}", rules.not_run(&claims));
    run(&claims, &rules, &RunOptions { threads, selection }, |_| ())
}

#[test]
fn random_worlds_give_what_the_plain_model_gives() {
    let law = AuditRules::embedded().unwrap();
    let mut reached: BTreeMap<i32, u64> = rules().rules().iter().map(|rule| (rule.number, 0)).collect();
    for seed in 0..WORLDS {
        let rows = world(seed);
        let expected = plain_frame::findings(&rows, &law, day(ON));
        let found = audit(&rows, 1 + (seed % 4) as usize, Selection::All);
        let names: BTreeSet<_> = found.iter().map(|finding| (finding.rule, finding.id)).collect();
        assert_eq!(names.len(), found.len(), "seed {seed}: a finding is named by rule and id");
        let found: Vec<_> = found.iter().map(|finding| (finding.rule, finding.id, finding.amount_fen)).collect();
        let beyond: Vec<_> = found.iter().filter(|hit| !expected.contains(hit)).collect();
        let missed: Vec<_> = expected.iter().filter(|hit| !found.contains(hit)).collect();
        assert_eq!((beyond, missed), (vec![], vec![]), "seed {seed}: found beyond, and missed");
        assert_eq!(found.len(), expected.len(), "seed {seed}");
        expected.iter().for_each(|(rule, ..)| *reached.get_mut(rule).unwrap() += 1);
    }
    println!("seeds 0..{WORLDS}: hits per rule {reached:?}");
    let never: Vec<_> = reached.iter().filter(|(_, hits)| **hits == 0).map(|(rule, _)| rule).collect();
    assert!(never.is_empty(), "never reached: {never:?}");
}

#[test]
fn neither_threads_nor_the_order_of_rows_show() {
    for seed in 1_000..1_030 {
        let mut rows = world(seed);
        let one = audit(&rows, 1, Selection::All);
        rows.lines.reverse();
        rows.visits.reverse();
        rows.items.reverse();
        rows.persons.reverse();
        for threads in [2, 3, 8] {
            assert_eq!(audit(&rows, threads, Selection::All), one, "seed {seed}, {threads} threads");
        }
    }
}

/// The rules about providers' months look beyond a person; all others give for
/// the claims of one person what they give in the whole.
#[test]
fn visits_asked_one_by_one_give_together_what_the_whole_gives() {
    for seed in 2_000..2_015 {
        let rows = world(seed);
        let whole: Vec<Finding> = audit(&rows, 2, Selection::All).into_iter().filter(|f| f.visit_id != 0).collect();
        let desk = Desk::open(&rows.tables(), &rules()).unwrap();
        let mut together: Vec<Finding> = Vec::new();
        for (n, visit) in rows.visits.iter().enumerate() {
            let of_person = of_persons(&rows, &BTreeSet::from([visit.person_id]));
            let wanted = BTreeSet::from([visit.visit_id]);
            let found = desk.ask(&of_person.tables(), wanted.clone()).unwrap();
            if n % 4 == 0 {
                assert_eq!(audit(&of_person, 1, Selection::Visits(wanted)), found, "seed {seed}: without a desk");
            }
            together.extend(found);
        }
        together.sort_unstable();
        assert_eq!(together, whole, "seed {seed}");
    }
}

/// Items and texts that nobody has seen before do no harm, whoever asks when.
#[test]
fn a_desk_answers_many_at_once_also_about_what_it_does_not_know() {
    let rows = world(2_000);
    let desk = Desk::open(&rows.tables(), &rules()).unwrap();
    let ask = |n: i64| {
        let mut of_person = of_persons(&rows, &BTreeSet::from([rows.persons[0].person_id]));
        let line = of_person.lines.first_mut().unwrap();
        (line.item_code, line.amount_fen) = (format!("NEW{n}").into(), 77);
        let (visit, id) = (line.visit_id, line.line_id);
        of_person.visits.iter_mut().for_each(|visit| visit.diag2 = Some(format!("X{n:02}").into()));
        let found = desk.ask(&of_person.tables(), BTreeSet::from([visit])).unwrap();
        let mine = found.iter().filter(|finding| finding.id == id && finding.item_code.is_some());
        mine.map(|finding| (finding.rule, finding.item_code.clone().unwrap().to_string())).collect::<Vec<_>>()
    };
    std::thread::scope(|scope| {
        let asked: Vec<_> = (0..8)
            .map(|n| {
                let ask = &ask;
                scope.spawn(move || (n, ask(n)))
            })
            .collect();
        for answer in asked {
            let (n, mine) = answer.join().unwrap();
            assert!(!mine.is_empty() && mine.iter().all(|(_, item)| *item == format!("NEW{n}")), "{n}: {mine:?}");
        }
    });
}

/// Day by day: yesterday's findings, and a run over those who have new claims.
#[test]
fn new_claims_against_history_give_what_the_whole_gives() {
    let mut changed = 0;
    for seed in 3_000..3_010 {
        let rows = world(seed);
        let mut days: Vec<Date> = rows.lines.iter().map(|line| line.service_date).collect();
        days.sort_unstable();
        days.dedup();
        let up_to = |last: Date| Rows {
            lines: rows.lines.iter().filter(|line| line.service_date <= last).cloned().collect(),
            ..rows.clone()
        };
        let of_visits = |found: Vec<Finding>| found.into_iter().filter(|f| f.visit_id != 0).collect::<Vec<_>>();
        let Some((&first, later)) = days.split_first() else { continue };
        let mut findings = of_visits(audit(&up_to(first), 2, Selection::All));
        for &today in later.iter().step_by(7).chain(later.last()) {
            let known: BTreeSet<i64> = rows.persons.iter().map(|person| person.person_id).collect();
            let claims = up_to(today);
            let again = audit(&claims, 2, Selection::Persons(known.clone()));
            let one = BTreeSet::from([rows.persons[0].person_id]);
            assert!(audit(&claims, 2, Selection::Persons(one.clone())).iter().all(|f| one.contains(&f.person_id)));
            findings = update(findings, &known, again);
            assert_eq!(findings, of_visits(audit(&claims, 2, Selection::All)), "seed {seed}");
            changed += findings.len();
        }
        // Only who has new lines need be looked at again.
        let (last, before) = (days[days.len() - 1], up_to(days[days.len().saturating_sub(2)]));
        let new: BTreeSet<i64> =
            rows.lines.iter().filter(|line| line.service_date == last).map(|line| line.person_id).collect();
        let earlier = of_visits(audit(&before, 2, Selection::All));
        let again = audit(&rows, 2, Selection::Persons(new.clone()));
        assert_eq!(update(earlier, &new, again), of_visits(audit(&rows, 2, Selection::All)), "seed {seed}");
    }
    assert!(changed > 0);
}

/// The claims of some persons alone, under the same catalogue and knowledge.
fn of_persons(rows: &Rows, persons: &BTreeSet<i64>) -> Rows {
    Rows {
        lines: rows.lines.iter().filter(|row| persons.contains(&row.person_id)).cloned().collect(),
        visits: rows.visits.iter().filter(|row| persons.contains(&row.person_id)).cloned().collect(),
        persons: rows.persons.iter().filter(|row| persons.contains(&row.person_id)).cloned().collect(),
        ..rows.clone()
    }
}

const DIAGNOSES: [&str; 10] =
    ["I10.x00", "J18.900", "J06.900", "O80.000", "P59.900", "E11", "K80.200", "i10", "N95.100", "J18"];
const PREFIXES: [&str; 7] = ["I10", "J", "J18.9", "K80", "O", "P59", "N95"];
const PROCEDURES: [&str; 5] = ["51.2300", "68.4100", "36.0700x004", "36", "68.4"];

/// A few persons, items and days, with knowledge of every kind, so crowded that
/// every rule is met.
fn world(seed: u64) -> Rows {
    let mut draw = Draw::new(seed);
    let first = day("2025-01-20");
    let mut rows = Rows::default();
    for id in 1..=2 {
        rows.providers.push(ProviderRow { provider_id: id * 11, level: draw.within(1, 3) as u8 });
    }
    for id in 1..=draw.within(1, 4) {
        let birthday = ["1960-02-29", "2011-02-10", "2025-01-01", "2007-02-15", "1985-07-30"][draw.below(5) as usize];
        let sex = draw.within(1, 2) as u8;
        rows.persons.push(PersonRow { person_id: id, sex, birth_date: day(birthday), death_date: None });
    }
    // Some worlds have so many drugs or herbs that a day can have too many.
    let many = [9, 9, 12, 40][draw.below(4) as usize];
    for n in 0..many {
        let mut item = ItemRow::plain(&format!("I{n:02}"), 100 * draw.within(1, 60));
        item.kind = if many == 12 { 1 } else { [1, 2, 3, 1, 2, 3, 1, 2, 0][n as usize % 9] };
        rows.items.push(item);
    }
    knowledge(&mut rows, &mut draw, many == 40);
    let long = draw.below(4) == 0;
    let visits = [12, 30, 60][draw.below(3) as usize];
    for visit_id in 1..=visits {
        let kind = if draw.below(3) == 0 { 2 } else { 1 };
        let born = rows.persons[0].birth_date;
        let person_id = if draw.below(2) == 0 { 1 } else { draw.one_of(&rows.persons).person_id };
        let span = if long { 500 } else { 60 };
        let admit_date = (first + Duration::days(draw.below(span))).max(born);
        let stay = if kind == 2 { draw.below(6) } else { 0 };
        let end = admit_date + Duration::days(stay - i64::from(draw.below(40) == 0));
        let mut code = |none: i64| (draw.below(none) > 0).then(|| DIAGNOSES[draw.below(10) as usize].into());
        let (diag1, diag2) = (code(12), code(2));
        rows.visits.push(VisitRow {
            visit_id,
            person_id,
            provider_id: draw.one_of(&rows.providers).provider_id,
            kind,
            admit_date,
            discharge_date: (draw.below(30) > 0).then_some(end),
            diag1,
            diag2,
            more: Some(more(&mut draw, admit_date)),
        });
    }
    let crowded = draw.below(3) == 0;
    for line_id in 1..=draw.within(20, 160) {
        let most = if crowded { 2 } else { visits };
        let visit = &rows.visits[draw.below(most) as usize];
        let item = draw.one_of(&rows.items);
        let qty = [100, 100, 100, 50, 200, 333, -100, -50, 0][draw.below(9) as usize];
        let price_fen = item.price_fen * [1, 1, 1, 40][draw.below(4) as usize] + draw.below(2);
        rows.lines.push(LineRow {
            line_id: 1_000 - line_id * 7 % 1_000,
            visit_id: visit.visit_id,
            person_id: visit.person_id,
            provider_id: visit.provider_id,
            service_date: visit.admit_date + Duration::days(if crowded { 0 } else { draw.below(7) - 1 }),
            item_code: item.item_code.clone(),
            qty,
            price_fen,
            amount_fen: (price_fen * i64::from(qty) + 50).div_euclid(100) + [0, 0, 0, 0, 1, 2][draw.below(6) as usize],
        });
    }
    rows
}

fn more(draw: &mut Draw, admit_date: Date) -> VisitMoreRow {
    fn one(draw: &mut Draw, of: &[&'static str]) -> Option<std::sync::Arc<str>> {
        (draw.below(5) > 0).then(|| (*draw.one_of(of)).into())
    }
    VisitMoreRow {
        insurance: one(draw, &["390", "410", "510"]),
        visit_type: one(draw, &["11", "14", "21", "41", "41", "internet"]),
        department: one(draw, &["0200", "0300"]),
        procedure1: one(draw, &PROCEDURES),
        procedure2: one(draw, &PROCEDURES),
        operation_date: (draw.below(2) == 0).then(|| admit_date + Duration::days(draw.below(2))),
        uploaded_date: (draw.below(2) == 0).then(|| admit_date + Duration::days(draw.below(12))),
    }
}

/// Rows of every table; empty tables are there too.
fn knowledge(rows: &mut Rows, draw: &mut Draw, herbal: bool) {
    let items: Vec<String> = rows.items.iter().map(|item| item.item_code.to_string()).collect();
    let substances = ["甘草", "甘遂", "warfarin", "fluconazole"];
    for table in TableName::KNOWLEDGE {
        let count = if table == TableName::Herbs && herbal { 45 } else { draw.below(6) };
        let mut of_table = Vec::new();
        for n in 0..count {
            let mut row = Vec::new();
            for column in table.columns() {
                let item = &items[draw.below(items.len() as i64) as usize];
                row.push(match column {
                    "item_code" if table == TableName::Herbs && herbal => items[n as usize % items.len()].clone(),
                    "item_code" | "first_item" | "consumable" | "service" | "part" => item.clone(),
                    "bundle" => items[draw.below(2) as usize].clone(),
                    "insurance" => (*draw.one_of(&["390", "410", "510"])).to_owned(),
                    "visit_type" => (*draw.one_of(&["11", "21"])).to_owned(),
                    "department" => (*draw.one_of(&["0200", "0300"])).to_owned(),
                    "substance" | "substance_a" | "substance_b" => (*draw.one_of(&substances)).to_owned(),
                    "icd" => (*draw.one_of(&PREFIXES)).to_owned(),
                    "procedure" => (*draw.one_of(&["51", "68.4", "36"])).to_owned(),
                    "category" => (*draw.one_of(&["exam", "test", "ct", "mri", "treatment", "surgery"])).to_owned(),
                    "sex" => draw.within(1, 2).to_string(),
                    "grade" => draw.within(1, 3).to_string(),
                    "level" if draw.below(2) == 0 => draw.within(1, 3).to_string(),
                    "from_date" | "until_date" if draw.below(2) == 0 => {
                        base::date_text(day("2025-02-01") + Duration::days(draw.below(40)))
                    }
                    "max_fen" => draw.within(500, 9_000).to_string(),
                    "price_fen" => draw.within(1_000, 6_000).to_string(),
                    "window_days" => draw.within(1, 40).to_string(),
                    "max_qty" => (draw.within(0, 8) * 50).to_string(),
                    "max_days" if table == TableName::Courses => draw.within(1, 3).to_string(),
                    "max_per_day" | "max_per_visit" if draw.below(3) > 0 => (draw.within(1, 8) * 50).to_string(),
                    "max_days" | "max_years" | "min_years" | "from_years" if draw.below(2) == 0 => {
                        draw.within(10, 66).to_string()
                    }
                    "later_permille" if draw.below(2) == 0 => draw.within(0, 1000).to_string(),
                    _ => String::new(),
                });
            }
            of_table.push(row);
        }
        rows.knowledge.insert(table, of_table);
    }
}
