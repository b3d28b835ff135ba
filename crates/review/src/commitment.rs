//! Commitments to a draw, so that nobody can steer it: two persons first hand
//! in the digests of secrets they keep, then the population is fixed, then the
//! secrets are opened, and the seed mixes both secrets, the population and a
//! later root of the trail. Redrawing, adding or dropping a claim, or holding a
//! secret back all leave a mismatch that anyone can recompute.
//!
//! All digests are SM3 over a label, ended by a zero byte, and the parts:
//! - commitment = SM3(`zhiheng/commit/v1` 0 ‖ secret)
//! - population = SM3(`zhiheng/population/v1` 0 ‖ n ‖ id … ), ids ascending, each
//!   once, count and ids as 8 bytes, highest first
//! - seed = SM3(`zhiheng/draw/v1` 0 ‖ number of secrets as 8 bytes ‖ secret … in
//!   the order in which they were committed ‖ population ‖ root)
//!
//! Article: R1-12.11, R4-16.

use sm3::{Digest, Sm3};

/// What a person keeps until the draw: 32 random bytes.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Secret(pub [u8; 32]);

/// What a person hands in before the draw.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Commitment(pub [u8; 32]);

/// A secret never shows itself in logs.
impl std::fmt::Debug for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Secret(…)")
    }
}

/// The commitment to a secret.
pub fn commit(secret: &Secret) -> Commitment {
    Commitment(labelled("zhiheng/commit/v1").chain_update(secret.0).finalize().into())
}

impl Commitment {
    /// Whether it was made from this secret.
    pub fn is_opened_by(&self, secret: &Secret) -> bool {
        commit(secret) == *self
    }
}

/// The digest of a population; order and repetitions do not matter.
pub fn population_digest(population: &[i64]) -> [u8; 32] {
    let mut ids = population.to_vec();
    ids.sort_unstable();
    ids.dedup();
    let counted = labelled("zhiheng/population/v1").chain_update((ids.len() as u64).to_be_bytes());
    ids.iter().fold(counted, |hash, id| hash.chain_update(id.to_be_bytes())).finalize().into()
}

/// The seed of a draw from the opened secrets, in the order committed, the
/// digest of the population and the root of the trail at a checkpoint made
/// after the commitments.
pub fn draw_seed(secrets: &[Secret], population: &[u8; 32], trail_root: &[u8; 32]) -> [u8; 32] {
    let counted = labelled("zhiheng/draw/v1").chain_update((secrets.len() as u64).to_be_bytes());
    let mixed = secrets.iter().fold(counted, |hash, secret| hash.chain_update(secret.0));
    mixed.chain_update(population).chain_update(trail_root).finalize().into()
}

fn labelled(label: &str) -> Sm3 {
    Sm3::new().chain_update(label.as_bytes()).chain_update([0])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_committed_secret_opens_a_commitment() {
        let commitment = commit(&Secret([1; 32]));
        assert!(commitment.is_opened_by(&Secret([1; 32])));
        let mut other = [1; 32];
        other[31] ^= 1;
        assert!(!commitment.is_opened_by(&Secret(other)));
    }

    #[test]
    fn i15_every_part_of_a_draw_changes_its_seed() {
        let (a, b) = (Secret([1; 32]), Secret([2; 32]));
        let ids = [1, 2, 3, 4];
        let seed = draw_seed(&[a, b], &population_digest(&ids), &[9; 32]);
        assert_eq!(seed, draw_seed(&[a, b], &population_digest(&[4, 3, 2, 1, 1]), &[9; 32]));
        for (attack, other) in [
            ("a claim dropped", draw_seed(&[a, b], &population_digest(&[1, 2, 3]), &[9; 32])),
            ("a claim added", draw_seed(&[a, b], &population_digest(&[1, 2, 3, 4, 5]), &[9; 32])),
            ("a secret held back", draw_seed(&[a], &population_digest(&ids), &[9; 32])),
            ("secrets swapped", draw_seed(&[b, a], &population_digest(&ids), &[9; 32])),
            ("another secret", draw_seed(&[a, Secret([3; 32])], &population_digest(&ids), &[9; 32])),
            ("another root", draw_seed(&[a, b], &population_digest(&ids), &[8; 32])),
        ] {
            assert_ne!(seed, other, "{attack}");
        }
    }
}
