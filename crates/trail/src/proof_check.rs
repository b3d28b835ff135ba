//! Checking proofs with nothing but the roots. For whoever was handed an
//! entry, a proof and a checkpoint, and for witnesses before they cosign.

use crate::{Hash, node_hash};

/// Why a proof does not hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ProofFault {
    /// The index is not below the size, or the earlier size is above the later.
    #[error("the place or the sizes cannot be")]
    OutOfRange,
    /// The proof has more or fewer hashes than these sizes need.
    #[error("the proof has another length than these sizes need")]
    WrongLength,
    /// The proof leads to another root than the earlier tree's.
    #[error("the proof leads to another root than the earlier tree's")]
    EarlierRootDiffers,
    /// The proof leads to another root than the tree's.
    #[error("the proof leads to another root than the tree's")]
    RootDiffers,
}

/// Checks that the leaf with this hash stands at `index` in the tree of `size`
/// leaves with this root.
///
/// # Errors
/// When the proof does not show it.
pub fn verify_inclusion(index: u64, size: u64, leaf: &Hash, proof: &[Hash], root: &Hash) -> Result<(), ProofFault> {
    if index >= size {
        return Err(ProofFault::OutOfRange);
    }
    let (mut place, mut last) = (index, size - 1);
    let mut hash = *leaf;
    for beside in proof {
        if last == 0 {
            return Err(ProofFault::WrongLength);
        }
        if place & 1 == 1 || place == last {
            hash = node_hash(beside, &hash);
            skip_levels_without_neighbour(&mut place, &mut last);
        } else {
            hash = node_hash(&hash, beside);
        }
        place >>= 1;
        last >>= 1;
    }
    match (last == 0, hash == *root) {
        (false, _) => Err(ProofFault::WrongLength),
        (true, false) => Err(ProofFault::RootDiffers),
        (true, true) => Ok(()),
    }
}

/// Checks that the tree of `later` leaves is the tree of `earlier` leaves with
/// leaves appended.
///
/// # Errors
/// When the proof does not show it.
pub fn verify_consistency(
    earlier: u64,
    later: u64,
    earlier_root: &Hash,
    later_root: &Hash,
    proof: &[Hash],
) -> Result<(), ProofFault> {
    if earlier > later {
        return Err(ProofFault::OutOfRange);
    }
    if earlier == 0 || earlier == later {
        if !proof.is_empty() {
            return Err(ProofFault::WrongLength);
        }
        // Every tree has grown from the empty one.
        let holds = if earlier == 0 { *earlier_root == crate::empty_root() } else { earlier_root == later_root };
        return if holds { Ok(()) } else { Err(ProofFault::EarlierRootDiffers) };
    }
    // The subtree that ends the earlier tree: the proof begins with its hash,
    // unless it is the whole earlier tree.
    let (mut place, mut last) = (earlier - 1, later - 1);
    while place & 1 == 1 {
        place >>= 1;
        last >>= 1;
    }
    let (first, rest) =
        if place == 0 { (*earlier_root, proof) } else { split_first(proof).ok_or(ProofFault::WrongLength)? };
    let (mut earlier_hash, mut later_hash) = (first, first);
    for beside in rest {
        if last == 0 {
            return Err(ProofFault::WrongLength);
        }
        if place & 1 == 1 || place == last {
            earlier_hash = node_hash(beside, &earlier_hash);
            later_hash = node_hash(beside, &later_hash);
            skip_levels_without_neighbour(&mut place, &mut last);
        } else {
            later_hash = node_hash(&later_hash, beside);
        }
        place >>= 1;
        last >>= 1;
    }
    if last != 0 {
        Err(ProofFault::WrongLength)
    } else if earlier_hash != *earlier_root {
        Err(ProofFault::EarlierRootDiffers)
    } else if later_hash != *later_root {
        Err(ProofFault::RootDiffers)
    } else {
        Ok(())
    }
}

/// On the right edge a subtree without neighbour stands unchanged on the
/// levels above, up to the one where it is a right child.
fn skip_levels_without_neighbour(place: &mut u64, last: &mut u64) {
    while *place & 1 == 0 && *place != 0 {
        *place >>= 1;
        *last >>= 1;
    }
}

fn split_first(proof: &[Hash]) -> Option<(Hash, &[Hash])> {
    proof.split_first().map(|(first, rest)| (*first, rest))
}
