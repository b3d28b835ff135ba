//! The seed of a draw of finished cases: random bytes made for it, the population
//! and the trail's root as it stood, so that anyone can make the draw again. The
//! sample of a month, where two persons commit themselves, is in [`crate::SamplePopulation`].
//!
//! All digests are SM3 over a label, ended by a zero byte, and the parts:
//! - population = SM3(`zhiheng/population/v1` 0 ‖ n ‖ id … ), ids ascending, each
//!   once, count and ids as 8 bytes, highest first
//! - seed = SM3(`zhiheng/draw/v1` 0 ‖ number of secrets as 8 bytes ‖ secret … ‖
//!   population ‖ root)
//!
//! Article: R1-30.

use sm3::{Digest, Sm3};

/// What a draw is seeded with: 32 random bytes.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Secret(pub [u8; 32]);

/// A secret never shows itself in logs.
impl std::fmt::Debug for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Secret(…)")
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

/// The seed of a draw from its secrets, the digest of the population and the root
/// of the trail.
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
