//! Opens a person's seed of the month's sample 公开种子, once both persons are
//! committed. It must be the one he committed himself to.
//!
//! Checked in this order: the claims are fixed and not drawn from; the seed is 32
//! bytes; this person is committed; so is the other; his seed is neither open nor
//! recorded as withheld; the time to reveal is not over; the seed opens his
//! commitment; both commitments stand in the tree.
//!
//! Article: R4-16, R1-30. Threat I15.

use base::{Date, Month, Refusal, StaffId, date_text};
use review::commitment;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use store::entity::sample_commitment;

use super::SEATED;
use super::logged::all_integrated;
use super::standing::{Standing, hex32, kept32};
use crate::command::{Command, CommandSpec, Context, Idempotency, MoneyEffect, Plan};
use crate::operations::month::state;
use crate::stop::Stop;

/// Opens a person's seed.
pub struct Reveal;

/// The seed.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SeedToReveal {
    /// The settlement month.
    pub month: Month,
    /// The seed, 64 hexadecimal digits.
    pub seed: String,
}

/// The seed, opened.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct Revealed {
    /// The settlement month.
    pub month: Month,
    /// How many seeds are still to be revealed.
    pub outstanding: i64,
}

impl Command for Reveal {
    const SPEC: CommandSpec = CommandSpec {
        name: "sample.reveal",
        title: "公开抽审种子",
        title_en: "reveal a seed of the sample",
        access: SEATED,
        money: MoneyEffect::None,
        step_up: false,
        sensitive: &[],
        idempotency: Idempotency::Key,
        articles: &["R4-16", "R1-30"],
    };
    type Input = SeedToReveal;
    type Output = Revealed;

    async fn decide(cx: &Context<'_>, input: SeedToReveal) -> Result<Plan<Revealed>, Stop> {
        let SeedToReveal { month, seed } = input;
        state::lock_frozen(cx, month).await?;
        let standing = Standing::open(cx.view, month).await?;
        let bytes = hex32("seed", &seed)?;
        let own = may_reveal(&standing, cx.staff_id()?, cx.today, standing.reveal_by(cx.house)?)?.clone();
        let population = kept32(&standing.fixed.population_digest)?;
        if hex::encode(commitment(month, &population, StaffId(own.staff_id), &bytes)) != own.commitment {
            return Err(Refusal::invalid(
                "seed_opens_nothing",
                "seed",
                "该种子与本人提交的承诺不符",
                "this is not the seed you committed yourself to",
            )
            .citing("R4-16")
            .into());
        }
        all_integrated(cx.view, month).await?;
        let mut plan = Plan::answering(Revealed { month, outstanding: standing.outstanding().count() as i64 - 1 });
        plan.about("month", month);
        plan.fact("place", own.place);
        plan.fact("seed", seed.as_str());
        plan.update(sample_commitment::Model { seed: Some(seed), revealed_at: Some(cx.now), ..own });
        Ok(plan)
    }
}

/// The caller's own commitment, if he may open it now.
pub(crate) fn may_reveal(
    standing: &Standing,
    staff_id: i64,
    today: Date,
    reveal_by: Option<Date>,
) -> Result<&sample_commitment::Model, Refusal> {
    let Some(own) = standing.commitments.iter().find(|one| one.staff_id == staff_id) else {
        return Err(Refusal::forbidden("not_committed", "本人未提交承诺", "you have not committed yourself to a seed"));
    };
    let Some(reveal_by) = reveal_by else {
        return Err(Refusal::conflict(
            "other_commitment_awaited",
            "另一人尚未提交承诺，此前不得公开种子",
            "the other person is not committed yet; no seed is revealed before",
        )
        .citing("R4-16"));
    };
    if own.seed.is_some() {
        return Err(Refusal::conflict("seed_already_revealed", "种子已公开", "the seed was revealed already"));
    }
    if own.withheld_at.is_some() || today > reveal_by {
        let day = date_text(reveal_by);
        return Err(Refusal::conflict(
            "reveal_too_late",
            format!("公开种子的期限已于 {day} 届满"),
            format!("the time to reveal the seed ended on {day}"),
        )
        .citing("R1-30"));
    }
    Ok(own)
}
