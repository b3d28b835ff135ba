//! The tree against the recursive definition of RFC 6962 and against an
//! independent implementation.

use ct_merkle::mem_backed_tree::MemoryBackedTree;
use sm3::{Digest, Sm3};
use trail::{Frontier, Hash, empty_root, leaf_hash, node_hash, root_of};

/// Sizes up to here are compared one by one.
const SIZES: usize = 130;

fn leaf_bytes(number: usize) -> Vec<u8> {
    format!("entry {number}").into_bytes()
}

fn leaves(count: usize) -> Vec<Hash> {
    (0..count).map(|number| leaf_hash(&leaf_bytes(number))).collect()
}

/// The definition, word for word: split at the largest power of two below.
fn defined_root(leaves: &[Hash]) -> Hash {
    match leaves {
        [] => Sm3::digest([]).into(),
        [leaf] => *leaf,
        _ => {
            let (left, right) = leaves.split_at(leaves.len().next_power_of_two() / 2);
            node_hash(&defined_root(left), &defined_root(right))
        }
    }
}

#[test]
fn sm3_gives_the_digests_of_its_standard() {
    const EMPTY: &str = "1ab21d8355cfa17f8e61194831e81a8f22bec8c728fefb747ed035eb5082aa2b";
    let cases = [
        ("abc".to_owned(), "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"),
        ("abcd".repeat(16), "debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732"),
        (String::new(), EMPTY),
    ];
    for (text, digest) in cases {
        assert_eq!(hex::encode(Sm3::digest(text)), digest);
    }
    assert_eq!(hex::encode(empty_root()), EMPTY);
}

#[test]
fn leaves_and_nodes_are_hashed_apart() {
    let (left, right) = (leaf_hash(b"l"), leaf_hash(b"r"));
    assert_eq!(left, <Hash>::from(Sm3::digest(b"\x00l")));
    let joined = [&[1_u8][..], &left, &right].concat();
    assert_eq!(node_hash(&left, &right), <Hash>::from(Sm3::digest(&joined)));
    // An inner node passed off as a leaf has another hash.
    assert_ne!(leaf_hash(&joined[1..]), node_hash(&left, &right));
}

#[test]
fn every_size_has_the_defined_root() {
    let all = leaves(SIZES);
    let mut frontier = Frontier::new();
    let mut other: MemoryBackedTree<Sm3, Vec<u8>> = MemoryBackedTree::new();
    for size in 0..=SIZES {
        let root = defined_root(&all[..size]);
        assert_eq!(frontier.root(), root, "size {size}");
        assert_eq!(root_of(&all[..size]), root, "size {size}");
        if size > 0 {
            assert_eq!(other.root().as_bytes().as_slice(), root, "size {size}");
        }
        assert_eq!(frontier.size(), size as u64);
        if size < SIZES {
            assert_eq!(frontier.push(all[size]), size as u64);
            other.push(leaf_bytes(size));
        }
    }
}

#[test]
fn a_stored_frontier_goes_on_where_it_stopped() {
    let all = leaves(SIZES);
    for stop in 0..SIZES {
        let mut first = Frontier::new();
        for leaf in &all[..stop] {
            first.push(*leaf);
        }
        let mut restored = Frontier::restore(first.size(), first.hashes().to_vec()).unwrap();
        assert_eq!(restored, first);
        for leaf in &all[stop..] {
            restored.push(*leaf);
        }
        assert_eq!(restored.root(), defined_root(&all), "stopped at {stop}");
    }
    assert!(Frontier::restore(5, vec![[0; 32]; 3]).is_err());
    assert!(Frontier::restore(0, vec![[0; 32]]).is_err());
}

#[test]
fn every_completed_subtree_is_noted_once() {
    let all = leaves(SIZES);
    let mut frontier = Frontier::new();
    let mut noted = std::collections::BTreeMap::new();
    for leaf in &all {
        frontier.push_noting(*leaf, |at, hash| assert_eq!(noted.insert(at, hash), None));
    }
    for level in 0..8 {
        let width = 1_usize << level;
        for (index, covered) in all.chunks_exact(width).enumerate() {
            let hash = noted.remove(&trail::NodeAt { level, index: index as u64 });
            assert_eq!(hash, Some(defined_root(covered)), "level {level}, index {index}");
        }
    }
    assert!(noted.is_empty());
}
