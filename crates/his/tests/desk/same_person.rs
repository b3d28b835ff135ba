//! Threat F10: one person at several hospitals at once. Whatever the order of
//! arrival, the books are those of one clerk who takes the stays one by one, and
//! the year's cap is never exceeded.

use std::collections::BTreeMap;

use futures::StreamExt;
use futures::stream;
use store::entity::settlement as settlements;
use store::sea_orm::EntityTrait;

use crate::hospital::{CITY, COUNTY, Hospital, fresh, settlement};
use crate::registers::registers;
use crate::world::{On, World};

/// What the funds paid for each person: basic, critical illness, hardship, left to him.
type Books = BTreeMap<i64, [i64; 4]>;

const PERSONS: usize = 5;
const STAYS: usize = 6;
/// R2-53: what the basic pool pays for a person in a year at most, in fen.
const CAP_FEN: i64 = 15_000_000;

async fn settled_by(on: On, clients: usize) -> Books {
    let mut world = World::founded(on).await;
    let registers = registers(&mut world, PERSONS as u32).await;
    let hospitals = [Hospital::signed_in(&world, COUNTY).await, Hospital::signed_in(&world, CITY).await];
    let mut stays = Vec::new();
    for turn in 0..STAYS {
        for n in 0..PERSONS {
            let hospital = &hospitals[(turn + n) % 2];
            let day = format!("2026-09-{:02}", 1 + turn);
            let number = format!("ZY{n}-{turn}");
            let stay = hospital.discharged(registers.persons[n], n, &number, (&day, &day), 900).await;
            stays.push((hospital, n, stay));
        }
    }
    if clients > 1 {
        // Out of order on purpose: the last stays come first.
        stays.reverse();
    }
    let all = stays.iter().map(|(hospital, n, stay)| {
        let input = settlement(stay, registers.persons[*n], *n, "90000.00");
        async move { hospital.insist(&fresh(), "2304", input).await.done() }
    });
    stream::iter(all).buffer_unordered(clients).collect::<Vec<_>>().await;
    let mut books = Books::new();
    for row in world.house.store.view().all(settlements::Entity::find()).await.unwrap() {
        let sums = books.entry(row.person_id).or_default();
        let parts = [row.basic_fen, row.critical_illness_fen, row.hardship_fen, row.self_in_scope_fen];
        for (sum, part) in sums.iter_mut().zip(parts) {
            *sum += part;
        }
    }
    world.assert_verifies().await;
    books
}

async fn as_one_clerk(on: On) {
    let serial = settled_by(on, 1).await;
    let together = settled_by(on, 64).await;
    assert_eq!(together, serial);
    assert_eq!(serial.len(), PERSONS);
    for sums in serial.values() {
        assert_eq!(sums[0], CAP_FEN, "540 000.00 of each person reach the cap, exactly");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn f10_a_cap_holds_however_many_counters_settle_on_sqlite() {
    as_one_clerk(On::Sqlite).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn f10_a_cap_holds_however_many_counters_settle_on_postgres() {
    as_one_clerk(On::Postgres).await;
}
