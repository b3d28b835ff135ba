//! Proofs of RFC 6962 over the tree: that an entry is in it, and that a later
//! tree is an earlier one with entries appended. For the page on which anyone
//! downloads the proof of an entry, and for witnesses.
//!
//! A proof needs the hashes of a few full subtrees only. Whoever kept them
//! ([`crate::Frontier::push_noting`]) hands in a way to look them up; whoever
//! has all leaf hashes uses the forms that take them.

use std::ops::Range;

use crate::tree::fold_from_right;
use crate::{Hash, NodeAt, root_of};

/// Why a proof could not be made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ProofError {
    /// The index is not below the size of the tree.
    #[error("there is no entry {index} in a tree of {size}")]
    IndexOutOfRange {
        /// The index asked for.
        index: u64,
        /// The size of the tree.
        size: u64,
    },
    /// The earlier size is larger than the later.
    #[error("a tree of {later} entries cannot have grown from one of {earlier}")]
    SizesOutOfOrder {
        /// The size of the earlier tree.
        earlier: u64,
        /// The size of the later tree.
        later: u64,
    },
    /// The hash of a full subtree could not be looked up.
    #[error("the hash of subtree {} at level {} is missing", .0.index, .0.level)]
    NodeMissing(NodeAt),
}

/// The proof that the leaf `index` is in the tree over `leaves`: the hashes
/// beside its path to the root, from the bottom up.
///
/// # Errors
/// When there is no such leaf.
pub fn inclusion_proof(index: u64, leaves: &[Hash]) -> Result<Vec<Hash>, ProofError> {
    inclusion_proof_from(index, leaves.len() as u64, |at| node_over(leaves, at))
}

/// The same for a tree of `size` leaves whose full subtrees can be looked up.
///
/// # Errors
/// When there is no such leaf, or a subtree is not found.
pub fn inclusion_proof_from(
    index: u64,
    size: u64,
    node: impl FnMut(NodeAt) -> Option<Hash>,
) -> Result<Vec<Hash>, ProofError> {
    if index >= size {
        return Err(ProofError::IndexOutOfRange { index, size });
    }
    let mut beside = Vec::new();
    let mut part = 0..size;
    while part.end - part.start > 1 {
        let (left, right) = halves(&part);
        let (inside, outside) = if index < left.end { (left, right) } else { (right, left) };
        beside.push(outside);
        part = inside;
    }
    hashes_of(beside, node)
}

/// The proof that the tree over `leaves` has grown from the tree over the
/// first `earlier` of them. Empty when `earlier` is 0 or all.
///
/// # Errors
/// When `earlier` is larger than the tree.
pub fn consistency_proof(earlier: u64, leaves: &[Hash]) -> Result<Vec<Hash>, ProofError> {
    consistency_proof_from(earlier, leaves.len() as u64, |at| node_over(leaves, at))
}

/// The same for a tree of `later` leaves whose full subtrees can be looked up.
///
/// # Errors
/// When `earlier` is larger than `later`, or a subtree is not found.
pub fn consistency_proof_from(
    earlier: u64,
    later: u64,
    node: impl FnMut(NodeAt) -> Option<Hash>,
) -> Result<Vec<Hash>, ProofError> {
    if earlier > later {
        return Err(ProofError::SizesOutOfOrder { earlier, later });
    }
    if earlier == 0 || earlier == later {
        return Ok(Vec::new());
    }
    let mut parts = Vec::new();
    let mut part = 0..later;
    while part.end != earlier {
        let (left, right) = halves(&part);
        let (inside, outside) = if earlier <= left.end { (left, right) } else { (right, left) };
        parts.push(outside);
        part = inside;
    }
    // What ends the earlier tree is known to the verifier only when it is the
    // whole earlier tree; otherwise it begins the proof.
    if part.start > 0 {
        parts.push(part);
    }
    hashes_of(parts, node)
}

/// The subtrees whose hashes [`inclusion_proof_from`] looks up, for stores
/// that fetch them beforehand.
///
/// # Errors
/// When there is no such leaf.
pub fn nodes_for_inclusion(index: u64, size: u64) -> Result<Vec<NodeAt>, ProofError> {
    let mut asked = Vec::new();
    inclusion_proof_from(index, size, |at| Some(noted(&mut asked, at)))?;
    Ok(asked)
}

/// The subtrees whose hashes [`consistency_proof_from`] looks up.
///
/// # Errors
/// When `earlier` is larger than `later`.
pub fn nodes_for_consistency(earlier: u64, later: u64) -> Result<Vec<NodeAt>, ProofError> {
    let mut asked = Vec::new();
    consistency_proof_from(earlier, later, |at| Some(noted(&mut asked, at)))?;
    Ok(asked)
}

fn noted(asked: &mut Vec<NodeAt>, at: NodeAt) -> Hash {
    asked.push(at);
    [0; 32]
}

/// The two children of a part of the tree: the left one is the largest full
/// subtree that leaves something to the right.
fn halves(part: &Range<u64>) -> (Range<u64>, Range<u64>) {
    let size = part.end - part.start;
    let middle = part.start + (1 << (size - 1).ilog2());
    (part.start..middle, middle..part.end)
}

/// The hashes of parts listed from the root down, in the order of a proof.
fn hashes_of(parts: Vec<Range<u64>>, mut node: impl FnMut(NodeAt) -> Option<Hash>) -> Result<Vec<Hash>, ProofError> {
    parts.into_iter().rev().map(|part| part_hash(part, &mut node)).collect()
}

/// The hash of a part of the tree from its full subtrees, from large to small.
fn part_hash(part: Range<u64>, node: &mut impl FnMut(NodeAt) -> Option<Hash>) -> Result<Hash, ProofError> {
    let mut subtrees = Vec::new();
    let mut from = part.start;
    while from < part.end {
        let level = (part.end - from).ilog2();
        let at = NodeAt { level, index: from >> level };
        subtrees.push(node(at).ok_or(ProofError::NodeMissing(at))?);
        from += 1 << level;
    }
    Ok(fold_from_right(&subtrees).expect("a part of a tree has a leaf"))
}

fn node_over(leaves: &[Hash], at: NodeAt) -> Option<Hash> {
    let from = usize::try_from(at.index << at.level).ok()?;
    leaves.get(from..from + (1 << at.level)).map(root_of)
}
