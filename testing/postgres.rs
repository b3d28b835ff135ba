//! A fresh PostgreSQL database for one test, in the cluster that
//! scripts/with-postgres starts and throws away. For tests of several crates,
//! each of which takes this file in by its path.

use std::sync::atomic::{AtomicU64, Ordering};

use store::sea_orm::{ConnectionTrait, Database};

/// Makes a new database whose name begins with the given word; gives its URL.
pub async fn fresh(word: &str) -> String {
    static NEXT: AtomicU64 = AtomicU64::new(0);
    let cluster = std::env::var("ZHIHENG_TEST_POSTGRES")
        .expect("PostgreSQL is needed: run the tests through `make test` or `scripts/with-postgres cargo nextest run`");
    let name = format!("zhiheng_{word}_{}_{}", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed));
    let server = Database::connect(&cluster).await.expect("the test cluster answers");
    server.execute_unprepared(&format!("CREATE DATABASE {name}")).await.expect("a database is made");
    server.close().await.expect("the connection closes");
    let (base, _) = cluster.rsplit_once('/').expect("the URL names a database");
    let options = cluster.split_once('?').map(|(_, options)| format!("?{options}")).unwrap_or_default();
    format!("{base}/{name}{options}")
}
