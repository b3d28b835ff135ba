//! Threats I09, F01 and F04: sixty-four write at once and each draws a number, some
//! are refused after theirs was drawn; undisturbed, and while the process is killed
//! again and again. In the end the numbers are 1 to n, each with its document, and
//! the trail verifies.

use std::collections::BTreeMap;
use std::sync::Arc;

use app::operations::matter::accept::Accept;
use base::{PersonId, ProviderId};
use regulation::chains::CaseKind;
use serde_json::json;
use store::entity::{official_document, person, provider, serial_counter, serial_use};
use store::sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::kill::{Ended, die_where_told, run_child};
use crate::registers::{Registers, registers};
use crate::reimbursement::a_stay;
use crate::world::{On, World};

const WRITERS: usize = 64;
/// One in eight states a sum that is not that of his lines.
const WRITTEN: i64 = 56;

/// Where the process dies, one child after another: each gets some writers further,
/// all together not all of them, so that every one dies in the midst of the others.
const DEATHS: [&str; 8] = [
    "funnel::rows_written:5",
    "funnel::before_commit:6",
    "funnel::committed:5",
    "funnel::trail_written:7",
    "funnel::decided:6",
    "funnel::before_commit:4",
    "funnel::committed:6",
    "funnel::rows_written:8",
];

/// The writers by themselves. As the child of the tests below they write into a
/// given database until the process dies where it is told to.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn i09_sixty_four_writers_leave_no_gap_on_sqlite() {
    let Ok(url) = std::env::var("ZHIHENG_KILL_URL") else { return undisturbed(On::Sqlite).await };
    die_where_told();
    let world = World::opened(&url).await;
    let registers = registered(&world).await;
    assert_eq!(write(Arc::new(world), &registers).await, WRITTEN);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn i09_sixty_four_writers_leave_no_gap_on_postgres() {
    undisturbed(On::Postgres).await;
}

async fn undisturbed(on: On) {
    let mut world = World::founded(on).await;
    let registers = registers(&mut world, 16).await;
    let world = Arc::new(world);
    assert_eq!(write(world.clone(), &registers).await, WRITTEN);
    nothing_is_missing(&world).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn f04_sixty_four_writers_and_kills_leave_no_gap_on_sqlite() {
    killed(On::Sqlite).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn f04_sixty_four_writers_and_kills_leave_no_gap_on_postgres() {
    killed(On::Postgres).await;
}

async fn killed(on: On) {
    const CHILD: &str = "writers::i09_sixty_four_writers_leave_no_gap_on_sqlite";
    let mut world = World::founded(on).await;
    registers(&mut world, 16).await;
    let mut before = 0;
    for place in DEATHS {
        assert_eq!(run_child(CHILD, &world.url, Some(place), None), Ended::Killed, "{place} was never reached");
        let now = documents(&world).await.len();
        println!("{place}: {} written, {now} in all", now - before);
        before = now;
    }
    assert!((16..WRITTEN as usize).contains(&before), "the kills did not come in the midst: {before}");
    assert_eq!(run_child(CHILD, &world.url, None, None), Ended::Done);
    nothing_is_missing(&world).await;
}

/// What [`registers`] has put into the database of the parent.
async fn registered(world: &World) -> Registers {
    let view = world.house.store.view();
    let persons = view.all(person::Entity::find().order_by_asc(person::Column::PersonId)).await.unwrap();
    let providers = view.all(provider::Entity::find().order_by_asc(provider::Column::ProviderId)).await.unwrap();
    Registers {
        county_hospital: ProviderId(providers[0].provider_id),
        city_hospital: ProviderId(providers[1].provider_id),
        persons: persons.iter().map(|person| PersonId(person.person_id)).collect(),
    }
}

/// Sixty-four at once; how many were done.
async fn write(world: Arc<World>, registers: &Registers) -> i64 {
    let caller = world.caller("suf").await;
    let mut tasks = Vec::new();
    for at in 0..WRITERS {
        let mut form = a_stay(registers, at % 16, &format!("9{at:07}"));
        let first = time::macros::date!(2026 - 02 - 01) + time::Duration::days(10 * (at as i64 / 16));
        let until = first + time::Duration::days(2);
        (form["admit_date"], form["discharge_date"]) = (json!(base::date_text(first)), json!(base::date_text(until)));
        form["invoices"][0]["issued_on"] = json!(base::date_text(until));
        form["lines"][0]["service_date"] = json!(base::date_text(first));
        if at % 8 == 5 {
            form["total_fen"] = json!(1);
        }
        let (world, caller) = (world.clone(), caller.clone());
        tasks.push(tokio::spawn(async move {
            for round in 0..60 {
                let application =
                    app::operations::matter::read_sheet::application(CaseKind::Reimbursement, form.clone());
                match world.run_keyed::<Accept>(&caller, &format!("writer-{at:02}-round"), application).await {
                    Err(refusal) if refusal.code == "too_busy" => {
                        tokio::time::sleep(std::time::Duration::from_millis(20 + round)).await;
                    }
                    other => return other.is_ok(),
                }
            }
            panic!("writer {at} never came to its turn");
        }));
    }
    let mut done = 0;
    for task in tasks {
        done += i64::from(task.await.unwrap());
    }
    done
}

async fn documents(world: &World) -> Vec<official_document::Model> {
    world.house.store.view().all(official_document::Entity::find()).await.unwrap()
}

/// The numbers are 1 to n, each once and with its document; the trail verifies.
async fn nothing_is_missing(world: &World) {
    let view = world.house.store.view();
    let counter = view.by_key::<serial_counter::Model>("document/BZ/2026").await.unwrap().unwrap();
    let used = serial_use::Entity::find().filter(serial_use::Column::Series.eq("document/BZ/2026"));
    let used = view.all(used.order_by_asc(serial_use::Column::Number)).await.unwrap();
    let numbers: Vec<i64> = used.iter().map(|one| one.number).collect();
    assert_eq!((counter.last_number, numbers), (WRITTEN, (1..=WRITTEN).collect::<Vec<_>>()), "1 to n, each once");
    let by_id: BTreeMap<i64, String> =
        documents(world).await.into_iter().map(|row| (row.document_id, row.serial)).collect();
    for one in &used {
        assert_eq!(
            by_id.get(&one.document_id),
            Some(&format!("BZ-2026-{:05}", one.number)),
            "a number has its document"
        );
    }
    assert_eq!(by_id.len() as i64, WRITTEN);
    world.assert_verifies().await;
}
