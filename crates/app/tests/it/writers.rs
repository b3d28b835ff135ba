//! Threats I09, F01 and F04: sixty-four write at once and each draws a number, some
//! are refused after theirs was drawn, and beside them batches are made and taken
//! back, whose numbers stay as void; undisturbed, and while the process is killed
//! again and again. In the end every series is 1 to n, each number with its document
//! or with the reason why it is void, and the trail verifies.
//!
//! `ZHIHENG_KILLS` says how many kills each database gets; 80 when it is unset, which take a
//! minute. `make test-kills` asks for 200.

use std::collections::BTreeMap;
use std::sync::Arc;

use app::operations::matter::accept::Accept;
use app::operations::payment::make::Make;
use app::operations::payment::void::{BatchAndReason, Void};
use app::{Caller, Command};
use base::{Entropy, PersonId, ProviderId, Refusal, SeededEntropy};
use regulation::chains::CaseKind;
use serde_json::json;
use store::entity::{official_document, person, provider, reimbursement, serial_counter, serial_use};
use store::sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::kill::{Ended, die_where_told, run_child};
use crate::registers::{Registers, registers};
use crate::reimbursement::{PAPERS, a_stay, approved, claimed_with, to_pay};
use crate::world::{On, World};

const WRITERS: usize = 64;
/// One in eight states a sum that is not that of his lines.
const WRITTEN: i64 = 56;

/// Beside them so many make a batch and take it back.
const VOIDERS: usize = 4;

/// The points at which a process dies, and how often it comes to one before: each
/// child gets some writers further, never all of them, so that it dies in the midst.
const POINTS: [&str; 5] =
    ["funnel::rows_written", "funnel::before_commit", "funnel::committed", "funnel::trail_written", "funnel::decided"];
const SEED: u64 = 20_261_122;

/// The writers by themselves. As the child of the tests below they write into a
/// given database until the process dies where it is told to.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn i09_sixty_four_writers_leave_no_gap_on_sqlite() {
    let Ok(url) = std::env::var("ZHIHENG_KILL_URL") else { return undisturbed(On::Sqlite).await };
    die_where_told();
    let world = Arc::new(World::opened(&url).await);
    let registers = registered(&world).await;
    // Of the wave before, a batch may not have been taken back yet.
    let wave = documents(&world).await.len() as i64 / WRITTEN;
    for wave in [wave - 1, wave].into_iter().filter(|wave| *wave >= 0) {
        write(world.clone(), &registers, wave).await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn i09_sixty_four_writers_leave_no_gap_on_postgres() {
    undisturbed(On::Postgres).await;
}

async fn undisturbed(on: On) {
    let (world, registers) = prepared(on).await;
    let world = Arc::new(world);
    assert_eq!(write(world.clone(), &registers, 0).await, WRITTEN);
    nothing_is_missing(&world, 1).await;
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
    let wanted: usize = std::env::var("ZHIHENG_KILLS").ok().and_then(|text| text.parse().ok()).unwrap_or(80);
    let started = std::time::Instant::now();
    let chance = SeededEntropy::new(SEED);
    let (world, _) = prepared(on).await;
    let mut killed = 0;
    let mut at_points: BTreeMap<&str, usize> = BTreeMap::new();
    while killed < wanted {
        let point = POINTS[killed % POINTS.len()];
        let place = format!("{point}:{}", 3 + chance.bytes32()[0] % 8);
        // Where so few were left that the wave came to its end, the next child begins another.
        if run_child(CHILD, &world.url, Some(&place), None) == Ended::Killed {
            killed += 1;
            *at_points.entry(point).or_default() += 1;
        }
    }
    assert!(!documents(&world).await.is_empty(), "the kills did not come in the midst");
    assert_eq!(run_child(CHILD, &world.url, None, None), Ended::Done);
    let waves = documents(&world).await.len() as i64 / WRITTEN;
    println!("seed {SEED}: {killed} kills in {waves} waves: {at_points:?}; {:?}", started.elapsed());
    assert_eq!(at_points.len(), POINTS.len().min(wanted), "a point was never reached: {at_points:?}");
    nothing_is_missing(&world, waves).await;
}

/// Persons and hospitals, and as many approved reimbursements as batches are made.
async fn prepared(on: On) -> (World, Registers) {
    let mut world = World::founded(on).await;
    let registers = registers(&mut world, 16 + VOIDERS as u32).await;
    for at in 0..VOIDERS {
        let form = a_stay(&registers, 16 + at, &format!("8{at:07}"));
        let case = claimed_with(&world, form, &PAPERS).await.expect("it is accepted");
        approved(&world, case.case_id).await;
    }
    (world, registers)
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

/// Sixty-four at once, a wave of them, and the voiders beside; how many of the writers were done.
async fn write(world: Arc<World>, registers: &Registers, wave: i64) -> i64 {
    let caller = world.caller("suf").await;
    let mut tasks = Vec::new();
    for at in 0..WRITERS {
        let mut form = a_stay(registers, at % 16, &format!("9{wave:03}{at:04}"));
        let first = time::macros::date!(2026 - 02 - 01) + time::Duration::days(8 * wave + 2 * (at as i64 / 16));
        let until = first + time::Duration::days(1);
        (form["admit_date"], form["discharge_date"]) = (json!(base::date_text(first)), json!(base::date_text(until)));
        form["invoices"][0]["issued_on"] = json!(base::date_text(until));
        form["lines"][0]["service_date"] = json!(base::date_text(first));
        if at % 8 == 5 {
            form["total_fen"] = json!(1);
        }
        let (world, caller) = (world.clone(), caller.clone());
        let application = app::operations::matter::read_sheet::application(CaseKind::Reimbursement, form);
        tasks.push(tokio::spawn(async move {
            patiently::<Accept>(&world, &caller, &format!("writer-{wave:03}-{at:02}"), application).await.is_ok()
        }));
    }
    let payer = world.caller("huxy").await;
    let rows = world.house.store.view().all(reimbursement::Entity::find()).await.expect("they are read");
    let voiders = rows.into_iter().map(|row| {
        let (world, payer) = (world.clone(), payer.clone());
        tokio::spawn(async move {
            let key = |verb: &str| format!("{verb}-{wave:03}-{}", row.reimbursement_id);
            let made = patiently::<Make>(&world, &payer, &key("make"), to_pay(&row)).await.expect("a batch is made");
            let void = BatchAndReason { batch_id: made.batch_id, reason: format!("第 {wave} 次演练") };
            patiently::<Void>(&world, &payer, &key("void"), void).await.expect("it is taken back");
        })
    });
    let voiders: Vec<_> = voiders.collect();
    let mut done = 0;
    for task in tasks {
        done += i64::from(task.await.unwrap());
    }
    for task in voiders {
        task.await.unwrap();
    }
    done
}

/// Asks again while too many ask at once.
async fn patiently<C: Command>(
    world: &World,
    caller: &Caller,
    key: &str,
    input: C::Input,
) -> Result<C::Output, Refusal> {
    let input = serde_json::to_value(&input).expect("an input is JSON");
    for round in 0..60 {
        let input = serde_json::from_value(input.clone()).expect("an input is read back");
        match world.run_keyed::<C>(caller, key, input).await {
            Err(refusal) if refusal.code == "too_busy" => {
                tokio::time::sleep(std::time::Duration::from_millis(20 + round)).await;
            }
            other => return other,
        }
    }
    panic!("{key} never came to its turn");
}

/// The notices of what is missing: one for each writer that was done.
async fn documents(world: &World) -> Vec<official_document::Model> {
    let notices = official_document::Entity::find().filter(official_document::Column::Serial.starts_with("BZ-"));
    world.house.store.view().all(notices).await.unwrap()
}

/// Of every series the numbers are 1 to n, each once; those of the notices each with
/// its document, those of the batches each void and with the reason; the trail verifies.
async fn nothing_is_missing(world: &World, waves: i64) {
    let view = world.house.store.view();
    let mut used: BTreeMap<String, Vec<serial_use::Model>> = BTreeMap::new();
    for one in view.all(serial_use::Entity::find().order_by_asc(serial_use::Column::Number)).await.unwrap() {
        used.entry(one.series.clone()).or_default().push(one);
    }
    let counters = view.all(serial_counter::Entity::find()).await.unwrap();
    assert_eq!(counters.len(), used.len());
    for counter in &counters {
        let numbers: Vec<i64> = used[&counter.series].iter().map(|one| one.number).collect();
        assert_eq!(numbers, (1..=counter.last_number).collect::<Vec<_>>(), "{}: 1 to n, each once", counter.series);
    }
    let notices = &used["document/BZ/2026"];
    assert_eq!(notices.len() as i64, WRITTEN * waves);
    let by_id: BTreeMap<i64, String> =
        documents(world).await.into_iter().map(|row| (row.document_id, row.serial)).collect();
    for one in notices {
        let serial = format!("BZ-2026-{:05}", one.number);
        assert_eq!(by_id.get(&one.document_id), Some(&serial), "a number has its document");
    }
    assert_eq!(by_id.len(), notices.len());
    let batches: Vec<&serial_use::Model> =
        used.values().flatten().filter(|one| one.document_kind == "payment_batch").collect();
    assert_eq!(batches.len() as i64, VOIDERS as i64 * waves);
    for one in batches {
        assert!(one.voided_reason.is_some(), "batch {} was taken back and keeps its number", one.number);
    }
    world.assert_verifies().await;
}
