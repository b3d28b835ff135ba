//! Repeats a kept draw of finished cases from its row alone.
//!
//! Article: R1-30.

use base::Rate;
use review::{Secret, draw, draw_seed, population_digest, share_count};
use store::entity::spot_check_draw;

/// The cases that a kept draw gives when it is made once more; `None` when its
/// parts do not belong together.
pub fn repeats(row: &spot_check_draw::Model) -> Option<Vec<i64>> {
    let bytes = |text: &str| <[u8; 32]>::try_from(hex::decode(text).ok()?).ok();
    let population: Vec<i64> = row.population.split(' ').map(str::parse).collect::<Result<_, _>>().ok()?;
    let digest = bytes(&row.population_digest)?;
    let seed = bytes(&row.seed)?;
    let count = share_count(population.len(), Rate::permyriad(i64::from(row.share_permyriad)));
    let holds = population_digest(&population) == digest
        && draw_seed(&[Secret(bytes(&row.secret)?)], &digest, &bytes(&row.tree_root)?) == seed
        && count as i64 == row.drawn_count;
    holds.then(|| draw(&population, &seed, count))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn i15_a_draw_of_cases_is_repeated_from_its_row_and_every_change_is_noticed() {
        let population: Vec<i64> = (1..=41).collect();
        let (secret, root, digest) = ([3; 32], [4; 32], population_digest(&population));
        let row = spot_check_draw::Model {
            spot_check_draw_id: 1,
            month: "2026-09".to_owned(),
            kind: "referral".to_owned(),
            population: population.iter().map(i64::to_string).collect::<Vec<_>>().join(" "),
            population_digest: hex::encode(digest),
            population_count: 41,
            secret: hex::encode(secret),
            seed: hex::encode(draw_seed(&[Secret(secret)], &digest, &root)),
            tree_size: 9,
            tree_root: hex::encode(root),
            share_permyriad: 500,
            drawn_count: 3,
            drawn_by: 1,
            drawn_at: time::OffsetDateTime::UNIX_EPOCH,
            rev: 1,
        };
        assert_eq!(repeats(&row).map(|drawn| drawn.len()), Some(3));
        let other = |change: fn(&mut spot_check_draw::Model)| {
            let mut row = row.clone();
            change(&mut row);
            repeats(&row)
        };
        assert_eq!(other(|row| row.population = row.population.replacen("1 2 ", "2 ", 1)), None);
        assert_eq!(other(|row| row.secret = "00".repeat(32)), None);
        assert_eq!(other(|row| row.tree_root = "00".repeat(32)), None);
        assert_eq!(other(|row| row.drawn_count = 2), None);
        assert_eq!(other(|row| row.seed = "zz".to_owned()), None);
    }
}
