//! A draw of a share of things that anybody can make again from what is kept of
//! it: the population, random bytes made for this draw, and the trail's root as it
//! stood. For finished cases; the sample of a month asks two persons (`operations/sample`).
//!
//! Article: R1-30. Threat I15.

use base::{Rate, Refusal, RefusalKind};
use review::{Secret, draw, draw_seed, population_digest, share_count};
use sea_orm::EntityTrait;
use store::entity::trail_tree;

use crate::command::{Context, Plan};
use crate::stop::Stop;

/// What was drawn and everything it was drawn from; digests in hex.
#[derive(Debug, Clone)]
pub(crate) struct RepeatableDraw {
    /// Ascending.
    pub(crate) drawn: Vec<i64>,
    pub(crate) population_digest: String,
    pub(crate) population_count: i64,
    /// The random bytes.
    pub(crate) secret: String,
    pub(crate) seed: String,
    /// The trail as it stood.
    pub(crate) tree_size: i64,
    pub(crate) tree_root: String,
}

impl RepeatableDraw {
    /// Draws a share of these ids, rounded up.
    ///
    /// # Errors
    /// `trail_root_missing` (503) before the trail has its first root.
    pub(crate) async fn of(cx: &Context<'_>, population: &[i64], share: Rate) -> Result<RepeatableDraw, Stop> {
        let tree = cx.view.one(trail_tree::Entity::find_by_id(1)).await?.ok_or_else(no_root)?;
        let root: [u8; 32] =
            tree.root.try_into().map_err(|_| Stop::fault("reading the trail's root", "not 32 bytes"))?;
        let digest = population_digest(population);
        let secret = cx.house.entropy.bytes32();
        let seed = draw_seed(&[Secret(secret)], &digest, &root);
        Ok(RepeatableDraw {
            drawn: draw(population, &seed, share_count(population.len(), share)),
            population_digest: hex::encode(digest),
            population_count: population.len() as i64,
            secret: hex::encode(secret),
            seed: hex::encode(seed),
            tree_size: tree.size,
            tree_root: hex::encode(root),
        })
    }

    /// Has the trail keep what the draw is made again from.
    pub(crate) fn tell<O>(&self, plan: &mut Plan<O>) {
        plan.fact("population_sm3", self.population_digest.as_str());
        plan.fact("population_count", self.population_count);
        plan.fact("secret", self.secret.as_str());
        plan.fact("seed", self.seed.as_str());
        plan.fact("tree_size", self.tree_size);
        plan.fact("tree_root", self.tree_root.as_str());
        plan.fact("drawn_count", self.drawn.len() as i64);
    }
}

fn no_root() -> Refusal {
    Refusal::new(
        RefusalKind::Unavailable,
        "trail_root_missing",
        "存证链尚未就绪，请稍后重试",
        "the trail has no root yet; please try again",
    )
}
