//! `cargo bench -p audit --features synthetic`: 20 million made-up lines, from
//! Parquet to findings in memory. The number of lines may be given as an
//! argument. The claims are made once and kept in the target folder. First the
//! twelve basic rules, then all that run without optional columns, with rows of
//! knowledge about every item.

#![allow(missing_docs, reason = "a benchmark documents itself above")]

#[path = "../../base/benches/figure/mod.rs"]
mod figure;

use std::path::PathBuf;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use audit::synthetic::{Plan, county, write_parquet};
use audit::{Claims, Desk, Rows, RuleSet, RunOptions, Selection, TableName, Tables, run};

fn main() {
    let lines: u64 = std::env::args().filter_map(|argument| argument.parse().ok()).next().unwrap_or(20_000_000);
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let dir = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("claims-{lines}"));
    let finished = dir.join("finished");
    if !finished.is_file() {
        let persons = u32::try_from(lines / 20).unwrap_or(u32::MAX).max(1);
        let planted = write_parquet(&Plan::new(2026, persons, lines), &dir).expect("the claims can be written");
        std::fs::write(&finished, planted.len().to_string()).expect("the mark can be written");
    }

    let law = regulation::Law::embedded().expect("the law data is sound");
    let start = Instant::now();
    let read = AtomicU64::new(0);
    let claims = Claims::open(&dir, threads, |lines| {
        read.fetch_add(lines, Ordering::Relaxed);
    })
    .expect("the claims can be read");
    let opened = start.elapsed();
    let day = claims.last_day().expect("there are lines");
    let rules = RuleSet::basic(&law.audit_rules, day).expect("every rule has its check");
    let findings = run(&claims, &rules, &RunOptions { threads, selection: Selection::All }, |_| ());
    let total = start.elapsed();

    assert_eq!(read.into_inner(), claims.line_count(), "every made-up line is sound");
    let note = format!(
        "{threads} threads, {} visits, read in {:.2} s, {} findings",
        claims.visit_count(),
        opened.as_secs_f64(),
        findings.len(),
    );
    figure::report("audit/twelve rules", claims.line_count(), "lines", total.as_secs_f64(), &note);
    drop((claims, findings));

    let mut tables = Tables::of_dir(&dir).expect("the claims can be opened");
    for (table, text) in knowledge() {
        tables.add_csv(table, &text).expect("the knowledge has its columns");
    }
    let start = Instant::now();
    let claims = Claims::read(&tables, threads, |_| ()).expect("the claims can be read");
    let opened = start.elapsed();
    let rules = RuleSet::all(&law.audit_rules, day).expect("every rule has its check");
    let ran = rules.rules().len() - rules.not_run(&claims).len();
    let findings = run(&claims, &rules, &RunOptions { threads, selection: Selection::All }, |_| ());
    let total = start.elapsed();
    let note = format!("{threads} threads, read in {:.2} s, {} findings", opened.as_secs_f64(), findings.len());
    figure::report(&format!("audit/{ran} rules"), claims.line_count(), "lines", total.as_secs_f64(), &note);
    drop((claims, findings));

    one_visit(&rules);
}

/// Single visits, each with its person's year: what an answer at the counter
/// costs.
fn one_visit(rules: &RuleSet) {
    let (rows, _) = county(&Plan::new(7, 2_000, 40_000));
    let mut of_county = rows.tables();
    for (table, text) in knowledge() {
        of_county.add_csv(table, &text).expect("the knowledge has its columns");
    }
    let desk = Desk::open(&of_county, rules).expect("the catalogue can be read");
    let mut times: Vec<Duration> = Vec::new();
    for visit in rows.visits.iter().step_by(3) {
        let of_person = Rows {
            lines: rows.lines.iter().filter(|line| line.person_id == visit.person_id).cloned().collect(),
            visits: rows.visits.iter().filter(|other| other.person_id == visit.person_id).cloned().collect(),
            persons: rows.persons.iter().filter(|person| person.person_id == visit.person_id).cloned().collect(),
            ..Rows::default()
        };
        let start = Instant::now();
        let found = desk.ask(&of_person.tables(), [visit.visit_id].into()).expect("the claims can be read");
        times.push(start.elapsed());
        drop(found);
    }
    times.sort_unstable();
    let (median, p99) = (times[times.len() / 2].as_micros(), times[times.len() * 99 / 100].as_micros());
    let note = format!("one thread, median {median} µs, p99 {p99} µs");
    let total: Duration = times.iter().sum();
    figure::report("audit/one visit", times.len() as u64, "visits", total.as_secs_f64(), &note);
}

/// Rows about every item of the made-up catalogue, with limits that honest
/// claims keep mostly.
fn knowledge() -> Vec<(TableName, String)> {
    let items: Vec<String> = (0..2_000).flat_map(|n| [format!("XA{n:05}A001"), format!("0033{n:05}0000")]).collect();
    let of_table = |table: TableName| {
        let columns = table.columns();
        let mut text = columns.join(",") + "\n";
        // What is found wherever it occurs is on few items.
        let step = match table {
            TableName::FirstLineItems
            | TableName::ItemServices
            | TableName::HerbsNeverPaid
            | TableName::HerbsUnpaidAlone => 400,
            _ => 1,
        };
        let forbidding = matches!(table, TableName::Contraindications | TableName::PregnancyUnsafe);
        let letters: &[&str] = if forbidding { &["Z"] } else { &["I", "E", "J", "K", "N", "M", "C", "S", "H", "G"] };
        let letters = if columns.contains(&"icd") && columns.len() == 2 { letters } else { &[""] };
        for n in (0..items.len()).step_by(step) {
            for letter in letters {
                let cells = columns.iter().enumerate().map(|(at, &column)| match column {
                    "item_code" | "part" | "consumable" => items[n].clone(),
                    "first_item" | "service" | "bundle" => items[(n + 4) % items.len()].clone(),
                    "substance" | "substance_a" => format!("s{n}"),
                    "substance_b" => format!("s{}", (n + 1) % items.len()),
                    "icd" if at == 0 => "Z".to_owned(),
                    "icd" => (*letter).to_owned(),
                    "procedure" => "51".to_owned(),
                    "category" => ["exam", "test", "bed", "treatment"][n / 2 % 4].to_owned(),
                    "sex" => "2".to_owned(),
                    "grade" => "1".to_owned(),
                    "window_days" => "30".to_owned(),
                    "max_fen" => "9000000".to_owned(),
                    "max_qty" | "max_per_day" | "max_per_visit" => "9000".to_owned(),
                    "max_days" => "36500".to_owned(),
                    "max_years" | "from_years" => "150".to_owned(),
                    "min_years" => "0".to_owned(),
                    _ => String::new(),
                });
                text += &(cells.collect::<Vec<_>>().join(",") + "\n");
            }
        }
        (table, text)
    };
    TableName::KNOWLEDGE.into_iter().map(of_table).collect()
}
