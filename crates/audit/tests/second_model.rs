//! The engine against the plain model: on many small random worlds that reach
//! every rule, and once on 400 000 made-up lines. Also: nothing depends on
//! threads, order of rows, or how the rows come.

#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "a test stops where something is missing")]

mod draw;
mod plain_model;

use audit::{
    Claims, ExclusionRow, Finding, ItemDiagRow, ItemRow, LineRow, PersonRow, ProviderRow, Rows, RuleSet, RunOptions,
    Selection, VisitRow, run,
};
use base::parse_date;
use draw::Draw;

const WORLDS: u64 = 300;

fn rules() -> RuleSet {
    let law = regulation::audit_rules::AuditRules::embedded().unwrap();
    RuleSet::basic(&law, parse_date("2025-06-30").unwrap()).unwrap()
}

fn audit(rows: &Rows, threads: usize, selection: Selection) -> Vec<Finding> {
    let claims = Claims::from_tables(&rows.tables(), threads).unwrap();
    assert!(claims.problems().is_empty(), "{:?}", claims.problems());
    assert_eq!(claims.line_count(), rows.lines.len() as u64);
    run(&claims, &rules(), &RunOptions { threads, selection }, |_| ())
}

fn hits(findings: &[Finding]) -> Vec<plain_model::Hit> {
    findings.iter().map(|finding| (finding.rule, finding.id, finding.amount_fen)).collect()
}

#[test]
fn small_random_worlds_give_what_the_plain_model_gives() {
    let mut reached = [0u64; 13];
    let mut clean = 0;
    for seed in 0..WORLDS {
        let rows = world(seed);
        let expected = plain_model::findings(&rows);
        let found = hits(&audit(&rows, 1 + (seed % 4) as usize, Selection::All));
        assert_eq!(found, expected, "seed {seed}");
        expected.iter().for_each(|(rule, ..)| reached[*rule as usize] += 1);
        clean += u64::from(expected.is_empty());
    }
    println!("seeds 0..{WORLDS}: hits per rule {:?}, worlds without any {clean}", &reached[1..]);
    assert!(reached[1..].iter().all(|&hits| hits > 0), "a rule was never reached: {reached:?}");
}

#[test]
fn neither_threads_nor_the_order_of_rows_show_in_the_result() {
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

#[test]
fn a_selection_is_a_part_of_all_findings_with_history_still_seen() {
    let mut back = 0;
    for seed in 2_000..2_060 {
        let rows = world(seed);
        let all = audit(&rows, 2, Selection::All);
        let month = "2025-02".parse::<base::Month>().unwrap();
        let of_month: Vec<Finding> = all.iter().filter(|f| month.contains(f.date)).cloned().collect();
        assert_eq!(audit(&rows, 2, Selection::Month(month)), of_month, "seed {seed}");
        let visits: std::collections::BTreeSet<i64> = rows.visits.iter().map(|v| v.visit_id).step_by(2).collect();
        let of_visits: Vec<Finding> = all.iter().filter(|f| visits.contains(&f.visit_id)).cloned().collect();
        assert_eq!(audit(&rows, 2, Selection::Visits(visits)), of_visits, "seed {seed}");
        back += of_month.iter().filter(|f| f.rule >= 9 && f.rule <= 11).count();
    }
    assert!(back > 0, "no world looked back over the month");
}

#[cfg(feature = "synthetic")]
#[test]
fn four_hundred_thousand_made_up_lines_give_what_the_plain_model_gives() {
    let (rows, _) = audit::synthetic::county(&audit::synthetic::Plan::new(7, 20_000, 400_000));
    assert!(rows.lines.len() >= 390_000, "{} lines", rows.lines.len());
    let expected = plain_model::findings(&rows);
    assert_eq!(hits(&audit(&rows, 3, Selection::All)), expected);
    for rule in 1..=12 {
        assert!(expected.iter().any(|hit| hit.0 == rule), "rule {rule} was never reached");
    }
}

/// A world of a few persons, items and days, so crowded that rules are met.
fn world(seed: u64) -> Rows {
    let mut draw = Draw::new(seed);
    let first = parse_date("2025-01-15").unwrap();
    let day = |draw: &mut Draw, span| first + time::Duration::days(draw.below(span));
    let mut rows = Rows::default();
    for id in 1..=3 {
        rows.providers.push(ProviderRow { provider_id: id * 11, level: draw.within(1, 3) as u8 });
    }
    for id in 1..=draw.within(1, 5) {
        let birthday = ["1960-02-29", "2011-02-01", "2012-02-29", "2010-02-28", "1985-07-30"][draw.below(5) as usize];
        let death_date = (draw.below(4) == 0).then(|| day(&mut draw, 40));
        let sex = draw.within(1, 2) as u8;
        rows.persons.push(PersonRow { person_id: id, sex, birth_date: parse_date(birthday).unwrap(), death_date });
    }
    let codes = ["I10.x00", "C34.1", "J18", "E1"];
    for n in 0..6 {
        let mut item = ItemRow::plain(&format!("ITEM{n}"), 100 * draw.within(1, 40) + draw.below(100));
        item.sex_limit = [0, 0, 0, 1, 2][draw.below(5) as usize];
        (item.min_age, item.max_age) = [(0, 200), (0, 200), (0, 13), (14, 200)][draw.below(4) as usize];
        item.min_level = [0, 0, 2, 3][draw.below(4) as usize];
        item.diag_limited = draw.below(4) == 0;
        item.max_per_day = [0, 100, 150, 300][draw.below(4) as usize];
        item.max_per_stay = [0, 200, 450][draw.below(3) as usize];
        if draw.below(2) == 0 {
            item.days_per_unit = draw.within(30, 900) as i32;
            item.max_supply_days = draw.within(0, 14) as i32;
        }
        for category in ["I10", "C34", "J18", "E1"] {
            if draw.below(3) == 0 {
                rows.item_diag.push(ItemDiagRow { item_code: item.item_code.clone(), icd3: category.into() });
            }
        }
        rows.items.push(item);
    }
    for _ in 0..draw.below(3) {
        let [item_a, item_b] = [0, 1].map(|_| rows.items[draw.below(6) as usize].item_code.clone());
        rows.exclusions.push(ExclusionRow { item_a, item_b });
    }
    for visit_id in 1..=draw.below(12) {
        let admit_date = day(&mut draw, 45);
        let mut code = || (draw.below(4) > 0).then(|| codes[draw.below(4) as usize].into());
        let (diag1, diag2) = (code(), code());
        let kind = draw.within(1, 2) as u8;
        let longest = [4, 12, 30][draw.below(3) as usize];
        let stay = if kind == 2 { draw.below(longest) } else { 0 };
        rows.visits.push(VisitRow {
            visit_id,
            person_id: draw.one_of(&rows.persons).person_id,
            provider_id: draw.one_of(&rows.providers).provider_id,
            kind,
            admit_date,
            discharge_date: Some(admit_date + time::Duration::days(stay)),
            diag1,
            diag2,
            more: None,
        });
    }
    for line_id in 1..=draw.below(60) {
        let Some(visit) = rows.visits.get(draw.below(12) as usize) else { continue };
        let item = draw.one_of(&rows.items);
        let qty = [100, 100, 50, 200, 333, -100, -50, 0][draw.below(8) as usize];
        let price_fen = item.price_fen + draw.below(2);
        rows.lines.push(LineRow {
            line_id: 1_000 - line_id * 7 % 1_000,
            visit_id: visit.visit_id,
            person_id: visit.person_id,
            provider_id: visit.provider_id,
            service_date: visit.admit_date + time::Duration::days(draw.below(3)),
            item_code: item.item_code.clone(),
            qty,
            price_fen,
            amount_fen: price_fen * i64::from(qty) / 100,
        });
    }
    rows
}
