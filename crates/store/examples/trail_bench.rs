//! How many entries the trail takes durably, how fast a proof is made from the
//! kept subtrees, and how fast the whole is verified, on a real database:
//!
//! ```text
//! ZHIHENG_PG_FSYNC=1 scripts/with-postgres trail_bench [entries] [writers]
//! ```
//!
//! Without PostgreSQL it measures SQLite. Each writer commits units of one entry
//! with three objects; one integrator gives them their places meanwhile.

#![allow(clippy::print_stdout, clippy::float_arithmetic)] // a bench prints, and a rate is not money

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::Instant;

use store::sea_orm::{ConnectionTrait, Database};
use store::{IdKind, Store};
use time::macros::datetime;
use trail::{Entry, Outcome};

#[path = "../../base/benches/figure/mod.rs"]
mod figure;

type Failed = Box<dyn std::error::Error + Send + Sync>;

#[tokio::main]
async fn main() -> Result<(), Failed> {
    let mut arguments = std::env::args().skip(1).filter_map(|text| text.parse::<u64>().ok());
    let entries = arguments.next().unwrap_or(40_000);
    let writers = arguments.next().unwrap_or(32);
    let folder = std::env::temp_dir().join(format!("zhiheng-trail-bench-{}", std::process::id()));
    std::fs::create_dir_all(&folder)?;
    let measured = measure(entries, writers, &url(&folder).await?).await;
    std::fs::remove_dir_all(&folder)?;
    measured
}

async fn url(folder: &std::path::Path) -> Result<String, Failed> {
    let Ok(cluster) = std::env::var("ZHIHENG_TEST_POSTGRES") else {
        return Ok(format!("sqlite://{}", folder.join("bench.sqlite").display()));
    };
    let name = format!("zhiheng_trail_bench_{}", std::process::id());
    let server = Database::connect(&cluster).await?;
    server.execute_unprepared(&format!("CREATE DATABASE {name}")).await?;
    let (base, _) = cluster.rsplit_once('/').ok_or("the URL names no database")?;
    Ok(format!("{base}/{name}"))
}

async fn measure(entries: u64, writers: u64, url: &str) -> Result<(), Failed> {
    let keys = || Ok(format!("row {}", "07".repeat(32)));
    let store = Arc::new(Store::open(url).await?.with_keys(keys));
    let database = if url.starts_with("sqlite") { "SQLite" } else { "PostgreSQL" };
    let (next, done) = (Arc::new(AtomicU64::new(0)), Arc::new(AtomicBool::new(false)));
    let began = Instant::now();
    let integrator = tokio::spawn({
        let (store, done) = (store.clone(), done.clone());
        async move {
            while !done.load(Ordering::Acquire) {
                store.integrate().await?;
                tokio::time::sleep(std::time::Duration::from_millis(100)).await;
            }
            Ok::<(), Failed>(())
        }
    });
    let mut at_work = Vec::new();
    for _ in 0..writers {
        let (store, next) = (store.clone(), next.clone());
        at_work.push(tokio::spawn(async move {
            while next.fetch_add(1, Ordering::Relaxed) < entries {
                write(&store).await?;
            }
            Ok::<(), Failed>(())
        }));
    }
    for writer in at_work {
        writer.await??;
    }
    let seconds = began.elapsed().as_secs_f64();
    figure::report(
        &format!("trail/durable entries, {database}"),
        entries,
        "entries",
        seconds,
        &format!("{writers} writers"),
    );
    done.store(true, Ordering::Release);
    integrator.await??;
    let left = Instant::now();
    store.integrate().await?;
    println!("the rest was integrated in {:.3} s", left.elapsed().as_secs_f64());

    let (size, root) = store.tree().await?.ok_or("there is no tree")?;
    assert_eq!(size, entries, "every entry has its place");
    const PROOFS: u64 = 500;
    let began = Instant::now();
    for number in 0..PROOFS {
        let index = number * (size / PROOFS);
        let path = store.view().inclusion_proof(index, size).await?;
        assert!(!path.is_empty() || size == 1);
    }
    figure::report(
        &format!("trail/proofs, {database}"),
        PROOFS,
        "proofs",
        began.elapsed().as_secs_f64(),
        &format!("of {size} entries"),
    );

    let began = Instant::now();
    let verified = store.verify(&[], |_| ()).await?;
    assert!(verified.problems.is_empty() && verified.root == root);
    figure::report(
        &format!("trail/verified in the database, {database}"),
        size,
        "entries",
        began.elapsed().as_secs_f64(),
        "",
    );
    Ok(())
}

async fn write(store: &Store) -> Result<(), Failed> {
    let mut unit = store.begin().await?;
    let id = store.id(IdKind::Trail).await?;
    let entry = Entry {
        id,
        at: datetime!(2026-01-02 03:04:05 UTC),
        command: "claim.settle".to_owned(),
        actor: BTreeMap::from([("account".to_owned(), "A26".to_owned())]),
        request: format!("request-{id}"),
        outcome: Outcome::Done,
        code: None,
        about: ["settlement", "visit", "case"].map(|kind| (kind.to_owned(), id.to_string())).to_vec(),
        facts: serde_json::json!({ "lines": 10 }),
        rows: Vec::new(),
    };
    unit.record(&entry, Some(1)).await?;
    unit.commit().await?;
    Ok(())
}
