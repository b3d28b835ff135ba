//! How fast hospitals are answered: so many stays, each with ten fee lines
//! uploaded and discharged beforehand, are tried (2303) and settled (2304) by
//! sixteen clients at once through the desk.
//!
//! ```text
//! cargo run --release -p his --example settle_bench -- 2000
//! scripts/with-postgres cargo run --release -p his --example settle_bench -- 2000
//! ```
//!
//! Prints one line for each database, with the 99th percentile of one answer.
//! ZHIHENG_PG_FSYNC=1 makes the cluster of `scripts/with-postgres` write as
//! durably as a real one. PostgreSQL is measured when
//! ZHIHENG_TEST_POSTGRES says where a cluster is.

#![allow(clippy::unwrap_used, clippy::print_stdout, clippy::print_stderr, clippy::float_arithmetic)] // a measurement that cannot go on says where
#![allow(clippy::disallowed_methods)] // it measures by the machine's clock

#[path = "../../base/benches/figure/mod.rs"]
mod figure;
#[allow(dead_code, unreachable_pub, unused_macros)]
#[path = "../../app/tests/it/registers.rs"]
mod registers;
#[allow(dead_code, unreachable_pub, unused_macros)]
#[path = "../../app/tests/it/world.rs"]
mod world;

#[allow(dead_code)]
#[path = "../tests/desk/hospital.rs"]
mod hospital;

use std::sync::Arc;
use std::time::{Duration, Instant};

use futures::StreamExt;
use futures::stream;

use hospital::{COUNTY, Hospital, admission, bed, discharge, fresh, lines, settlement};
use world::{On, World};

const CLIENTS: usize = 16;
/// Each person has as many stays as a year has room for.
const STAYS_OF_A_PERSON: usize = 20;

#[tokio::main]
async fn main() {
    let stays: usize = std::env::args().nth(1).map_or(200, |text| text.parse().expect("a number of stays"));
    measure(On::Sqlite, stays).await;
    if std::env::var_os("ZHIHENG_TEST_POSTGRES").is_some() {
        measure(On::Postgres, stays).await;
    } else {
        eprintln!("PostgreSQL is not measured: ZHIHENG_TEST_POSTGRES is not set");
    }
}

async fn measure(on: On, count: usize) {
    // It lasts as long as the program: the clients are tasks of their own.
    let world: &'static mut World = Box::leak(Box::new(World::founded(on).await));
    let persons = count.div_ceil(STAYS_OF_A_PERSON).min(900);
    let registers = registers::registers(world, persons as u32).await;
    let world: &'static World = world;
    let hospital = Hospital::signed_in(world, COUNTY).await;
    let mut stays = Vec::with_capacity(count);
    for n in 0..count {
        let (of, turn) = (n % persons, n / persons);
        let day = format!("2026-{:02}-{:02}", 1 + turn / 28 % 9, 1 + turn % 28);
        let person = registers.persons[of];
        let admitted = hospital.send("2401", admission(person, of, &format!("B{n}"), &day)).await.done();
        let stay = admitted.node("/output/result/mdtrt_id").as_str().unwrap().to_owned();
        let numbers: Vec<String> = (1..=10).map(|line| line.to_string()).collect();
        let ten: Vec<_> = numbers.iter().map(|number| bed(number, &day, 6)).collect();
        hospital.send("2301", lines(&stay, person, &ten)).await.done();
        hospital.send("2402", discharge(&stay, person, &day)).await.done();
        stays.push((of, stay));
    }
    let begun = Instant::now();
    let (hospital, persons) = (Arc::new(hospital), Arc::new(registers.persons));
    let answers = stream::iter(stays).map(|(of, stay)| {
        let input = settlement(&stay, persons[of], of, "6000.00");
        let hospital = hospital.clone();
        // Each client on whatever core is free, as the server answers them.
        tokio::spawn(async move {
            let tried = timed(&hospital, "2303", input.clone()).await;
            [tried, timed(&hospital, "2304", input).await]
        })
    });
    let answers = answers.buffer_unordered(CLIENTS).map(|both| stream::iter(both.unwrap()));
    let mut took: Vec<Duration> = answers.flatten().collect().await;
    let seconds = begun.elapsed().as_secs_f64();
    took.sort_unstable();
    let p99 = took[(took.len() * 99).div_ceil(100) - 1];
    let note =
        format!("{CLIENTS} clients, 2303 and 2304 each, p99 of one answer {:.1} ms", p99.as_secs_f64() * 1_000.0);
    figure::report(&format!("his/settle on {on:?}"), count as u64, "claims", seconds, &note);
    world.assert_verifies().await;
}

/// One answer, however often it has to be asked for.
async fn timed(hospital: &Hospital<'_>, infno: &str, input: serde_json::Value) -> Duration {
    let begun = Instant::now();
    hospital.insist(&fresh(), infno, input).await.done();
    begun.elapsed()
}
