//! The witness with its files: what it keeps survives it, and what it has
//! cosigned it never contradicts.

use std::path::PathBuf;
use std::sync::atomic::{AtomicU64, Ordering};

use time::macros::datetime;
use trail::{AddCheckpoint, Checkpoint, Hash, SignerKey, consistency_proof, leaf_hash, root_of};

use super::kept::Witness;
use super::{answer, key};

struct Room(PathBuf);

impl Room {
    fn new() -> Room {
        static NEXT: AtomicU64 = AtomicU64::new(0);
        let name = format!("zhiheng-witness-{}-{}", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed));
        let path = std::env::temp_dir().join(name);
        std::fs::create_dir_all(&path).unwrap();
        Room(path)
    }

    fn file(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }
}

impl Drop for Room {
    fn drop(&mut self) {
        if let Err(error) = std::fs::remove_dir_all(&self.0) {
            eprintln!("{} stays behind: {error}", self.0.display());
        }
    }
}

fn log() -> SignerKey {
    SignerKey::from_entropy("zhiheng/411025", [1; 32]).unwrap()
}

fn witness_key() -> SignerKey {
    SignerKey::witness_from_entropy("witness.example/w1", [2; 32]).unwrap()
}

fn leaves(count: u8) -> Vec<Hash> {
    (0..count).map(|number| leaf_hash(&[number])).collect()
}

fn request(old: u64, leaves: &[Hash]) -> String {
    let (size, root) = (leaves.len() as u64, root_of(leaves));
    let at = datetime!(2026-01-02 03:04:05 UTC);
    let checkpoint = Checkpoint { origin: "zhiheng/411025".into(), size, root, at }.sign(&log()).unwrap();
    AddCheckpoint { old_size: old, proof: consistency_proof(old, leaves).unwrap_or_default(), checkpoint }.to_text()
}

#[test]
fn i11_a_witness_never_contradicts_itself_across_restarts() {
    let room = Room::new();
    let state = room.file("state");
    let open = |begin| Witness::open(&state, witness_key(), log().verifier(), begin);
    assert!(open(false).is_err(), "a witness without its state does not go on by itself");
    let mut witness = open(true).unwrap();
    let first = answer(&mut witness, &request(0, &leaves(5)));
    assert_eq!(first.status, 200, "{first:?}");
    assert!(first.text.starts_with("— witness.example/w1 ") && first.text.ends_with('\n'));
    assert!(open(true).is_err(), "nor does it begin anew over what it kept");

    let mut again = open(false).unwrap();
    assert_eq!(again.size(), 5);
    let stale = answer(&mut again, &request(0, &leaves(3)));
    assert_eq!((stale.status, stale.text.as_str(), stale.states_size), (409, "5\n", true), "an older state");
    let mut rewritten = leaves(8);
    rewritten[1] = leaf_hash(b"other");
    assert_eq!(answer(&mut again, &request(5, &rewritten)).status, 422);
    let evidence = std::fs::read_to_string(room.file("state.evidence")).unwrap();
    assert!(AddCheckpoint::parse(&evidence).is_ok(), "what shows the rewrite, signed by the log, is kept");
    assert_eq!(answer(&mut again, &request(5, &leaves(8))).status, 200, "the honest trail goes on");
    assert_eq!(answer(&mut again, "anything else").status, 400);
    assert_eq!(open(false).unwrap().size(), 8);
}

#[test]
fn what_cannot_be_kept_is_not_cosigned() {
    let room = Room::new();
    let mut witness = Witness::open(&room.file("folder/state"), witness_key(), log().verifier(), true).unwrap();
    assert_eq!(answer(&mut witness, &request(0, &leaves(5))).status, 500);
    assert_eq!(witness.size(), 0);
}

#[test]
fn a_state_of_another_trail_is_refused() {
    let room = Room::new();
    let state = room.file("state");
    let mut witness = Witness::open(&state, witness_key(), log().verifier(), true).unwrap();
    assert_eq!(answer(&mut witness, &request(0, &leaves(5))).status, 200);
    let other = SignerKey::from_entropy("zhiheng/411025", [9; 32]).unwrap().verifier();
    assert!(Witness::open(&state, witness_key(), other, false).is_err());
}

#[test]
fn the_key_file_is_for_its_account_alone() {
    use std::os::unix::fs::PermissionsExt;
    let room = Room::new();
    let file = room.file("key");
    let made = key::make(&file, "witness.example/w1").unwrap();
    assert_eq!(key::read(&file).unwrap().verifier(), made);
    assert!(key::make(&file, "witness.example/w1").is_err(), "a key is never overwritten");
    std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o644)).unwrap();
    assert!(key::read(&file).is_err());
}

/// A house that has just been founded, behind its door on a port of its own.
async fn opened(room: &Room) -> (std::sync::Arc<app::House>, super::exchange::Address) {
    use app::demonstration::{AGENCY, Agency};
    use app::operations::house::found::Found;
    let url = format!("sqlite://{}", room.file("house.sqlite").display());
    let keys = crate::house_key::KeyFile::of(&url);
    keys.make(|| Ok([7; 32])).unwrap();
    let store = store::Store::open(&url).await.unwrap().with_keys(keys);
    let law = std::sync::Arc::new(regulation::Law::embedded().unwrap());
    let clock = std::sync::Arc::new(base::ManualClock::at(datetime!(2026-10-21 01:00 UTC)));
    let entropy = std::sync::Arc::new(base::SeededEntropy::new(7));
    let house = std::sync::Arc::new(app::House::new(store, law, clock, entropy, room.file("snapshots")));
    let agency = Agency::read(AGENCY).unwrap();
    let founding = app::Request::keyed("founding-01");
    app::funnel::run::<Found>(&house, &app::Caller::founder(), &founding, agency.foundation(0)).await.unwrap();
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = super::exchange::Address::parse(&format!("http://{}", listener.local_addr().unwrap())).unwrap();
    let server = server::Server::new(house.clone(), server::Config::default(), None).unwrap();
    tokio::spawn(server.serve(listener, std::future::pending()));
    (house, address)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn i11_a_witness_visits_a_house_over_the_wire_and_alarms_when_it_was_rolled_back() {
    use store::entity::{trail_cosignature, witness};
    use store::sea_orm::{ConnectionTrait, EntityTrait};
    let room = Room::new();
    let (house, address) = opened(&room).await;
    // The security administrator appointed it; here the row is enough.
    let mut unit = house.store.begin().await.unwrap();
    let verifier_key = witness_key().verifier().to_string();
    let appointed_on = time::macros::date!(2026 - 10 - 21);
    let row = witness::Model {
        witness_id: 1,
        name: "witness.example/w1".to_owned(),
        verifier_key,
        appointed_on,
        dismissed_on: None,
        rev: 1,
    };
    unit.insert(row).await.unwrap();
    unit.commit().await.unwrap();

    let log = house.signer().await.unwrap().verifier();
    let witness = Witness::open(&room.file("state"), witness_key(), log, true).unwrap();
    let witness = tokio::sync::Mutex::new(witness);
    for _ in 0..100 {
        super::visit::visit(&address, &witness).await.expect("a visit to an honest house");
        if witness.lock().await.size() > 0 {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
    }
    let size = witness.lock().await.size();
    assert!(size >= 1, "the house signs by itself and the witness cosigns");
    let kept = house.store.view().all(trail_cosignature::Entity::find()).await.unwrap();
    assert_eq!(kept.iter().map(|row| row.size as u64).collect::<Vec<_>>(), [size], "brought back and kept");
    super::visit::visit(&address, &witness).await.expect("nothing has come since");

    // What nobody appointed brings is not kept; what is no signature is refused.
    let note = house.store.latest_checkpoint().await.unwrap().unwrap().note;
    let note = trail::SignedCheckpoint::parse(&note).unwrap();
    let stranger = SignerKey::witness_from_entropy("stranger", [8; 32]).unwrap();
    let line = note.cosignature(&stranger, 7).unwrap();
    let target = format!("/witness/cosignature?size={size}");
    assert_eq!(address.send("POST", &target, &line).await.unwrap().body, "0\n");
    assert_eq!(address.send("POST", &target, "— a b\n").await.unwrap().status, 400);
    assert_eq!(address.send("POST", "/witness/cosignature?size=999", &line).await.unwrap().status, 404);
    assert_eq!(address.send("GET", "/witness/add-checkpoint?old=-1", "").await.unwrap().status, 400);
    assert_eq!(address.send("GET", "/witness/add-checkpoint?old=999999", "").await.unwrap().status, 409);

    // The database of before the first checkpoint is put back: the house has less than was cosigned.
    let db =
        store::sea_orm::Database::connect(format!("sqlite://{}", room.file("house.sqlite").display())).await.unwrap();
    for trigger in ["trail_cosignature_no_delete", "trail_checkpoint_no_delete"] {
        db.execute_unprepared(&format!("DROP TRIGGER {trigger}")).await.unwrap();
    }
    for table in ["trail_cosignature", "trail_checkpoint"] {
        db.execute_unprepared(&format!("DELETE FROM {table}")).await.unwrap();
    }
    let alarm = super::visit::visit(&address, &witness).await.unwrap_err();
    assert!(matches!(alarm, super::visit::Failed::Alarm(_)), "{alarm:?}");
}
