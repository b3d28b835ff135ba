//! Proofs, checkpoints and witnesses: every entry is proven against a signed
//! root, money goes out only over one that is signed and witnessed, and a
//! history that was changed is refused by the witness that saw the first one
//! (threat I11).

use std::time::Duration;

use app::operations::payment::make::Make;
use app::operations::payment::release::Release;
use app::operations::witness::appoint::{Appoint, WitnessToAppoint};
use app::operations::witness::dismiss::{Dismiss, WitnessToDismiss};
use app::queries::trail::checkpoints::{CheckpointPage, Checkpoints};
use app::queries::trail::entry::{Entry, WhichEntry};
use base::RefusalKind;
use store::entity::{payment_batch, trail_about, trail_checkpoint, trail_entry};
use store::sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use trail::{
    AddCheckpoint, Hash, SignedCheckpoint, SignerKey, WitnessRefusal, consider, consistency_proof, inclusion_proof,
    leaf_hash,
};

use crate::on_both;
use crate::payment::{approved, to_pay, to_release};
use crate::tamper::unguarded;
use crate::world::World;

fn witness() -> SignerKey {
    SignerKey::witness_from_entropy("witness.example/w1", [5; 32]).unwrap()
}

async fn entries(world: &World) -> Vec<trail_entry::Model> {
    let all = trail_entry::Entity::find().order_by_asc(trail_entry::Column::LeafIndex);
    world.house.store.view().all(all).await.unwrap()
}

/// What the house would send a witness that has seen `old` entries.
async fn offered(world: &World, old: u64) -> Option<AddCheckpoint> {
    let latest = world.house.store.latest_checkpoint().await.unwrap()?;
    let size = latest.size as u64;
    let proof = if old <= size { world.house.store.view().consistency_proof(old, size).await.unwrap() } else { vec![] };
    Some(AddCheckpoint { old_size: old, proof, checkpoint: SignedCheckpoint::parse(&latest.note).unwrap() })
}

on_both! {
    async fn c03_every_entry_is_proven_against_the_signed_root_from_a_few_kept_hashes(world) {
        let mut world = world;
        approved(&mut world).await;
        // In several rounds, so that subtrees are completed across them.
        let sealed = world.house.seal().await.unwrap();
        assert!(sealed.size > 40, "{}", sealed.size);
        assert!(!world.house.seal().await.unwrap().fresh, "nothing has come since");
        let entries = entries(&world).await;
        let leaves: Vec<Hash> = entries.iter().map(|entry| leaf_hash(&entry.bytes)).collect();
        for (index, entry) in entries.iter().enumerate() {
            let proven = world.ask::<Entry>("lixy", WhichEntry { entry_id: entry.entry_id.to_string() }).await.unwrap();
            assert!(proven.verified);
            let path: Vec<String> = inclusion_proof(index as u64, &leaves).unwrap().iter().map(hex::encode).collect();
            assert_eq!((proven.path, proven.tree_size), (path, leaves.len() as i64));
            assert_eq!(proven.root, hex::encode(sealed.note.checkpoint().root), "the root that is signed");
        }
        let view = world.house.store.view();
        for earlier in 0..=leaves.len() as u64 {
            let kept = view.consistency_proof(earlier, leaves.len() as u64).await.unwrap();
            assert_eq!(kept, consistency_proof(earlier, &leaves).unwrap(), "{earlier}");
        }
        world.assert_verifies().await;
        // A kept hash that was altered gives proofs that hold nowhere; the verifier finds it first.
        let db = unguarded(&world).await;
        db.execute_unprepared("UPDATE trail_node SET place = place + 100 WHERE level = 4 AND place = 0").await.unwrap();
        let problems = world.house.store.verify(&[], |_| ()).await.unwrap().problems;
        assert!(problems.iter().any(|one| one.to_string().contains("kept for proofs")), "{problems:?}");
    }
}

on_both! {
    async fn i11_money_rests_on_nothing_unsigned(world) {
        let mut world = world;
        let ids = approved(&mut world).await;
        let made = world.run::<Make>("huxy", to_pay(&ids)).await.unwrap();
        let before = world.house.store.latest_checkpoint().await.unwrap();
        world.run::<Release>("guojj", to_release(made.batch_id)).await.unwrap();
        let signed = world.house.store.latest_checkpoint().await.unwrap().expect("the release has sealed");
        assert!(before.is_none_or(|before| before.size < signed.size));
        let release = trail_entry::Entity::find().filter(trail_entry::Column::Command.eq("payment.release"));
        let release = world.house.store.view().one(release).await.unwrap().unwrap();
        let read = trail::Entry::from_bytes(&release.bytes).unwrap();
        assert_eq!(read.facts["sealed_size"], signed.size);
        let note = SignedCheckpoint::parse(&signed.note).unwrap();
        assert_eq!(read.facts["sealed_root"], hex::encode(note.checkpoint().root));
        assert!(note.verify(&[world.house.signer().await.unwrap().verifier()]).is_ok());
        // Whatever was recorded about the batch, its case and its statements lies under that root.
        let mut under = 0;
        for (kind, id) in &read.about {
            let about = trail_about::Entity::find()
                .filter(trail_about::Column::Kind.eq(kind.as_str()))
                .filter(trail_about::Column::ObjectId.eq(id.as_str()));
            for one in world.house.store.view().all(about).await.unwrap() {
                let entry = world.house.store.view().one(trail_entry::Entity::find_by_id(one.entry_id)).await.unwrap().unwrap();
                if entry.entry_id != release.entry_id {
                    assert!(entry.leaf_index.is_some_and(|index| index < signed.size), "{} {kind} {id}", entry.command);
                    under += 1;
                }
            }
        }
        assert!(under >= 10, "declared, reviewed, approved, made: {under}");
        world.assert_verifies().await;
    }
}

on_both! {
    async fn i11_with_a_witness_appointed_money_waits_for_its_cosignature(world) {
        let mut world = world;
        let ids = approved(&mut world).await;
        let made = world.run::<Make>("huxy", to_pay(&ids)).await.unwrap();
        let appoint = |key: String| WitnessToAppoint { verifier_key: key };
        let verifier = witness().verifier().to_string();
        let refused = world.run::<Appoint>("lixy", appoint(verifier.clone())).await.unwrap_err();
        assert_eq!(refused.code, "duty_not_held");
        let own = world.house.signer().await.unwrap().verifier().to_string();
        assert_eq!(world.run::<Appoint>("wangjg", appoint(own)).await.unwrap_err().code, "witness_key_malformed");
        world.run::<Appoint>("wangjg", appoint(verifier.clone())).await.unwrap();
        assert_eq!(world.run::<Appoint>("wangjg", appoint(verifier)).await.unwrap_err().code, "witness_known");

        // Nobody cosigns: nothing goes out and nothing has changed.
        let refused = world.run::<Release>("guojj", to_release(made.batch_id)).await.unwrap_err();
        assert_eq!((refused.code.as_str(), refused.kind), ("trail_not_witnessed", RefusalKind::Unavailable));
        let batch = world.house.store.view().by_key::<payment_batch::Model>(made.batch_id.0).await.unwrap().unwrap();
        assert_eq!(batch.state, "made");

        // The witness comes while the release waits.
        let house = world.house.clone();
        let log = house.signer().await.unwrap().verifier();
        let cosigning = tokio::spawn(async move {
            let mut latest: Option<SignedCheckpoint> = None;
            for _ in 0..60 {
                tokio::time::sleep(Duration::from_millis(150)).await;
                let Some(kept) = house.store.latest_checkpoint().await.unwrap() else { continue };
                let old = latest.as_ref().map_or(0, |latest| latest.checkpoint().size);
                let proof = house.store.view().consistency_proof(old, kept.size as u64).await.unwrap();
                let checkpoint = SignedCheckpoint::parse(&kept.note).unwrap();
                let request = AddCheckpoint { old_size: old, proof, checkpoint };
                consider(&log, latest.as_ref(), &request).expect("an honest trail is cosigned");
                let line = request.checkpoint.cosignature(&witness(), 1_793_000_000).unwrap();
                // Lines of keys nobody appointed are left alone; a line that only claims to be the witness's is refused.
                let stranger = SignerKey::witness_from_entropy("stranger", [6; 32]).unwrap();
                let other = request.checkpoint.cosignature(&stranger, 1_793_000_000).unwrap();
                assert_eq!(house.take_cosignatures(kept.size as u64, &other).await.unwrap(), 0);
                let forged = line.replacen("AAAAAGr", "AAAAAGs", 1);
                assert!(forged == line || house.take_cosignatures(kept.size as u64, &forged).await.is_err());
                assert_eq!(house.take_cosignatures(kept.size as u64, &line).await.unwrap(), 1);
                latest = Some(request.checkpoint);
            }
        });
        world.run::<Release>("guojj", to_release(made.batch_id)).await.unwrap();
        cosigning.abort();

        let shown = world.ask::<Checkpoints>("lixy", CheckpointPage::default()).await.unwrap();
        assert_eq!(shown.rows[0].cosigned_by, ["witness.example/w1"]);
        let note = SignedCheckpoint::parse(&shown.rows[0].note).unwrap();
        assert_eq!(note.cosigners(&[witness().verifier()]).unwrap().len(), 1, "kept, and given out with the checkpoint");
        assert_eq!(shown.witnesses[0].cosigned_size, Some(shown.rows[0].size));

        // Whoever appoints cannot dismiss.
        let dismiss = || WitnessToDismiss { name: "witness.example/w1".to_owned(), reason: "设备更换".to_owned() };
        assert_eq!(world.run::<Dismiss>("wangjg", dismiss()).await.unwrap_err().code, "duty_not_held");
        world.run::<Dismiss>("lixy", dismiss()).await.unwrap();
        assert_eq!(world.run::<Dismiss>("lixy", dismiss()).await.unwrap_err().code, "not_found");
        world.assert_verifies().await;
    }
}

/// Builds the tree anew over whatever entries there are, as someone does who
/// holds the database and the signing key: all hashes recomputed, signed again.
async fn forged_anew(world: &World, change: &[&str]) {
    let db = unguarded(world).await;
    for statement in change {
        db.execute_unprepared(statement).await.unwrap_or_else(|e| panic!("{statement}: {e}"));
    }
    for statement in [
        "DELETE FROM trail_cosignature",
        "DELETE FROM trail_checkpoint",
        "DELETE FROM trail_node",
        "DELETE FROM trail_tree",
        "UPDATE trail_entry SET leaf_index = NULL, leaf_hash = NULL",
    ] {
        db.execute_unprepared(statement).await.unwrap();
    }
    world.house.seal().await.unwrap();
}

/// The witness's answer to what the house now shows.
async fn judged(world: &World, latest: &SignedCheckpoint) -> Result<(), WitnessRefusal> {
    let log = world.house.signer().await.unwrap().verifier();
    let request = offered(world, latest.checkpoint().size).await.expect("there is a checkpoint");
    consider(&log, Some(latest), &request)
}

on_both! {
    async fn i11_whatever_is_done_to_the_trail_the_witness_refuses_it(world) {
        let mut world = world;
        approved(&mut world).await;
        let seen = world.house.seal().await.unwrap().note;
        assert_eq!(judged(&world, &seen).await, Ok(()), "the honest trail");
        let size = seen.checkpoint().size as i64;
        let cut = format!("DELETE FROM trail_entry WHERE leaf_index >= {}", size - 4);
        let cut_about = format!(
            "DELETE FROM trail_about WHERE entry_id IN (SELECT entry_id FROM trail_entry WHERE leaf_index >= {})", size - 4
        );
        let third = "(SELECT entry_id FROM trail_entry WHERE leaf_index = 3)";
        let delete_about = format!("DELETE FROM trail_about WHERE entry_id IN {third}");
        let delete = format!("DELETE FROM trail_entry WHERE entry_id IN {third}");
        let flip = "UPDATE trail_entry SET bytes = (SELECT bytes FROM trail_entry WHERE leaf_index = 5) WHERE leaf_index = 4";
        // Each is done with triggers off, every hash is recomputed and the house's own key signs again.
        forged_anew(&world, &[flip]).await;
        let rewritten = judged(&world, &seen).await.unwrap_err();
        assert!(rewritten.shows_a_rewrite(), "one entry rewritten: {rewritten}");
        forged_anew(&world, &[&delete_about, &delete]).await;
        assert_eq!(judged(&world, &seen).await.unwrap_err().status(), 400, "one entry less than was seen");
        let added = "INSERT INTO trail_entry (entry_id, at, command, outcome, bytes) \
            SELECT 0, at, command, outcome, bytes FROM trail_entry WHERE leaf_index = 7";
        forged_anew(&world, &[added]).await;
        assert!(judged(&world, &seen).await.unwrap_err().shows_a_rewrite(), "filled up again with another");
        forged_anew(&world, &[&cut_about, &cut]).await;
        assert_eq!(judged(&world, &seen).await.unwrap_err().status(), 400, "the tail cut, or an old snapshot restored");
        // The trail then grows beyond what was seen: on another history.
        let grown: Vec<String> = (1..=9)
            .map(|n| format!("INSERT INTO trail_entry (entry_id, at, command, outcome, bytes) SELECT -{n}, at, command, outcome, bytes FROM trail_entry WHERE leaf_index = 1"))
            .collect();
        forged_anew(&world, &grown.iter().map(String::as_str).collect::<Vec<_>>()).await;
        assert!(judged(&world, &seen).await.unwrap_err().shows_a_rewrite());
        let kept = world.house.store.view().count(trail_checkpoint::Entity::find()).await.unwrap();
        assert_eq!(kept, 1, "the forger's own checkpoint looks as good as the first");
    }
}
