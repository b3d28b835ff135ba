//! Proofs against the recursive definition of RFC 6962 and against an
//! independent implementation, for all shapes of small trees; and that no
//! altered proof holds.

use std::collections::BTreeMap;

use ct_merkle::mem_backed_tree::MemoryBackedTree;
use proptest::prelude::*;
use sm3::Sm3;
use trail::{
    Frontier, Hash, ProofError, ProofFault, consistency_proof, consistency_proof_from, inclusion_proof,
    inclusion_proof_from, leaf_hash, nodes_for_consistency, nodes_for_inclusion, root_of, verify_consistency,
    verify_inclusion,
};

const SIZES: u64 = 130;

fn leaf_bytes(number: u64) -> Vec<u8> {
    number.to_be_bytes().to_vec()
}

fn leaves(count: u64) -> Vec<Hash> {
    (0..count).map(|number| leaf_hash(&leaf_bytes(number))).collect()
}

/// PATH of RFC 6962 §2.1.1, word for word.
fn defined_path(index: usize, leaves: &[Hash]) -> Vec<Hash> {
    if leaves.len() == 1 {
        return vec![];
    }
    let split = leaves.len().next_power_of_two() / 2;
    let (left, right) = leaves.split_at(split);
    let (mut path, beside) =
        if index < split { (defined_path(index, left), right) } else { (defined_path(index - split, right), left) };
    path.push(root_of(beside));
    path
}

/// SUBPROOF of RFC 6962 §2.1.2, word for word.
fn defined_subproof(earlier: usize, leaves: &[Hash], whole: bool) -> Vec<Hash> {
    if earlier == leaves.len() {
        return if whole { vec![] } else { vec![root_of(leaves)] };
    }
    let split = leaves.len().next_power_of_two() / 2;
    let (left, right) = leaves.split_at(split);
    let (mut proof, beside) = if earlier <= split {
        (defined_subproof(earlier, left, whole), right)
    } else {
        (defined_subproof(earlier - split, right, false), left)
    };
    proof.push(root_of(beside));
    proof
}

#[test]
fn every_inclusion_proof_is_the_defined_one_and_holds() {
    let all = leaves(SIZES);
    let mut other: MemoryBackedTree<Sm3, Vec<u8>> = MemoryBackedTree::new();
    for size in 1..=SIZES {
        other.push(leaf_bytes(size - 1));
        let tree = &all[..size as usize];
        let root = root_of(tree);
        for index in 0..size {
            let proof = inclusion_proof(index, tree).unwrap();
            assert_eq!(proof, defined_path(index as usize, tree), "{index} of {size}");
            assert_eq!(other.prove_inclusion(index as usize).as_bytes(), proof.as_flattened(), "{index} of {size}");
            assert_eq!(
                verify_inclusion(index, size, &tree[index as usize], &proof, &root),
                Ok(()),
                "{index} of {size}"
            );
        }
        assert_eq!(inclusion_proof(size, tree), Err(ProofError::IndexOutOfRange { index: size, size }));
    }
}

#[test]
fn every_consistency_proof_is_the_defined_one_and_holds() {
    let all = leaves(SIZES);
    let mut other: MemoryBackedTree<Sm3, Vec<u8>> = MemoryBackedTree::new();
    for later in 0..=SIZES {
        let tree = &all[..later as usize];
        for earlier in 0..=later {
            let proof = consistency_proof(earlier, tree).unwrap();
            if earlier > 0 {
                assert_eq!(proof, defined_subproof(earlier as usize, tree, true), "{earlier} to {later}");
            }
            if earlier > 0 && earlier < later {
                let by_other = other.prove_consistency((later - earlier) as usize);
                assert_eq!(by_other.as_bytes(), proof.as_flattened(), "{earlier} to {later}");
            }
            let roots = (root_of(&all[..earlier as usize]), root_of(tree));
            assert_eq!(verify_consistency(earlier, later, &roots.0, &roots.1, &proof), Ok(()), "{earlier} to {later}");
        }
        let error = ProofError::SizesOutOfOrder { earlier: later + 1, later };
        assert_eq!(consistency_proof(later + 1, tree), Err(error));
        if later < SIZES {
            other.push(leaf_bytes(later));
        }
    }
}

#[test]
fn proofs_come_from_the_kept_subtrees_alone() {
    let all = leaves(SIZES);
    let mut kept = BTreeMap::new();
    let mut frontier = Frontier::new();
    for leaf in &all {
        frontier.push_noting(*leaf, |at, hash| assert_eq!(kept.insert(at, hash), None));
    }
    for size in 1..=SIZES {
        let tree = &all[..size as usize];
        for index in 0..size {
            let proof = inclusion_proof(index, tree);
            assert_eq!(inclusion_proof_from(index, size, |at| kept.get(&at).copied()), proof);
            let asked = nodes_for_inclusion(index, size).unwrap();
            assert!(asked.iter().all(|at| kept.contains_key(at)), "{index} of {size}");
            let proof = consistency_proof(index, tree);
            assert_eq!(consistency_proof_from(index, size, |at| kept.get(&at).copied()), proof);
            let asked = nodes_for_consistency(index, size).unwrap();
            assert!(asked.len() <= 2 * size.ilog2() as usize + 2, "{index} of {size}");
        }
    }
    assert!(matches!(inclusion_proof_from(3, 9, |_| None), Err(ProofError::NodeMissing(_))));
}

#[test]
fn a_rewritten_tree_has_no_consistency_proof() {
    let honest = leaves(100);
    let mut rewritten = honest.clone();
    rewritten[20] = leaf_hash(b"another");
    let old_root = root_of(&honest[..40]);
    let proof = consistency_proof(40, &rewritten).unwrap();
    let found = verify_consistency(40, 100, &old_root, &root_of(&rewritten), &proof);
    assert_eq!(found, Err(ProofFault::EarlierRootDiffers));
}

proptest! {
    #[test]
    fn an_altered_inclusion_proof_does_not_hold(
        size in 1..300_u64, at: prop::sample::Index, what in 0..6_u8, byte: prop::sample::Index, flip in 1..=255_u8,
    ) {
        let tree = leaves(size);
        let index = at.index(size as usize) as u64;
        let mut proof = inclusion_proof(index, &tree).unwrap();
        let (mut leaf, mut root, mut claimed) = (tree[index as usize], root_of(&tree), index);
        match what {
            0 => leaf[byte.index(32)] ^= flip,
            1 => root[byte.index(32)] ^= flip,
            2 => proof.push(leaf),
            3 => prop_assume!(proof.pop().is_some()),
            4 => {
                prop_assume!(!proof.is_empty());
                let place = byte.index(proof.len() * 32);
                proof[place / 32][place % 32] ^= flip;
            }
            _ => claimed = (index + u64::from(flip)) % (size + 5),
        }
        prop_assume!(what < 5 || claimed != index);
        prop_assert!(verify_inclusion(claimed, size, &leaf, &proof, &root).is_err());
    }

    #[test]
    fn an_altered_consistency_proof_does_not_hold(
        later in 2..300_u64, at: prop::sample::Index, what in 0..5_u8, byte: prop::sample::Index, flip in 1..=255_u8,
    ) {
        let tree = leaves(later);
        let earlier = 1 + at.index(later as usize - 1) as u64;
        let mut proof = consistency_proof(earlier, &tree).unwrap();
        let (mut old, mut new) = (root_of(&tree[..earlier as usize]), root_of(&tree));
        match what {
            0 => old[byte.index(32)] ^= flip,
            1 => new[byte.index(32)] ^= flip,
            2 => proof.push(new),
            3 => drop(proof.pop()),
            _ => {
                let place = byte.index(proof.len() * 32);
                proof[place / 32][place % 32] ^= flip;
            }
        }
        prop_assert!(verify_consistency(earlier, later, &old, &new, &proof).is_err());
    }
}
