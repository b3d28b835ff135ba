//! What a witness cosigns and what it refuses (threat I11): every way in which
//! a log could show another history than the one it showed before.

#![allow(clippy::print_stdout)] // what a random test reached is part of its result

use std::cell::RefCell;
use std::collections::BTreeMap;

use proptest::prelude::*;
use proptest::test_runner::TestRunner;
use time::macros::datetime;
use trail::{
    AddCheckpoint, Checkpoint, Hash, SignedCheckpoint, SignerKey, WitnessRefusal, consider, consistency_proof,
    leaf_hash, root_of,
};

const ORIGIN: &str = "zhiheng.example/anhe";

fn key(byte: u8) -> SignerKey {
    SignerKey::from_entropy(ORIGIN, [byte; 32]).expect("the origin is a name")
}

fn leaves(count: u8) -> Vec<Hash> {
    (0..count).map(|number| leaf_hash(&[number])).collect()
}

fn signed(leaves: &[Hash], key: &SignerKey) -> SignedCheckpoint {
    let (size, root) = (leaves.len() as u64, root_of(leaves));
    let at = datetime!(2026-01-02 03:04:05 UTC);
    Checkpoint { origin: ORIGIN.into(), size, root, at }.sign(key).expect("it can be stated")
}

/// What the log sends that has these leaves and believes the witness at `old`.
fn request(old: u64, leaves: &[Hash], key: &SignerKey) -> AddCheckpoint {
    let proof = consistency_proof(old, leaves).unwrap_or_default();
    AddCheckpoint { old_size: old, proof, checkpoint: signed(leaves, key) }
}

fn judged(latest: Option<&SignedCheckpoint>, request: &AddCheckpoint) -> Result<(), WitnessRefusal> {
    // Over the wire and back: what is judged is what was sent.
    let request = AddCheckpoint::parse(&request.to_text()).expect("a request is read as it was written");
    consider(&key(1).verifier(), latest, &request)
}

#[test]
fn a_log_that_grows_is_cosigned_from_its_first_entry_on() {
    let all = leaves(9);
    assert_eq!(judged(None, &request(0, &all[..4], &key(1))), Ok(()));
    let latest = signed(&all[..4], &key(1));
    assert_eq!(judged(Some(&latest), &request(4, &all, &key(1))), Ok(()));
    assert_eq!(judged(Some(&latest), &request(4, &all[..4], &key(1))), Ok(()), "the same once more");
}

#[test]
fn i11_every_other_history_is_refused_with_its_status() {
    let all = leaves(9);
    let latest = signed(&all[..4], &key(1));
    let refusal = |request: &AddCheckpoint| judged(Some(&latest), request).map_err(|refusal| refusal.status());
    // Rewritten: the second entry is another one, the log's own key signs, all hashes are recomputed.
    let mut rewritten = all.clone();
    rewritten[1] = leaf_hash(b"other");
    assert_eq!(refusal(&request(4, &rewritten, &key(1))), Err(422));
    assert_eq!(refusal(&request(4, &rewritten[..4], &key(1))), Err(409), "of the same size");
    // Rolled back: the log offers what it has, which is less.
    assert_eq!(refusal(&request(3, &all[..3], &key(1))), Err(409));
    assert_eq!(refusal(&request(0, &all[..3], &key(1))), Err(409), "as if it began anew");
    assert_eq!(refusal(&AddCheckpoint { old_size: 4, ..request(3, &all[..3], &key(1)) }), Err(400));
    // Not by the log, and of another log.
    assert_eq!(refusal(&request(4, &all, &key(2))), Err(403));
    let other = SignerKey::from_entropy("other", [1; 32]).unwrap();
    let foreign = Checkpoint { origin: "other".into(), ..signed(&all, &key(1)).checkpoint().clone() }.sign(&other);
    assert_eq!(refusal(&AddCheckpoint { checkpoint: foreign.unwrap(), ..request(4, &all, &key(1)) }), Err(404));
    // A proof that is none.
    assert_eq!(refusal(&AddCheckpoint { proof: vec![], ..request(4, &all, &key(1)) }), Err(422));
    assert_eq!(refusal(&AddCheckpoint { proof: vec![[7; 32]; 3], ..request(4, &all, &key(1)) }), Err(422));
    let begun = AddCheckpoint { proof: vec![[7; 32]], ..request(0, &all, &key(1)) };
    assert_eq!(judged(None, &begun), Err(WitnessRefusal::NotGrown), "from nothing there is nothing to prove");
}

#[test]
fn other_texts_are_not_requests() {
    let text = request(4, &leaves(9), &key(1)).to_text();
    assert!(text.starts_with("old 4\n"));
    for (from, to) in [("old 4", "old 04"), ("old 4", "old +4"), ("old 4", "Old 4"), ("\n\n", "\n"), ("old 4\n", "")] {
        assert!(AddCheckpoint::parse(&text.replacen(from, to, 1)).is_err(), "{from:?} → {to:?}");
    }
    let proof = |count: usize| AddCheckpoint { proof: vec![[0; 32]; count], ..request(4, &leaves(9), &key(1)) };
    assert!(AddCheckpoint::parse(&proof(63).to_text()).is_ok());
    assert!(AddCheckpoint::parse(&proof(64).to_text()).is_err());
}

/// Whatever a log sends, in whatever order: what was cosigned is one growing
/// tree. Three histories that part after the fourth entry are offered.
#[test]
fn i11_whatever_is_cosigned_is_one_history() {
    let history = |which: u8, size: u8| {
        let mut leaves = leaves(size);
        leaves.iter_mut().skip(4).for_each(|leaf| leaf[0] ^= which);
        leaves
    };
    let reached = RefCell::new(BTreeMap::<u16, u64>::new());
    let offers = prop::collection::vec((0..12_u64, 1..12_u8, 0..3_u8), 1..24);
    let mut runner = TestRunner::default();
    let told = runner.run(&offers, |offers| {
        let mut cosigned: Vec<(u8, u8)> = Vec::new();
        let mut latest: Option<SignedCheckpoint> = None;
        for (old, size, which) in offers {
            // Half of the time the log knows what the witness cosigned last.
            let known = latest.as_ref().map_or(0, |latest| latest.checkpoint().size);
            let old = if old % 2 == 0 { known } else { old }.min(u64::from(size));
            let request = request(old, &history(which, size), &key(1));
            let status = match judged(latest.as_ref(), &request) {
                Ok(()) => {
                    cosigned.push((which, size));
                    latest = Some(request.checkpoint);
                    200
                }
                Err(refusal) => refusal.status(),
            };
            *reached.borrow_mut().entry(status).or_default() += 1;
        }
        for pair in cosigned.windows(2) {
            prop_assert!(pair[0].1 <= pair[1].1, "never back");
            let grown = history(pair[1].0, pair[1].1).starts_with(&history(pair[0].0, pair[0].1));
            prop_assert!(grown, "each has grown from the one before: {cosigned:?}");
        }
        Ok(())
    });
    told.unwrap();
    println!("reached {:?}", reached.borrow());
    for status in [200, 409, 422] {
        assert!(reached.borrow().get(&status).is_some_and(|times| *times > 50), "{status} was hardly reached");
    }
}
