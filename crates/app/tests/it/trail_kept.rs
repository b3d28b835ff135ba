//! The trail as a condition of business: without the right or the room to
//! write entries nothing is done and nothing is changed (threat I12); and the
//! application's own role can do no more than it needs (threat I10).

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use app::operations::person::reveal::{FieldToReveal, MaskedField, Reveal, RevealGround};
use app::operations::witness::appoint::{Appoint, WitnessToAppoint};
use app::{Caller, House};
use base::{Refusal, RefusalKind, SeededEntropy};
use regulation::Law;
use store::sea_orm::{ConnectionTrait, Database, DatabaseBackend, Statement};
use store::{Store, for_each_protected_table};
use trail::SignerKey;

use crate::registers::registers;
use crate::story;
use crate::world::{On, World};

async fn rows(world: &World) -> BTreeMap<&'static str, i64> {
    use store::entity::{read_log, request_seen, serial_use, trail_entry};
    use store::sea_orm::EntityTrait;
    let view = world.house.store.view();
    let mut rows = BTreeMap::from([
        ("trail_entry", view.count(trail_entry::Entity::find()).await.unwrap()),
        ("request_seen", view.count(request_seen::Entity::find()).await.unwrap()),
        ("serial_use", view.count(serial_use::Entity::find()).await.unwrap()),
        ("read_log", view.count(read_log::Entity::find()).await.unwrap()),
    ]);
    macro_rules! count { ($($table:ident)*) => {$(
        rows.insert(stringify!($table), view.count(store::entity::$table::Entity::find()).await.unwrap());
    )*} }
    for_each_protected_table!(count);
    rows
}

/// Who asks, signed in while that could still be recorded.
struct Askers {
    reviewer: Caller,
    security: Caller,
    administrator: Caller,
}

impl Askers {
    async fn of(world: &World) -> Askers {
        Askers {
            reviewer: world.caller("huangm").await,
            security: world.caller("wangjg").await,
            administrator: world.caller("admin").await,
        }
    }
}

/// A witness to appoint; each number is another.
fn witness(number: u32) -> WitnessToAppoint {
    let mut secret = [5; 32];
    secret[..4].copy_from_slice(&number.to_be_bytes());
    let key = SignerKey::witness_from_entropy(&format!("witness.example/w{number}"), secret).unwrap();
    WitnessToAppoint { verifier_key: key.verifier().to_string() }
}

/// Several commands, each refused with 503 and without a trace of a change.
async fn nothing_is_done(world: &World, askers: &Askers, person: base::PersonId, codes: &[&str]) {
    let before = rows(world).await;
    let unavailable = |refusal: Refusal| {
        assert_eq!(refusal.kind, RefusalKind::Unavailable, "{refusal:?}");
        assert!(codes.contains(&refusal.code.as_str()), "{refusal:?}");
    };
    let reveal = FieldToReveal {
        person_id: person,
        field: MaskedField::Name,
        ground: RevealGround::IdentityCheck,
        reason: "核对姓名".to_owned(),
    };
    unavailable(world.run_as::<Reveal>(&askers.reviewer, reveal.clone()).await.unwrap_err());
    unavailable(world.run_as::<Appoint>(&askers.security, witness(0)).await.unwrap_err());
    // Even the trace of an attempt cannot be written, so the attempt is not answered as one.
    unavailable(world.run_as::<Reveal>(&askers.administrator, reveal).await.unwrap_err());
    assert_eq!(rows(world).await, before, "nothing was changed");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn i12_without_the_right_to_write_entries_nothing_is_done() {
    let (mut world, owner, role) = World::founded_under_a_role().await;
    let person = registers(&mut world, 1).await.persons[0];
    let askers = Askers::of(&world).await;
    owner.execute_unprepared(&format!("REVOKE INSERT ON trail_entry FROM {role}")).await.unwrap();
    nothing_is_done(&world, &askers, person, &["trail_not_written"]).await;
    assert!(world.house.trail_health.failing_for().is_some(), "the house knows");
    let mut unit = world.house.store.begin().await.unwrap();
    assert!(unit.try_trail(app_now(&world)).await.is_err(), "and the trial finds it without any business");
    unit.roll_back().await.unwrap();
    owner.execute_unprepared(&format!("GRANT INSERT ON trail_entry TO {role}")).await.unwrap();
    let reveal = FieldToReveal {
        person_id: person,
        field: MaskedField::Name,
        ground: RevealGround::IdentityCheck,
        reason: "核对姓名".to_owned(),
    };
    world.run::<Reveal>("huangm", reveal).await.expect("business opens again by itself");
    assert!(world.house.trail_health.failing_for().is_none());
    world.assert_verifies().await;
}

fn app_now(world: &World) -> time::OffsetDateTime {
    use base::Clock;
    world.clock.now()
}

/// SQLite counts its pages and takes no more than it was told: what a full disk
/// is to it, without a disk to fill.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn i12_when_the_database_is_full_nothing_is_done() {
    let mut world = World::founded(On::Sqlite).await;
    let person = registers(&mut world, 1).await.persons[0];
    let pages = |most: i64| {
        let house = world.house.clone();
        async move {
            let unit = house.store.begin().await.unwrap();
            let sql = Statement::from_string(DatabaseBackend::Sqlite, format!("PRAGMA max_page_count = {most}"));
            unit.operational().query_all_raw(sql).await.unwrap();
            drop(unit);
        }
    };
    let askers = Askers::of(&world).await;
    pages(1).await;
    // Until the pages that are there are full, small entries still fit.
    let reveal = FieldToReveal {
        person_id: person,
        field: MaskedField::Name,
        ground: RevealGround::IdentityCheck,
        reason: "核对姓名".to_owned(),
    };
    for filled in 1.. {
        let kinds = [
            world.run_as::<Appoint>(&askers.security, witness(filled)).await.map_err(|refusal| refusal.kind).err(),
            world.run_as::<Reveal>(&askers.reviewer, reveal.clone()).await.map_err(|refusal| refusal.kind).err(),
            world.run_as::<Reveal>(&askers.administrator, reveal.clone()).await.map_err(|refusal| refusal.kind).err(),
        ];
        if kinds == [Some(RefusalKind::Unavailable); 3] {
            break;
        }
        assert!(filled < 45, "the database never gets full: {kinds:?}");
    }
    nothing_is_done(&world, &askers, person, &["trail_not_written", "storage_full"]).await;
    let mut unit = world.house.store.begin().await.unwrap();
    assert!(unit.try_trail(app_now(&world)).await.is_err(), "the trial, being large, finds it");
    drop(unit);
    pages(1_000_000).await;
    world.run::<Appoint>("wangjg", witness(0)).await.expect("with room again business goes on");
    world.assert_verifies().await;
}

/// The whole month is played under the role; then the role tries what a hand
/// in the database would.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn i10_the_applications_role_can_play_the_month_and_neither_change_nor_delete_what_is_recorded() {
    let (mut world, owner, role) = World::founded_under_a_role().await;
    story::play(&mut world).await;
    world.assert_verifies().await;
    let hand = Database::connect(world.database()).await.unwrap();
    let mut refused = 0;
    for attempt in [
        "UPDATE trail_entry SET bytes = bytes",
        "UPDATE trail_entry SET command = 'nothing'",
        "DELETE FROM trail_entry",
        "DELETE FROM trail_checkpoint",
        "UPDATE trail_checkpoint SET note = ''",
        "UPDATE posting SET amount_fen = amount_fen + 1",
        "DELETE FROM posting",
        "UPDATE settlement SET basic_fen = basic_fen + 1",
        "DELETE FROM case_duty",
        "DELETE FROM statement",
        "DELETE FROM read_log",
        "UPDATE read_log SET staff_id = 1",
        "TRUNCATE trail_entry CASCADE",
        "DROP TABLE read_log",
        "ALTER TABLE posting DISABLE TRIGGER ALL",
        "DROP TRIGGER posting_append_only ON posting",
        "ALTER TABLE statement DROP CONSTRAINT statement_pkey",
        "SET session_replication_role = replica",
        "CREATE TABLE beside (a BIGINT)",
        "DELETE FROM schema_step",
        "UPDATE schema_step SET applied = 0",
    ] {
        let answer = hand.execute_unprepared(attempt).await;
        let words = answer.as_ref().err().map(ToString::to_string).unwrap_or_default();
        assert!(words.contains("permission denied") || words.contains("must be owner"), "{attempt}: {answer:?}");
        refused += 1;
    }
    assert_eq!(refused, 21);
    // The owner takes back what was granted beside, by preparing once more.
    owner.execute_unprepared(&format!("GRANT DELETE ON posting TO {role}")).await.unwrap();
    let owner_url = std::env::var("ZHIHENG_TEST_POSTGRES").unwrap();
    let database = world.database().rsplit_once('/').unwrap().1.to_owned();
    let owner_url = format!("{}/{database}", owner_url.rsplit_once('/').unwrap().0);
    store::prepare(&owner_url, &role).await.unwrap();
    let answer = hand.execute_unprepared("DELETE FROM posting").await.unwrap_err();
    assert!(answer.to_string().contains("permission denied"), "{answer}");
    for wrong in ["", "a b", "A", "a;b", "1a", "no_such_role"] {
        assert!(store::prepare(&owner_url, wrong).await.is_err(), "{wrong:?}");
    }
    world.assert_verifies().await;
}

/// The law with a house that stands still after five seconds already.
fn law_of_short_patience(folder: &Path) -> Law {
    let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../regulation");
    copy(&from, folder);
    let file = folder.join("record/checkpoints.toml");
    let text = std::fs::read_to_string(&file).unwrap();
    let planted = text.replacen(
        "[standing_after_seconds]\nvalues = [{ from = \"2017-01-01\", value = 60",
        "[standing_after_seconds]\nvalues = [{ from = \"2017-01-01\", value = 5",
        1,
    );
    assert_ne!(planted, text);
    std::fs::write(&file, planted).unwrap();
    Law::from_dir(folder).unwrap()
}

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap().map(Result::unwrap) {
        let goal = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &goal)
        } else {
            assert!(std::fs::copy(entry.path(), goal).is_ok())
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn i12_a_house_whose_integrator_has_died_does_no_business() {
    let mut world = World::founded(On::Sqlite).await;
    let person_id = registers(&mut world, 1).await.persons[0];
    let reviewer = world.caller("huangm").await;
    let folder = std::path::PathBuf::from(world.database().trim_start_matches("sqlite://")).with_file_name("law");
    let store = Store::open(world.database()).await.unwrap().with_keys(world.keys.clone());
    let law = Arc::new(law_of_short_patience(&folder));
    let entropy = Arc::new(SeededEntropy::new(8));
    world.house = Arc::new(House::new(store, law, world.clock.clone(), entropy, folder.join("snapshots")));
    let reveal = FieldToReveal {
        person_id,
        field: MaskedField::Name,
        ground: RevealGround::IdentityCheck,
        reason: "核对姓名".to_owned(),
    };
    world.run_as::<Reveal>(&reviewer, reveal.clone()).await.expect("where nobody integrates, a batch does at its end");
    world.house.trail_health.integrated();
    world.run_as::<Reveal>(&reviewer, reveal.clone()).await.expect("the rounds are fresh");
    // The integrator has died: no round comes any more.
    tokio::time::sleep(std::time::Duration::from_millis(5_200)).await;
    let before = rows(&world).await;
    let refused = world.run_as::<Reveal>(&reviewer, reveal.clone()).await.unwrap_err();
    assert_eq!((refused.code.as_str(), refused.kind), ("trail_standing_still", RefusalKind::Unavailable));
    assert_eq!(rows(&world).await, before);
    world.house.trail_health.integrated();
    world.run_as::<Reveal>(&reviewer, reveal).await.expect("it was started again");
}
