//! Repeats a kept draw, so that whoever doubts a sample can check it: from the row
//! of the draw and the ids of all settlements drawn from, nothing else.
//!
//! Article: R4-16, R1-12.11.

use base::Rate;
use review::{Secret, draw, draw_seed, population_digest, share_count};
use store::entity::sample_draw;

/// Why a kept draw and its parts do not belong together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum DrawFault {
    /// A field of the row is not hex of 32 bytes.
    #[error("{0} is not 32 bytes in hex")]
    Malformed(&'static str),
    /// The population is not the one that was drawn from.
    #[error("the population is not the one that was drawn from")]
    PopulationDiffers,
    /// The seed was not made from secret, population and root.
    #[error("the seed was not made from the secret, the population and the root")]
    SeedDiffers,
    /// Fewer or more were drawn than the share asks for.
    #[error("the number drawn is not the share of the population")]
    CountDiffers,
}

/// Repeats a kept draw from its row and the ids of all settlements drawn from:
/// the sample, ascending, or why the row cannot be right.
///
/// # Errors
/// [`DrawFault`], checked in the order of its variants.
pub fn recompute_draw(row: &sample_draw::Model, population: &[i64]) -> Result<Vec<i64>, DrawFault> {
    let bytes = |text: &str, name| {
        let bytes = hex::decode(text).map_err(|_| DrawFault::Malformed(name))?;
        <[u8; 32]>::try_from(bytes).map_err(|_| DrawFault::Malformed(name))
    };
    let digest = bytes(&row.population_digest, "population_digest")?;
    let secret = bytes(&row.secret, "secret")?;
    let seed = bytes(&row.seed, "seed")?;
    let root = bytes(&row.tree_root, "tree_root")?;
    if population_digest(population) != digest {
        return Err(DrawFault::PopulationDiffers);
    }
    if draw_seed(&[Secret(secret)], &digest, &root) != seed {
        return Err(DrawFault::SeedDiffers);
    }
    let mut ids = population.to_vec();
    ids.sort_unstable();
    ids.dedup();
    let count = share_count(ids.len(), Rate::permyriad(i64::from(row.share_permyriad)));
    if count as i64 != row.drawn_count {
        return Err(DrawFault::CountDiffers);
    }
    Ok(draw(&ids, &seed, count))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn_from(population: &[i64]) -> sample_draw::Model {
        let (secret, root, digest) = ([3; 32], [4; 32], population_digest(population));
        sample_draw::Model {
            sample_draw_id: 1,
            month: "2026-09".to_owned(),
            population_digest: hex::encode(digest),
            population_count: population.len() as i64,
            secret: hex::encode(secret),
            seed: hex::encode(draw_seed(&[Secret(secret)], &digest, &root)),
            tree_size: 9,
            tree_root: hex::encode(root),
            share_permyriad: 500,
            drawn_count: share_count(population.len(), Rate::percent(5)) as i64,
            rev: 1,
        }
    }

    #[test]
    fn i15_a_kept_draw_is_repeated_and_every_change_is_noticed() {
        let population: Vec<i64> = (1..=101).collect();
        let row = drawn_from(&population);
        let sample = recompute_draw(&row, &population).unwrap();
        assert_eq!((sample.len(), recompute_draw(&row, &population)), (6, Ok(sample)));
        assert_eq!(recompute_draw(&row, &population[1..]), Err(DrawFault::PopulationDiffers));
        let other = |change: fn(&mut sample_draw::Model)| {
            let mut row = row.clone();
            change(&mut row);
            recompute_draw(&row, &population)
        };
        assert_eq!(other(|row| row.secret = "00".repeat(32)), Err(DrawFault::SeedDiffers));
        assert_eq!(other(|row| row.tree_root = "00".repeat(32)), Err(DrawFault::SeedDiffers));
        assert_eq!(other(|row| row.drawn_count = 5), Err(DrawFault::CountDiffers));
        assert_eq!(other(|row| row.seed = "zz".to_owned()), Err(DrawFault::Malformed("seed")));
    }
}
