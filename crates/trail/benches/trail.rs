//! How fast the trail is made and checked. `cargo bench -p trail`: one line
//! per measure with name, size, seconds, rate.

#![allow(clippy::print_stdout, clippy::float_arithmetic)] // a bench prints, and a rate is not money

use std::hint::black_box;
use std::time::Instant;

use trail::{ColumnValue, Frontier, RowDigester, leaf_hash};

fn main() {
    columns();
    leaves();
}

fn report(name: &str, size: u64, began: Instant) {
    let seconds = began.elapsed().as_secs_f64();
    println!("{name}: size {size}, {seconds:.3} s, {:.0}/s", size as f64 / seconds);
}

fn columns() {
    const ROWS: u64 = 200_000;
    let digester = RowDigester::new([7; 32]);
    let keys: Vec<String> = (0..ROWS).map(|row| (100_000 + row).to_string()).collect();
    let began = Instant::now();
    for key in &keys {
        for (column, value) in [
            ("id", ColumnValue::Int(100_001)),
            ("person_id", ColumnValue::Int(60_001)),
            ("fund_paid_fen", ColumnValue::Int(123_456)),
            ("admitted_on", ColumnValue::Text("2026-01-02")),
            ("state", ColumnValue::Text("second_reviewed")),
            ("closed", ColumnValue::Bool(false)),
            ("cancelled_by", ColumnValue::Null),
            ("provider_code", ColumnValue::Text("H41010500123")),
        ] {
            black_box(digester.column("settlement", key, column, value));
        }
    }
    report("column digests", ROWS * 8, began);
}

fn leaves() {
    const LEAVES: u64 = 300_000;
    let bytes = vec![b'x'; 600];
    let began = Instant::now();
    let mut frontier = Frontier::new();
    for _ in 0..LEAVES {
        frontier.push(leaf_hash(black_box(&bytes)));
    }
    black_box(frontier.root());
    report("leaves of 600 bytes hashed and pushed", LEAVES, began);
}
