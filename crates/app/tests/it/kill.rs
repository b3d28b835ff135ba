//! Threats F01 and F04: the process is killed, at every named point of the
//! funnel and at random moments, while the story of a month runs; started again
//! it carries on with the same requests. In the end every sum is that of a
//! month that was never interrupted, serials have no gaps, and the trail
//! verifies.
//!
//! `ZHIHENG_KILLS` says how many kills each database gets; 25 when it is unset.

use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use base::{Entropy, SeededEntropy};
use store::sea_orm::{ConnectionTrait, Database, Statement};

use crate::story;
use crate::world::{On, World};

/// The points of the funnel at which a process can die.
const POINTS: &[&str] =
    &["funnel::decided", "funnel::rows_written", "funnel::trail_written", "funnel::before_commit", "funnel::committed"];

/// Recovery: from the kill to a house that answers.
const RECOVERY_MAX: Duration = Duration::from_secs(5);

/// The story by itself. As the child of the tests below it runs on a given
/// database and dies where it is told to.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_story_runs_to_its_end() {
    let Ok(url) = std::env::var("ZHIHENG_KILL_URL") else {
        let mut world = World::founded(On::Sqlite).await;
        story::play(&mut world).await;
        return world.assert_verifies().await;
    };
    die_where_told();
    let mut world = World::opened(&url).await;
    story::play(&mut world).await;
    world.house.store.integrate().await.expect("the trail integrates");
}

/// Of a child: to die where its parent said.
pub fn die_where_told() {
    if let Ok(place) = std::env::var("ZHIHENG_KILL_AT") {
        die_at(&place);
    }
}

/// `point:n`: the process ends without any clean-up when it comes to the point
/// for the nth time.
fn die_at(place: &str) {
    let (point, times) = place.rsplit_once(':').expect("point:n");
    let left = std::sync::atomic::AtomicI64::new(times.parse().expect("a number"));
    fail::cfg_callback(point, move || {
        if left.fetch_sub(1, std::sync::atomic::Ordering::SeqCst) == 1 {
            std::process::abort();
        }
    })
    .expect("fail points are compiled in");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn f01_kills_lose_and_double_nothing_on_sqlite() {
    kills(On::Sqlite).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn f01_kills_lose_and_double_nothing_on_postgres() {
    kills(On::Postgres).await;
}

async fn kills(on: On) {
    let wanted: u32 = std::env::var("ZHIHENG_KILLS").ok().and_then(|text| text.parse().ok()).unwrap_or(25);
    let seed = 20_260_921;
    println!("seed {seed}, {wanted} kills");
    let chance = SeededEntropy::new(seed);
    let mut unbroken = World::founded(on).await;
    story::play(&mut unbroken).await;
    let expected = figures(unbroken.database()).await;

    let (mut killed, mut rounds, mut slowest) = (0, 0, Duration::ZERO);
    let mut at_points = std::collections::BTreeMap::new();
    while killed < wanted {
        let world = World::founded(on).await;
        rounds += 1;
        // Kill until the story comes to its end or this round had its share.
        for number in 0..=12 {
            let last = number == 12 || killed >= wanted;
            let bytes = chance.bytes32();
            let point = POINTS[killed as usize % POINTS.len()];
            let place = (!last && !bytes[1].is_multiple_of(3)).then(|| format!("{point}:{}", 1 + bytes[2] % 14));
            let patience = (!last && place.is_none()).then(|| Duration::from_millis(80 + u64::from(bytes[3]) * 4));
            match run_child("kill::the_story_runs_to_its_end", &world.url, place.as_deref(), patience) {
                Ended::Done => break,
                Ended::Killed => {
                    killed += 1;
                    *at_points.entry(if place.is_some() { point } else { "at random" }).or_insert(0) += 1;
                    slowest = slowest.max(recovery(&world).await);
                }
            }
            assert!(!last, "an undisturbed child carries the story to its end");
        }
        assert_eq!(figures(world.database()).await, expected, "after kills the figures are those of an unbroken month");
        world.assert_verifies().await;
    }
    println!("{killed} kills in {rounds} rounds: {at_points:?}; slowest recovery {slowest:?}");
    assert!(slowest <= RECOVERY_MAX, "recovery took {slowest:?}");
    assert!(
        wanted < 25 || POINTS.iter().all(|point| at_points.contains_key(point)),
        "a point was never reached: {at_points:?}"
    );
}

/// How a child ended.
#[derive(Debug, PartialEq, Eq)]
pub enum Ended {
    Done,
    Killed,
}

/// Runs a test of this program as a child on a database.
pub fn run_child(test: &str, url: &str, place: Option<&str>, patience: Option<Duration>) -> Ended {
    let mut command = Command::new(std::env::current_exe().expect("a test knows its program"));
    command.args([test, "--exact", "--nocapture"]).env("ZHIHENG_KILL_URL", url);
    command.stdout(Stdio::null()).stderr(if place.is_none() && patience.is_none() {
        Stdio::inherit()
    } else {
        Stdio::null()
    });
    if let Some(place) = place {
        command.env("ZHIHENG_KILL_AT", place);
    }
    let mut child = command.spawn().expect("the child starts");
    let started = Instant::now();
    loop {
        if let Some(status) = child.try_wait().expect("the child can be watched") {
            // A child that is killed ends by a signal; one that ends with a code of its own has failed.
            let struck = place.is_some() && status.code().is_none();
            assert!(status.success() || struck, "a child fails by itself: {status}");
            return if status.success() { Ended::Done } else { Ended::Killed };
        }
        if patience.is_some_and(|patience| started.elapsed() >= patience) {
            child.kill().expect("kill -9");
            child.wait().expect("the child is gone");
            return Ended::Killed;
        }
        std::thread::sleep(Duration::from_millis(2));
    }
}

/// From the kill to a house that answers.
async fn recovery(world: &World) -> Duration {
    let started = Instant::now();
    let store = store::Store::open(world.database()).await.expect("the database opens after a kill");
    let store = store.with_keys(world.keys.clone());
    store.integrate().await.expect("the trail integrates after a kill");
    started.elapsed()
}

/// Everything that must be the same whatever happened on the way.
async fn figures(url: &str) -> Vec<String> {
    let db = Database::connect(url).await.expect("the database opens");
    let mut all = Vec::new();
    for sql in FIGURES {
        let rows = db
            .query_all_raw(Statement::from_string(db.get_database_backend(), *sql))
            .await
            .expect("the figure is read");
        for row in rows {
            let (name, count, sum): (String, i64, i64) =
                (row.try_get("", "name").unwrap(), row.try_get("", "n").unwrap(), row.try_get("", "s").unwrap());
            all.push(format!("{name}: {count}, {sum}"));
        }
    }
    db.close().await.expect("the connection closes");
    all
}

const FIGURES: &[&str] = &[
    "SELECT 'settlement ' || kind AS name, COUNT(*) AS n, CAST(SUM(basic_fen + critical_illness_fen + hardship_fen) AS BIGINT) AS s FROM settlement GROUP BY kind ORDER BY 1",
    "SELECT 'visit ' || state AS name, COUNT(*) AS n, CAST(0 AS BIGINT) AS s FROM visit GROUP BY state ORDER BY 1",
    "SELECT 'finding ' || state AS name, COUNT(*) AS n, CAST(COALESCE(SUM(final_fen), 0) AS BIGINT) AS s FROM finding GROUP BY state ORDER BY 1",
    "SELECT 'statement ' || state AS name, COUNT(*) AS n, CAST(SUM(basic_fen - basic_deducted_fen) AS BIGINT) AS s FROM statement GROUP BY state ORDER BY 1",
    "SELECT 'instruction ' || fund || ' ' || state AS name, COUNT(*) AS n, CAST(SUM(amount_fen) AS BIGINT) AS s FROM payment_instruction GROUP BY fund, state ORDER BY 1",
    "SELECT 'posting ' || fund || ' ' || account || ' ' || side AS name, COUNT(*) AS n, CAST(SUM(amount_fen) AS BIGINT) AS s FROM posting GROUP BY fund, account, side ORDER BY 1",
    "SELECT 'case ' || kind || ' ' || state AS name, COUNT(*) AS n, CAST(0 AS BIGINT) AS s FROM review_case GROUP BY kind, state ORDER BY 1",
    "SELECT 'serial ' || c.series AS name, c.last_number AS n, c.last_number - COUNT(u.number) AS s FROM serial_counter c LEFT JOIN serial_use u ON u.series = c.series GROUP BY c.series, c.last_number ORDER BY 1",
];
