//! The demonstration county end to end, small, on both databases: the summary
//! adds up, every planted fraud is found, the record verifies, and an edit past
//! the house is named. Runs the program as people do.
//!
//! Article: R1-12.11, R1-12.12, R1-15, R1-20.

#![allow(missing_docs, unreachable_pub, clippy::unwrap_used, clippy::print_stderr, reason = "a test")]

use std::fs::File;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::Arc;

use arrow::array::{ArrayRef, Date32Array, Int32Array, Int64Array, RecordBatch, StringArray};
use parquet::arrow::ArrowWriter;
use serde_json::Value;
use store::sea_orm::{ConnectionTrait, Database, QueryResult, Statement};

#[path = "../../../testing/folder.rs"]
mod folder;
#[path = "../../../testing/postgres.rs"]
mod postgres;

use folder::Folder;

/// As few as give every kind of fraud a visit to be planted in.
const PERSONS: &str = "6000";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_county_plays_its_month_on_sqlite() {
    let folder = Folder::new("demo");
    let url = format!("sqlite://{}", folder.0.join("demo.sqlite").display());
    the_month_adds_up(&folder.0, &url).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_county_plays_its_month_on_postgres() {
    let folder = Folder::new("demo");
    let url = postgres::fresh("demo").await;
    the_month_adds_up(&folder.0, &url).await;
}

#[test]
fn wrong_use_is_told_apart_from_failure() {
    let folder = Folder::new("demo");
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

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_month_takes_claims_from_a_folder_of_tables_first() {
    let folder = Folder::new("demo");
    let url = format!("sqlite://{}", folder.0.join("demo.sqlite").display());
    let made = zhiheng(&folder.0, &["demo", "--persons", "300", "--leave-month", "--db", &url]);
    assert!(made.status.success(), "{made:?}");
    let known = Known::of(&url).await;
    known.write(&folder.0.join("claims"));

    let played = zhiheng(&folder.0, &["month", "--db", &url, "--month", "2026-09", "--claims", "claims", "--json"]);
    let summary = json(&played);
    assert_eq!(summary["faults"], serde_json::json!([]), "{summary:#}");
    // The one whose item nobody knows is told and does not stop the others.
    let told = String::from_utf8_lossy(&played.stderr).into_owned();
    assert!(told.contains("V900002") && told.contains("item_unknown"), "{told}");
    assert!(!told.contains("V900001"), "{told}");
    let in_house = "SELECT v.month AS month, v.kind AS kind, s.total_fen AS total_fen \
        FROM visit v JOIN settlement s ON s.settlement_id = v.settlement_id WHERE v.record_number = 'V900001'";
    let settled = one_row(&url, in_house).await;
    assert_eq!(settled.try_get::<String>("", "month").unwrap(), "2026-09");
    assert_eq!(settled.try_get::<i32>("", "kind").unwrap(), 1);
    assert_eq!(settled.try_get::<i64>("", "total_fen").unwrap(), 3 * known.price_fen);

    let nothing_there = zhiheng(&folder.0, &["month", "--db", &url, "--month", "2026-09", "--claims", "nowhere"]);
    assert_eq!(nothing_there.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&nothing_there.stderr).contains("no table visits"), "{nothing_there:?}");
}

/// Threat I15: whoever has the file draws the month's sample again, without the house.
fn the_sample_is_drawn_again(folder: &Path, url: &str) {
    let export = ["sample", "export", "--db", url, "--month", "2026-09", "--output", "sample.json"];
    assert!(zhiheng(folder, &export).status.success());
    let key = String::from_utf8(zhiheng(folder, &["trail", "key", "--db", url]).stdout).expect("a key is text");
    let again = zhiheng(folder, &["sample", "verify", "--export", "sample.json", "--key", key.trim(), "--json"]);
    let told = json(&again);
    assert_eq!(told["ok"], true, "{told:#}");
    let sample = &told["sample"];
    assert_eq!(sample["persons"].as_array().map(Vec::len), Some(2));
    assert_eq!(sample["signed_by"].as_array().map(Vec::len), Some(1));
    let (drawn, of) = (sample["drawn_count"].as_u64().unwrap(), sample["population_count"].as_u64().unwrap());
    assert!(drawn * 20 >= of && of > 20, "{drawn} of {of}");
    let mut file: Value = serde_json::from_str(&std::fs::read_to_string(folder.join("sample.json")).unwrap()).unwrap();
    file["drawn"].as_array_mut().unwrap().pop();
    std::fs::write(folder.join("fewer.json"), file.to_string()).unwrap();
    let fewer = zhiheng(folder, &["sample", "verify", "--export", "fewer.json"]);
    assert_eq!(fewer.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&fewer.stdout).contains("not what the seed draws"), "{fewer:?}");
    assert_eq!(zhiheng(folder, &["sample", "verify"]).status.code(), Some(2));
}

/// What a county knows, for claims that come from outside.
struct Known {
    person_id: i64,
    provider_id: i64,
    item_code: String,
    price_fen: i64,
}

impl Known {
    async fn of(url: &str) -> Known {
        let any = "SELECT (SELECT MIN(person_id) FROM person WHERE death_date IS NULL) AS person_id, \
            (SELECT MIN(provider_id) FROM provider WHERE kind = 'hospital') AS provider_id, code, price_fen \
            FROM item_version WHERE in_scope = 1 AND sex_limit = 0 AND min_level = 0 AND max_per_day = 0 ORDER BY item_version_id";
        let row = one_row(url, any).await;
        Known {
            person_id: row.try_get("", "person_id").unwrap(),
            provider_id: row.try_get("", "provider_id").unwrap(),
            item_code: row.try_get("", "code").unwrap(),
            price_fen: row.try_get("", "price_fen").unwrap(),
        }
    }

    /// Two outpatient visits, the second with an item that is in no catalogue;
    /// the lines in two files, the widths as another system writes them.
    fn write(&self, folder: &Path) {
        // 2026-09-16 in days since 1970.
        let day = || Arc::new(Date32Array::from(vec![20_712, 20_712])) as ArrayRef;
        let visits: [(&str, ArrayRef); 8] = [
            ("visit_id", Arc::new(Int64Array::from(vec![900_001, 900_002]))),
            ("person_id", Arc::new(Int64Array::from(vec![self.person_id; 2]))),
            ("provider_id", Arc::new(Int64Array::from(vec![self.provider_id; 2]))),
            ("kind", Arc::new(Int32Array::from(vec![1, 1]))),
            ("admit_date", day()),
            ("discharge_date", day()),
            ("diag1", Arc::new(StringArray::from(vec!["J00.x00", "J00.x00"]))),
            ("diag2", Arc::new(StringArray::from(vec![None::<&str>, None]))),
        ];
        write_table(&folder.join("visits.parquet"), &visits);
        for (file, visit_id, code) in [("a", 900_001, self.item_code.as_str()), ("b", 900_002, "NO-SUCH-ITEM")] {
            let lines: [(&str, ArrayRef); 7] = [
                ("line_id", Arc::new(Int64Array::from(vec![visit_id]))),
                ("visit_id", Arc::new(Int64Array::from(vec![visit_id]))),
                ("service_date", Arc::new(Date32Array::from(vec![20_712]))),
                ("item_code", Arc::new(StringArray::from(vec![code]))),
                ("qty", Arc::new(Int32Array::from(vec![300]))),
                ("price_fen", Arc::new(Int64Array::from(vec![self.price_fen]))),
                ("amount_fen", Arc::new(Int64Array::from(vec![3 * self.price_fen]))),
            ];
            write_table(&folder.join("lines").join(format!("{file}.parquet")), &lines);
        }
    }
}

fn write_table(file: &Path, columns: &[(&str, ArrayRef)]) {
    std::fs::create_dir_all(file.parent().expect("a file lies in a folder")).expect("the folder is made");
    let batch = RecordBatch::try_from_iter(columns.iter().cloned()).expect("the columns are of one length");
    let mut writer = ArrowWriter::try_new(File::create(file).expect("the file is made"), batch.schema(), None)
        .expect("the table can be written");
    writer.write(&batch).expect("the rows are written");
    writer.close().expect("the file is whole");
}

async fn one_row(url: &str, sql: &str) -> QueryResult {
    let database = Database::connect(url).await.expect("the database opens");
    let asked = Statement::from_string(database.get_database_backend(), sql);
    let row = database.query_one_raw(asked).await.expect("the question is understood").expect("there is a row");
    database.close().await.expect("the connection closes");
    row
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

    the_sample_is_drawn_again(folder, url);
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
