//! The engine and the second model agree to the fen over random histories; and
//! the single path, the columns and the explanation agree with each other.
//!
//! `SEED=… cargo test -p benefit --test agreement -- --nocapture` repeats a run.

#![allow(clippy::unwrap_used, reason = "a test that cannot unwrap has failed")]

mod support;

use std::collections::{BTreeMap, BTreeSet};
use std::num::NonZeroUsize;

use base::Fen;
use benefit::{PersonState, SettledColumns, explain, settle, settle_columns};
use support::henan;
use support::histories::{Table, random_histories};
use support::second_model::{BRANCHES, Bill, Paid, Reached, settle_person};

/// A fixed seed, so that a run can be repeated; another one from the environment.
fn seed() -> u64 {
    std::env::var("SEED").ok().and_then(|text| text.parse().ok()).unwrap_or(53)
}

fn threads(count: usize) -> NonZeroUsize {
    NonZeroUsize::new(count).unwrap()
}

/// The results of the columns by row.
fn by_row(settled: &SettledColumns) -> BTreeMap<u32, Result<Paid, &'static str>> {
    let paid = (0..settled.row.len()).map(|n| {
        let paid = Paid {
            in_scope: settled.in_scope[n],
            ded_std: settled.ded_std[n],
            ded: settled.ded[n],
            ratio_cut: settled.ratio_cut[n].into(),
            basic: settled.basic[n],
            ci: settled.ci[n],
            hs: settled.hs[n],
            self_in_scope: settled.self_in_scope[n],
            review: settled.review[n].into(),
        };
        (settled.row[n], Ok(paid))
    });
    let rejected = settled.rejected.iter().map(|rejected| (rejected.row, Err(rejected.why.code())));
    paid.chain(rejected).collect()
}

fn persons(bills: &[Bill]) -> impl Iterator<Item = &[Bill]> {
    bills.chunk_by(|one, next| one.person_id == next.person_id)
}

#[test]
fn two_hundred_thousand_random_histories_agree_to_the_fen() {
    let seed = seed();
    println!("seed {seed}");
    let policy = henan();
    let bills = random_histories(200_000, seed);
    let table = Table::of(&bills);
    let engine = by_row(&settle_columns(&policy, &table.columns(), threads(3)));
    let mut reached = Reached::new();
    let mut engine = engine.into_iter();
    for person in persons(&bills) {
        for (bill, model) in person.iter().zip(settle_person(person, &mut reached)) {
            let (_, engine) = engine.next().expect("every row has a result");
            assert_eq!(engine, model, "seed {seed}, {bill:?}\nof {person:#?}");
        }
    }
    assert!(engine.next().is_none());
    println!("{} stays of 200000 persons", bills.len());
    for branch in BRANCHES {
        let times = reached.get(branch).copied().unwrap_or_default();
        println!("{times:>9}  {branch}");
        assert!(times > 0, "never reached: {branch}");
    }
    assert_eq!(reached.len(), BRANCHES.len(), "a branch is reached that the list does not name: {reached:?}");
}

#[test]
fn one_at_a_time_the_columns_and_the_explanation_agree() {
    let policy = henan();
    let bills = random_histories(5_000, seed() + 1);
    let table = Table::of(&bills);
    let columns = table.columns();
    let all = by_row(&settle_columns(&policy, &columns, threads(2)));
    let mut rows = 0..bills.len();
    for person in persons(&bills) {
        let mut rows: Vec<usize> = rows.by_ref().take(person.len()).collect();
        rows.sort_by_key(|row| (bills[*row].admit, bills[*row].stay_id));
        let mut state = PersonState::default();
        for row in rows {
            let single = columns.stay(row).and_then(|stay| {
                let explanation = explain(&policy, &state, &stay);
                let (settled, next) = settle(&policy, &state, &stay)?;
                let explanation = explanation?;
                assert_eq!(explanation.settled, settled);
                let parts = explanation.root.children.iter().filter_map(|child| child.value_fen);
                assert_eq!(Fen::total(parts), Ok(stay.total), "{}", explanation.text());
                for (code, value) in [
                    ("basic", settled.basic),
                    ("critical_illness", settled.ci),
                    ("hardship", settled.hs),
                    ("self_in_scope", settled.self_in_scope),
                    ("deductible_borne", settled.ded),
                    ("deductible_standard", settled.ded_std),
                    ("in_scope", settled.in_scope),
                ] {
                    assert_eq!(explanation.root.find(code).and_then(|step| step.value_fen), Some(value), "{code}");
                }
                state = next;
                Ok(settled)
            });
            let expected = single.map(|s| Paid {
                in_scope: s.in_scope.0,
                ded_std: s.ded_std.0,
                ded: s.ded.0,
                ratio_cut: s.ratio_cut.into(),
                basic: s.basic.0,
                ci: s.ci.0,
                hs: s.hs.0,
                self_in_scope: s.self_in_scope.0,
                review: s.review.into(),
            });
            assert_eq!(all[&(row as u32)], expected.map_err(|why| why.code()), "{:?}", bills[row]);
        }
    }
}

#[test]
fn the_order_of_the_file_and_the_number_of_threads_do_not_matter() {
    let policy = henan();
    let mut bills = random_histories(20_000, seed() + 2);
    // Of two bills with one number on one day, whichever stands first counts.
    let mut seen = BTreeSet::new();
    bills.retain(|bill| seen.insert((bill.person_id, bill.admit, bill.stay_id)));
    let count = bills.len();
    let reference = by_row(&settle_columns(&policy, &Table::of(&bills).columns(), threads(1)));
    // In the order of settlement the rows are settled in place.
    let mut sorted: Vec<usize> = (0..count).collect();
    sorted.sort_by_key(|row| (bills[*row].person_id, bills[*row].admit, bills[*row].stay_id));
    // A step without a common factor with the count visits every row once.
    let step =
        (count / 2..).find(|step| (2..=*step).all(|d| !step.is_multiple_of(d) || !count.is_multiple_of(d))).unwrap();
    let mixed: Vec<usize> = (0..count).map(|n| n * step % count).collect();
    for order in [sorted, (0..count).rev().collect(), mixed] {
        let table = Table::of(order.iter().map(|row| &bills[*row]));
        let first = settle_columns(&policy, &table.columns(), threads(1));
        for (row, result) in by_row(&first) {
            assert_eq!(result, reference[&(order[row as usize] as u32)]);
        }
        for other in [2, 3, 7] {
            assert_eq!(settle_columns(&policy, &table.columns(), threads(other)), first, "{other} threads");
        }
    }
}

#[test]
fn no_rows_are_settled_into_no_rows() {
    let settled = settle_columns(&henan(), &Table::default().columns(), threads(4));
    assert_eq!(settled, SettledColumns::default());
}
