//! The Merkle tree of RFC 6962 with SM3, without keeping it: the frontier
//! holds the roots of the full subtrees on its left edge, at most one per
//! binary digit of the size, and gives the root of every size on the way.
//! For the integrator, which appends entries, and for every verifier.
//!
//! A leaf is SM3(00 ‖ entry bytes), a node is SM3(01 ‖ left ‖ right), the root
//! of the empty tree is SM3 of nothing. Seven leaves:
//!
//! ```text
//!            root
//!          /      \
//!       [0–3]      x        the frontier of size 7 = 111 in binary:
//!       /   \     / \         [0–3], [4–5], [6]
//!    [0–1] [2–3] [4–5] 6
//! ```

use sm3::{Digest, Sm3};

/// An SM3 digest: of a leaf, a node or a whole tree.
pub type Hash = [u8; 32];

/// The hash of a leaf: of the canonical bytes of an entry.
pub fn leaf_hash(entry_bytes: &[u8]) -> Hash {
    Sm3::new().chain_update([0x00]).chain_update(entry_bytes).finalize().into()
}

/// The hash of an inner node from its two children.
pub fn node_hash(left: &Hash, right: &Hash) -> Hash {
    Sm3::new().chain_update([0x01]).chain_update(left).chain_update(right).finalize().into()
}

/// The root of the tree without leaves.
pub fn empty_root() -> Hash {
    Sm3::digest([]).into()
}

/// The root of the tree over these leaf hashes.
pub fn root_of(leaves: &[Hash]) -> Hash {
    let mut frontier = Frontier::new();
    for leaf in leaves {
        frontier.push(*leaf);
    }
    frontier.root()
}

/// Where a full subtree stands: its height above the leaves and its place
/// among those of the same height. It covers the leaves
/// `index << level .. (index + 1) << level`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NodeAt {
    /// 0 for a leaf.
    pub level: u32,
    /// From 0.
    pub index: u64,
}

/// The left edge of a growing tree: all that is needed to append and to know
/// the root.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Frontier {
    size: u64,
    /// The full subtrees from left to right, which is from large to small.
    peaks: Vec<Hash>,
}

/// The number of hashes does not belong to the size.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a tree of {size} leaves has {expected} hashes on its frontier, not {found}")]
pub struct FrontierError {
    /// The size stated.
    pub size: u64,
    /// How many hashes that size needs.
    pub expected: usize,
    /// How many were given.
    pub found: usize,
}

impl Frontier {
    /// The frontier of the empty tree.
    pub fn new() -> Frontier {
        Frontier::default()
    }

    /// The frontier as it was stored: the size and [`Frontier::hashes`].
    ///
    /// # Errors
    /// When the number of hashes does not fit the size. Whether the hashes are
    /// right shows only when the root is compared with a checkpoint.
    pub fn restore(size: u64, hashes: Vec<Hash>) -> Result<Frontier, FrontierError> {
        let expected = size.count_ones() as usize;
        if hashes.len() == expected {
            Ok(Frontier { size, peaks: hashes })
        } else {
            Err(FrontierError { size, expected, found: hashes.len() })
        }
    }

    /// Appends a leaf by its hash and returns its index.
    pub fn push(&mut self, leaf: Hash) -> u64 {
        self.push_noting(leaf, |_, _| {})
    }

    /// Appends a leaf and names every full subtree that it completes, the leaf
    /// included, so that they can be kept for later proofs
    /// ([`crate::inclusion_proof_from`]).
    pub fn push_noting(&mut self, leaf: Hash, mut note: impl FnMut(NodeAt, Hash)) -> u64 {
        let index = self.size;
        let mut hash = leaf;
        let mut at = NodeAt { level: 0, index };
        note(at, hash);
        // A subtree with an odd place completes its parent with its left neighbour.
        while at.index & 1 == 1 {
            let left = self.peaks.pop().expect("each binary one of the size is a peak");
            hash = node_hash(&left, &hash);
            at = NodeAt { level: at.level + 1, index: at.index >> 1 };
            note(at, hash);
        }
        self.peaks.push(hash);
        self.size += 1;
        index
    }

    /// The root of the tree so far.
    pub fn root(&self) -> Hash {
        fold_from_right(&self.peaks).unwrap_or_else(empty_root)
    }

    /// The number of leaves.
    pub fn size(&self) -> u64 {
        self.size
    }

    /// The hashes to store, from left to right.
    pub fn hashes(&self) -> &[Hash] {
        &self.peaks
    }
}

/// The root over full subtrees that stand side by side, from large to small.
pub(crate) fn fold_from_right(subtrees: &[Hash]) -> Option<Hash> {
    let (last, rest) = subtrees.split_last()?;
    Some(rest.iter().rev().fold(*last, |right, left| node_hash(left, &right)))
}
