//! How long the desk waits: the review queue and one case of it while very many
//! cases are open, and what the funnel and the trail cost a command that itself
//! writes nothing.
//!
//! ```text
//! scripts/with-postgres cargo run --release -p app --example desk_bench -- 100000
//! ```
//!
//! Every case is opened by the operations: two papers taken in, the application
//! accepted, the reviewer drawn. ZHIHENG_PG_FSYNC=1 makes PostgreSQL write as
//! durably as in service.
//!
//! Article: R1-12, R1-35.

#![allow(clippy::unwrap_used, clippy::print_stdout, clippy::print_stderr, clippy::float_arithmetic)] // a measurement that cannot go on says where
#![allow(clippy::disallowed_methods)] // it measures by the machine's clock

#[path = "../../base/benches/figure/mod.rs"]
mod figure;
#[allow(dead_code, unreachable_pub, unused_macros)]
#[path = "../tests/it/registers.rs"]
mod registers;
#[allow(dead_code, unreachable_pub, unused_macros)]
#[path = "../tests/it/world.rs"]
mod world;

use std::time::{Duration, Instant};

use app::operations::material::open::{Open, PaperToOpen};
use app::operations::material::upload::{Paper, Upload};
use app::operations::matter::accept::{Accept, Application};
use app::queries::case::queue::{CaseFilter, Queue, Scope};
use app::queries::case::view::{View, WhichCase};
use app::{Caller, Query, funnel};
use base::{CaseId, MaterialId};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use futures::StreamExt;
use futures::stream;
use registers::Registers;
use regulation::chains::CaseKind;
use serde_json::json;
use world::{On, World};

const CLIENTS: usize = 16;
const PERSONS: usize = 900;
const ASKED: usize = 500;

#[tokio::main]
async fn main() {
    let cases: usize = std::env::args().nth(1).map_or(2_000, |text| text.parse().expect("a number of cases"));
    assert!(std::env::var_os("ZHIHENG_TEST_POSTGRES").is_some(), "run it by scripts/with-postgres");
    let mut world = World::founded(On::Postgres).await;
    let registers = registers::registers(&mut world, PERSONS as u32).await;
    let desk = world.caller("suf").await;

    let begun = Instant::now();
    let (world, desk, registers) = (&world, &desk, &registers);
    let opened = stream::iter(0..cases).map(|n| async move { open(world, desk, registers, n).await });
    let opened: Vec<(CaseId, MaterialId)> = opened.buffer_unordered(CLIENTS).collect().await;
    let seconds = begun.elapsed().as_secs_f64();
    figure::report("app/cases opened on PostgreSQL", cases as u64, "cases", seconds, "two papers each");

    let reviewer = world.caller("wuf").await;
    let of_queue =
        |n: usize| CaseFilter { scope: Some(Scope::Mine), page: Some(1 + n as u32 % 5), ..CaseFilter::default() };
    let queue = timed(|n| ask::<Queue>(world, &reviewer, of_queue(n))).await;
    tell("app/review queue, a page", "pages", &queue, &format!("{cases} open, "));
    let step = (cases / ASKED).max(1);
    let case = |n: usize| WhichCase { case_id: opened[n * step % cases].0 };
    let views = timed(|n| ask::<View>(world, &reviewer, case(n))).await;
    tell("app/a case of the queue opened", "cases", &views, &format!("{cases} open, "));

    // Looking at a paper once more changes no row: what it takes is the funnel, the judges and the trail.
    let seen = PaperToOpen { material_id: opened[0].1 };
    world.run_as::<Open>(desk, seen.clone()).await.unwrap();
    let again = timed(|_| async { drop(world.run_as::<Open>(desk, seen.clone()).await.unwrap()) }).await;
    tell("app/funnel and trail of a command", "commands", &again, "");
}

/// Opens the case of an application with both of its papers.
async fn open(world: &World, desk: &Caller, registers: &Registers, n: usize) -> (CaseId, MaterialId) {
    let mut material_ids = Vec::new();
    for code in ["identity", "referral_certificate"] {
        let content = format!("%PDF-1.7\n% {code} {n}\n%%EOF\n");
        let content_base64 = STANDARD.encode(content.as_bytes());
        let paper = Paper { code: code.to_owned(), file_name: format!("{code}.pdf"), content_base64 };
        material_ids.push(world.run_as::<Upload>(desk, paper).await.unwrap().material_id);
    }
    let paper = material_ids[0];
    let form = json!({
        "person_id": registers.persons[n % PERSONS],
        "kind": "up",
        "diagnosis": "J18.900",
        "from_provider_id": registers.county_hospital,
        "to_region": "411000",
        "to_provider_id": registers.city_hospital,
        "from_date": "2026-10-21",
    });
    let application =
        Application { matter: CaseKind::Referral, form, material_ids, notify_missing: false, comment: String::new() };
    (world.run_as::<Accept>(desk, application).await.unwrap().case_id, paper)
}

async fn ask<Q: Query>(world: &World, caller: &Caller, input: Q::Input) {
    assert!(funnel::ask::<Q>(&world.house, caller, input).await.is_ok());
}

/// Each time of so many tries one after the other, ascending.
async fn timed<F: Future<Output = ()>>(mut act: impl FnMut(usize) -> F) -> Vec<Duration> {
    let mut took = Vec::with_capacity(ASKED);
    for n in 0..ASKED {
        let begun = Instant::now();
        act(n).await;
        took.push(begun.elapsed());
    }
    took.sort_unstable();
    took
}

fn tell(name: &str, unit: &str, took: &[Duration], note: &str) {
    let at = |percent: usize| took[(took.len() * percent).div_ceil(100) - 1].as_secs_f64() * 1_000.0;
    let seconds = took.iter().sum::<Duration>().as_secs_f64();
    figure::report(
        name,
        took.len() as u64,
        unit,
        seconds,
        &format!("{note}p50 {:.2} ms, p99 {:.2} ms", at(50), at(99)),
    );
}
