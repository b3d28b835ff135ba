//! Replay against the tables: every change made past the trail is found and
//! named, and nothing else is (threats I10).

use std::collections::BTreeMap;

use proptest::prelude::*;
use serde_json::json;
use time::OffsetDateTime;
use trail::{ColumnDigest, ColumnValue, Entry, Fault, FaultKind, Outcome, Projection, Replay, RowDigester, RowImage};

const COLUMNS: [&str; 4] = ["id", "amount_fen", "state", "note"];

/// The second model: tables as plain maps of values.
type Table = BTreeMap<String, Row>;

#[derive(Debug, Clone, PartialEq)]
struct Row {
    rev: i64,
    values: [String; 4],
}

fn digests(table: &str, key: &str, values: &[String; 4]) -> Vec<ColumnDigest> {
    let digester = RowDigester::new([3; 32]);
    COLUMNS.iter().zip(values).map(|(c, v)| digester.column(table, key, c, ColumnValue::Text(v))).collect()
}

fn image(table: &str, key: &str, rev: i64, columns: Vec<ColumnDigest>) -> RowImage {
    RowImage { table: table.into(), key: key.into(), rev, columns }
}

fn entry(rows: Vec<RowImage>) -> Entry {
    Entry {
        id: 1,
        at: OffsetDateTime::UNIX_EPOCH,
        command: "c".into(),
        actor: BTreeMap::new(),
        request: "r".into(),
        outcome: Outcome::Done,
        code: None,
        about: vec![],
        facts: json!({}),
        rows,
    }
}

fn replay(images: impl IntoIterator<Item = RowImage>) -> (Projection, Vec<Fault>) {
    let mut replay = Replay::new();
    let mut faults: Vec<Fault> = images.into_iter().flat_map(|image| replay.take(&entry(vec![image]))).collect();
    let (projection, gaps) = replay.finish();
    faults.extend(gaps);
    (projection, faults)
}

/// All faults of comparing tables with a trail of images.
fn verify(images: &[RowImage], tables: &BTreeMap<String, Table>) -> Vec<Fault> {
    let (mut projection, mut faults) = replay(images.iter().cloned());
    for (table, rows) in tables {
        for (key, row) in rows {
            let found = digests(table, key, &row.values);
            let named: Vec<_> = COLUMNS.iter().copied().zip(found).collect();
            faults.extend(projection.check_row(table, key, row.rev, &named));
        }
    }
    faults.extend(projection.unseen());
    faults
}

/// What is found, without the revs.
fn places(faults: &[Fault]) -> Vec<(&str, &str, Option<&str>, FaultKind)> {
    faults.iter().map(|f| (f.table.as_str(), f.key.as_str(), f.column.as_deref(), f.kind)).collect()
}

/// Two tables, four rows each, changed a few times; the trail and the result.
fn story() -> (Vec<RowImage>, BTreeMap<String, Table>) {
    let mut images = Vec::new();
    let mut tables: BTreeMap<String, Table> = BTreeMap::new();
    for round in 1..=3_i64 {
        for table in ["claim", "statement"] {
            for number in (0..4_i64).filter(|number| round == 1 || number % round == 0) {
                let key = number.to_string();
                let values = [key.clone(), (number * 100 + round).to_string(), "open".into(), String::new()];
                let rows = tables.entry(table.into()).or_default();
                let rev = rows.get(&key).map_or(1, |row: &Row| row.rev + 1);
                images.push(image(table, &key, rev, digests(table, &key, &values)));
                rows.insert(key, Row { rev, values });
            }
        }
    }
    (images, tables)
}

#[test]
fn i10_untouched_tables_have_no_fault() {
    let (images, tables) = story();
    assert_eq!(verify(&images, &tables), []);
}

#[test]
fn i10_every_column_of_every_row_changed_is_named() {
    let (images, tables) = story();
    let mut tried = 0;
    for table in tables.keys() {
        for key in tables[table].keys() {
            for (place, column) in COLUMNS.iter().enumerate() {
                let mut edited = tables.clone();
                edited.get_mut(table).unwrap().get_mut(key).unwrap().values[place].push('x');
                let faults = verify(&images, &edited);
                assert_eq!(places(&faults), [(table.as_str(), key.as_str(), Some(*column), FaultKind::ColumnChanged)]);
                tried += 1;
            }
        }
    }
    assert_eq!(tried, 32);
}

#[test]
fn i10_several_columns_changed_are_all_named() {
    let (images, mut tables) = story();
    let row = tables.get_mut("claim").unwrap().get_mut("1").unwrap();
    row.values[1].push('0');
    row.values[2] = "paid".into();
    let faults = verify(&images, &tables);
    let expected = [Some("amount_fen"), Some("state")].map(|column| ("claim", "1", column, FaultKind::ColumnChanged));
    assert_eq!(places(&faults), expected);
}

#[test]
fn i10_a_deleted_row_is_named() {
    let (images, mut tables) = story();
    tables.get_mut("claim").unwrap().remove("2");
    tables.remove("statement");
    let faults = verify(&images, &tables);
    let deleted = |table, key| (table, key, None, FaultKind::RowDeleted);
    assert_eq!(
        places(&faults),
        [
            deleted("claim", "2"),
            deleted("statement", "0"),
            deleted("statement", "1"),
            deleted("statement", "2"),
            deleted("statement", "3"),
        ]
    );
}

#[test]
fn i10_an_inserted_row_is_named() {
    let (images, mut tables) = story();
    let stranger = tables["claim"]["0"].clone();
    tables.get_mut("claim").unwrap().insert("9".into(), stranger.clone());
    tables.insert("unknown".into(), BTreeMap::from([("1".into(), stranger)]));
    let faults = verify(&images, &tables);
    assert_eq!(
        places(&faults),
        [("claim", "9", None, FaultKind::RowInserted), ("unknown", "1", None, FaultKind::RowInserted)]
    );
}

#[test]
fn i10_a_row_that_stands_twice_is_named() {
    let (images, tables) = story();
    let (mut projection, _) = replay(images);
    let row = &tables["claim"]["3"];
    let named: Vec<_> = COLUMNS.iter().copied().zip(digests("claim", "3", &row.values)).collect();
    assert_eq!(projection.check_row("claim", "3", row.rev, &named), []);
    let again = projection.check_row("claim", "3", row.rev, &named);
    assert_eq!(places(&again), [("claim", "3", None, FaultKind::RowInserted)]);
}

#[test]
fn i10_two_rows_that_exchange_content_are_both_named() {
    let (images, mut tables) = story();
    // The same rev, and every column the same but the amount and the id.
    let claims = tables.get_mut("claim").unwrap();
    let (one, three) = (claims["1"].clone(), claims["3"].clone());
    claims.insert("1".into(), Row { rev: one.rev, ..three.clone() });
    claims.insert("3".into(), Row { rev: three.rev, ..one });
    let faults = verify(&images, &tables);
    let named: std::collections::BTreeSet<_> = faults.iter().map(|fault| fault.key.as_str()).collect();
    assert_eq!(named, ["1", "3"].into());
}

#[test]
fn i10_an_old_row_put_back_is_named_with_its_columns() {
    let (images, mut tables) = story();
    let row = tables.get_mut("claim").unwrap().get_mut("2").unwrap();
    assert_eq!((row.rev, row.values[1].as_str()), (2, "202"));
    *row = Row { rev: 1, values: ["2".into(), "201".into(), "open".into(), String::new()] };
    let faults = verify(&images, &tables);
    assert_eq!(
        places(&faults),
        [
            ("claim", "2", Some("rev"), FaultKind::RowRolledBack),
            ("claim", "2", Some("amount_fen"), FaultKind::ColumnChanged)
        ]
    );
    assert_eq!((faults[0].recorded_rev, faults[0].found_rev), (Some(2), Some(1)));
}

#[test]
fn i10_the_rev_alone_changed_is_named() {
    let (images, mut tables) = story();
    tables.get_mut("claim").unwrap().get_mut("2").unwrap().rev = 9;
    assert_eq!(places(&verify(&images, &tables)), [("claim", "2", Some("rev"), FaultKind::RowAhead)]);
}

#[test]
fn columns_added_and_dropped_past_the_trail_are_named() {
    let columns = digests("t", "1", &["a".into(), "b".into(), "c".into(), "d".into()]);
    let named: Vec<_> = COLUMNS.iter().copied().zip(columns.clone()).collect();
    let (mut projection, _) = replay([image("t", "1", 1, columns[..3].to_vec())]);
    assert_eq!(
        places(&projection.check_row("t", "1", 1, &named)),
        [("t", "1", Some("note"), FaultKind::ColumnUnrecorded)]
    );
    let (mut projection, _) = replay([image("t", "1", 1, columns)]);
    let found = projection.check_row("t", "1", 1, &named[..3]);
    assert_eq!(places(&found), [("t", "1", Some("#4"), FaultKind::ColumnMissing)]);
}

#[test]
fn a_row_removed_by_a_command_is_not_missed_but_may_not_return() {
    let columns = digests("t", "1", &["a".into(), "b".into(), "c".into(), "d".into()]);
    let named: Vec<_> = COLUMNS.iter().copied().zip(columns.clone()).collect();
    let (mut projection, faults) = replay([image("t", "1", 1, columns), image("t", "1", 2, vec![])]);
    assert_eq!((faults, projection.unseen()), (vec![], vec![]));
    assert_eq!(places(&projection.check_row("t", "1", 1, &named)), [("t", "1", None, FaultKind::RowReturned)]);
}

#[test]
fn a_gap_and_a_repetition_of_revs_are_told() {
    let rev = |rev| image("t", "1", rev, vec![[rev as u8; 8]]);
    let found = |revs: &[i64]| -> Vec<(FaultKind, Option<i64>, Option<i64>)> {
        replay(revs.iter().map(|r| rev(*r))).1.iter().map(|f| (f.kind, f.recorded_rev, f.found_rev)).collect()
    };
    let gap = |missing| (FaultKind::RevGap, Some(missing), None);
    let repeated = |again| (FaultKind::RevRepeated, None, Some(again));
    for (revs, expected) in [
        ([1, 2, 3, 4].as_slice(), vec![]),
        (&[4, 2, 1, 3], vec![]),
        (&[2, 1], vec![]),
        (&[1, 3], vec![gap(2)]),
        (&[2], vec![gap(1)]),
        (&[3, 5, 1, 2], vec![gap(4)]),
        (&[1, 1], vec![repeated(1)]),
        (&[1, 2, 1], vec![repeated(1)]),
        (&[1, 3, 3, 2], vec![repeated(3)]),
        (&[3, 3], vec![repeated(3), gap(1)]),
    ] {
        assert_eq!(found(revs), expected, "{revs:?}");
    }
}

proptest! {
    #[test]
    fn the_last_rev_wins_whatever_the_order(order in Just((1..=9_i64).collect::<Vec<_>>()).prop_shuffle()) {
        let (mut projection, faults) = replay(order.iter().map(|rev| image("t", "k", *rev, vec![[*rev as u8; 8]])));
        prop_assert_eq!(faults, vec![]);
        prop_assert_eq!(projection.check_row("t", "k", 9, &[("c", [9; 8])]), vec![]);
    }

    #[test]
    fn i10_random_edits_are_found_exactly(
        edits in prop::collection::vec((0..2_usize, 0..4_usize, 0..6_usize), 1..6)
    ) {
        let (images, original) = story();
        let mut tables = original.clone();
        for (table, key, what) in edits {
            let rows = tables.get_mut(["claim", "statement"][table]).unwrap();
            match what {
                column @ 0..4 => { if let Some(row) = rows.get_mut(&key.to_string()) { row.values[column].push('!'); } }
                4 => { rows.remove(&key.to_string()); }
                _ => { rows.insert(format!("new{key}"), Row { rev: 1, values: Default::default() }); }
            }
        }
        // What a plain comparison of the two sets of tables says.
        let mut expected = Vec::new();
        for (table, rows) in &original {
            for (key, row) in rows {
                match tables[table].get(key) {
                    None => expected.push((table.as_str(), key.as_str(), None, FaultKind::RowDeleted)),
                    Some(now) => for (place, column) in COLUMNS.iter().enumerate() {
                        if now.values[place] != row.values[place] {
                            expected.push((table, key, Some(*column), FaultKind::ColumnChanged));
                        }
                    },
                }
            }
            for key in tables[table].keys().filter(|key| !rows.contains_key(*key)) {
                expected.push((table, key, None, FaultKind::RowInserted));
            }
        }
        expected.sort();
        let faults = verify(&images, &tables);
        let mut found = places(&faults);
        found.sort();
        prop_assert_eq!(found, expected);
    }
}
