//! Tables that are not as the format says, and rows with empty values: told,
//! never silently dropped; and the spellings of a table that are accepted.

#![allow(clippy::unwrap_used, reason = "a test stops where something is missing")]

use std::sync::Arc;

use arrow::array::{ArrayRef, Int64Array, LargeStringArray, RecordBatch, StringArray, new_null_array};
use arrow::compute::cast;
use arrow::datatypes::DataType;
use audit::{Claims, ItemRow, LineRow, PersonRow, ProviderRow, Rows, TableName, Tables, VisitRow};
use base::parse_date;

fn rows() -> Rows {
    let day = parse_date("2025-03-01").unwrap();
    let line = |line_id| LineRow {
        line_id,
        visit_id: 1,
        person_id: 1,
        provider_id: 1,
        service_date: day,
        item_code: "X".into(),
        qty: 100,
        price_fen: 500,
        amount_fen: 500,
    };
    Rows {
        lines: (1..=4).map(line).collect(),
        visits: vec![VisitRow {
            visit_id: 1,
            person_id: 1,
            provider_id: 1,
            kind: 1,
            admit_date: day,
            discharge_date: None,
            diag1: None,
            diag2: None,
            more: None,
        }],
        persons: vec![PersonRow { person_id: 1, sex: 1, birth_date: day, death_date: None }],
        providers: vec![ProviderRow { provider_id: 1, level: 1 }],
        items: vec![ItemRow::plain("X", 500)],
        ..Rows::default()
    }
}

/// The tables, with the lines changed.
fn tables(change: impl Fn(&RecordBatch) -> RecordBatch) -> Tables {
    let rows = rows();
    let mut tables = Tables::new();
    for table in TableName::ALL {
        let batch = rows.batch(table);
        tables.add(table, if table == TableName::Lines { change(&batch) } else { batch });
    }
    tables
}

/// The batch with one column in another form.
fn with_column(batch: &RecordBatch, column: &str, array: ArrayRef) -> RecordBatch {
    let names = batch.schema().fields().iter().map(|field| field.name().clone()).collect::<Vec<_>>();
    let columns = names.iter().map(|name| if name == column { array.clone() } else { batch[name.as_str()].clone() });
    RecordBatch::try_from_iter_with_nullable(names.iter().zip(columns).map(|(name, array)| (name, array, true)))
        .unwrap()
}

#[test]
fn an_empty_value_in_any_column_of_a_line_is_told() {
    for column in rows().batch(TableName::Lines).schema().fields() {
        let some = |batch: &RecordBatch| {
            let array = &batch[column.name().as_str()];
            let none = new_null_array(array.data_type(), 1);
            arrow::compute::concat(&[&array.slice(0, 1), &none, &array.slice(2, 2)]).unwrap()
        };
        let claims = Claims::from_tables(&tables(|batch| with_column(batch, column.name(), some(batch))), 2).unwrap();
        let told: Vec<_> = claims.problems().kept().iter().map(|problem| (problem.row, problem.kind.code())).collect();
        assert_eq!(told, [(2, "value_missing")], "{}", column.name());
        assert_eq!((claims.line_count(), claims.problems().total()), (3, 1), "{}", column.name());
    }
}

#[test]
fn values_out_of_range_are_told() {
    for (column, value, code) in [
        ("price_fen", 1_000_000_000_001, "amount_out_of_range"),
        ("amount_fen", -1_000_000_000_001, "amount_out_of_range"),
        ("qty", 1 << 40, "value_missing"),
        ("price_fen", -1, "price_negative"),
        ("visit_id", i64::MIN, "visit_unknown"),
        ("person_id", i64::MAX, "person_differs_from_visit"),
        ("provider_id", 77, "provider_unknown"),
    ] {
        let array = |batch: &RecordBatch| {
            let values = cast(&batch[column], &DataType::Int64).unwrap();
            let wrong: ArrayRef = Arc::new(Int64Array::from(vec![value]));
            arrow::compute::concat(&[&values.slice(0, 3), &wrong]).unwrap()
        };
        let claims = Claims::from_tables(&tables(|batch| with_column(batch, column, array(batch))), 1).unwrap();
        let told: Vec<_> = claims.problems().kept().iter().map(|problem| (problem.row, problem.kind.code())).collect();
        assert_eq!((told, claims.line_count()), (vec![(4, code)], 3), "{column} {value}");
    }
}

#[test]
fn missing_and_wrong_columns_are_named() {
    let without = |batch: &RecordBatch| {
        let kept: Vec<usize> = (0..batch.num_columns()).filter(|n| *n != 4).collect();
        batch.project(&kept).unwrap()
    };
    let problem = Claims::from_tables(&tables(without), 1).unwrap_err();
    assert_eq!(problem.to_string(), "the table \"lines\" has no column \"service_date\"");
    let text: ArrayRef = Arc::new(StringArray::from(vec!["1"; 4]));
    let problem = Claims::from_tables(&tables(|batch| with_column(batch, "qty", text.clone())), 1).unwrap_err();
    assert_eq!(problem.to_string(), "the column \"qty\" of the table \"lines\" is not a whole-number column");
}

#[test]
fn other_integers_and_texts_are_taken() {
    let codes: ArrayRef = Arc::new(LargeStringArray::from(vec!["X"; 4]));
    for kind in [DataType::Int16, DataType::UInt32, DataType::Int64] {
        let changed = tables(|batch| {
            let person = cast(&batch["person_id"], &kind).unwrap();
            with_column(&with_column(batch, "person_id", person), "item_code", codes.clone())
        });
        let claims = Claims::from_tables(&changed, 1).unwrap();
        assert!(claims.problems().is_empty(), "{kind}: {:?}", claims.problems());
        assert_eq!(claims.line_count(), 4);
    }
}

#[test]
fn a_missing_table_is_named() {
    let dir = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("no_claims");
    std::fs::create_dir_all(&dir).unwrap();
    let problem = Claims::open(&dir, 1, |_| ()).unwrap_err();
    assert!(problem.to_string().starts_with("the table \"lines\" is missing"), "{problem}");
}
