//! The demonstration county end to end, small, on both databases: the summary
//! adds up, every planted fraud is found, the record verifies, and an edit past
//! the house is named. Runs the program as people do.
//!
//! Article: R1-12.11, R1-12.12, R1-15, R1-20.

#![allow(missing_docs, clippy::print_stderr, reason = "a test")]

use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::atomic::{AtomicU64, Ordering};

use sea_orm::{ConnectionTrait, Database};
use serde_json::Value;

/// As few as give every kind of fraud a visit to be planted in.
const PERSONS: &str = "6000";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_county_plays_its_month_on_sqlite() {
    let folder = Folder::new();
    let url = format!("sqlite://{}", folder.0.join("demo.sqlite").display());
    the_month_adds_up(&folder.0, &url).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_county_plays_its_month_on_postgres() {
    let folder = Folder::new();
    let url = fresh_postgres().await;
    the_month_adds_up(&folder.0, &url).await;
}

#[test]
fn wrong_use_is_told_apart_from_failure() {
    let folder = Folder::new();
    assert_eq!(zhiheng(&folder.0, &["demo", "--persons", "many"]).status.code(), Some(2));
    assert_eq!(zhiheng(&folder.0, &["trail", "verify"]).status.code(), Some(2));
    assert_eq!(
        zhiheng(&folder.0, &["month", "--db", "sqlite://empty.sqlite", "--month", "2026-13"]).status.code(),
        Some(2)
    );
    let nobody = zhiheng(&folder.0, &["month", "--db", "sqlite://empty.sqlite", "--month", "2026-09"]);
    assert_eq!(nobody.status.code(), Some(1), "{nobody:?}");
    assert!(String::from_utf8_lossy(&nobody.stderr).contains("no agency"));
}

async fn the_month_adds_up(folder: &Path, url: &str) {
    let demo = zhiheng(folder, &["demo", "--persons", PERSONS, "--seed", "3", "--db", url, "--json"]);
    let summary = json(&demo);
    assert_eq!(summary["faults"], serde_json::json!([]), "{summary:#}");
    assert!(demo.status.success());

    let number = |path: &str| summary.pointer(path).and_then(Value::as_i64).unwrap_or_else(|| panic!("{path}"));
    assert_eq!(number("/claims/received"), number("/claims/settled") + number("/claims/rejected"));
    assert_eq!(number("/claims/rejected"), 6, "one bad claim of each kind");
    assert_eq!(number("/year/received"), number("/year/settled") + number("/year/rejected"));
    assert!(number("/deducted_fen") > 0);
    assert!(number("/payments/refused") == 1, "the bank refuses one, which is paid by a second batch");
    assert!(number("/payments/confirmed_fen") > 0);
    for fund in summary["ledger"].as_array().expect("the ledger") {
        assert_eq!(fund["debit_fen"], fund["credit_fen"], "{fund}");
    }
    let planted = summary["planted"].as_array().expect("what was planted");
    assert_eq!(planted.len(), 12, "every rule has its frauds");
    for kind in planted {
        assert!(kind["planted"].as_i64() >= Some(1) && kind["planted"] == kind["found"], "{kind}");
    }

    let earlier = zhiheng(folder, &["month", "--db", url, "--month", "2026-08", "--json"]);
    assert_eq!(json(&earlier)["faults"], serde_json::json!([]));
    let yet_to_end = zhiheng(folder, &["month", "--db", url, "--month", "2026-10"]);
    assert_eq!(yet_to_end.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&yet_to_end.stderr).contains("month_not_ended"), "{yet_to_end:?}");

    the_record_verifies(folder, url).await;
}

async fn the_record_verifies(folder: &Path, url: &str) {
    let checkpoint = find(folder, "checkpoint.txt");
    let checkpoint = checkpoint.to_str().expect("a path of letters");
    let verified = zhiheng(folder, &["trail", "verify", "--db", url, "--checkpoint", checkpoint]);
    assert!(verified.status.success(), "{verified:?}");
    assert!(String::from_utf8_lossy(&verified.stdout).starts_with("ok "));

    assert!(zhiheng(folder, &["trail", "export", "--db", url, "--output", "trail.txt"]).status.success());
    let alone = zhiheng(folder, &["trail", "verify", "--export", "trail.txt", "--checkpoint", checkpoint]);
    assert!(alone.status.success(), "{alone:?}");
    let text = std::fs::read_to_string(folder.join("trail.txt")).expect("the export is there");
    let altered = text.replacen("claim.import", "claim.imporT", 1);
    assert_ne!(text, altered);
    std::fs::write(folder.join("altered.txt"), altered).expect("it can be written");
    assert_eq!(zhiheng(folder, &["trail", "verify", "--export", "altered.txt"]).status.code(), Some(1));

    let database = Database::connect(url).await.expect("the database opens");
    let edit = "UPDATE statement SET verification_code = 'XXXX' \
        WHERE statement_id = (SELECT MIN(statement_id) FROM statement)";
    database.execute_unprepared(edit).await.expect("the edit is made");
    database.close().await.expect("the connection closes");
    let found = zhiheng(folder, &["trail", "verify", "--db", url]);
    assert_eq!(found.status.code(), Some(1));
    let told = String::from_utf8_lossy(&found.stdout).into_owned();
    assert!(told.contains("statement") && told.contains("verification_code"), "{told}");
}

fn zhiheng(folder: &Path, arguments: &[&str]) -> Output {
    let mut program = Command::new(env!("CARGO_BIN_EXE_zhiheng"));
    program.current_dir(folder).env("RUST_LOG", "warn").args(arguments).output().expect("the program runs")
}

fn json(output: &Output) -> Value {
    serde_json::from_slice(&output.stdout).unwrap_or_else(|e| {
        panic!("{e}: {} {}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
    })
}

/// A file that the program put beside the database: there, or in `data`.
fn find(folder: &Path, name: &str) -> PathBuf {
    let beside = folder.join(name);
    if beside.exists() { beside } else { folder.join("data").join(name) }
}

/// A folder of the test's own, removed with it.
struct Folder(PathBuf);

impl Folder {
    fn new() -> Folder {
        static NEXT: AtomicU64 = AtomicU64::new(0);
        let name = format!("zhiheng-demo-{}-{}", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed));
        let path = std::env::temp_dir().join(name);
        std::fs::create_dir_all(&path).expect("the folder is made");
        Folder(path)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        if let Err(error) = std::fs::remove_dir_all(&self.0) {
            eprintln!("{} stays behind: {error}", self.0.display());
        }
    }
}

/// A new database in the cluster that scripts/with-postgres started.
async fn fresh_postgres() -> String {
    let cluster = std::env::var("ZHIHENG_TEST_POSTGRES")
        .expect("PostgreSQL is needed: run the tests through `make test` or `scripts/with-postgres cargo nextest run`");
    let name = format!("zhiheng_demo_{}", std::process::id());
    let server = Database::connect(&cluster).await.expect("the test cluster answers");
    server.execute_unprepared(&format!("CREATE DATABASE {name}")).await.expect("a database is made");
    server.close().await.expect("the connection closes");
    let (base, _) = cluster.rsplit_once('/').expect("the URL names a database");
    let options = cluster.split_once('?').map(|(_, options)| format!("?{options}")).unwrap_or_default();
    format!("{base}/{name}{options}")
}
