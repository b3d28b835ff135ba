//! Commits a person to a seed of the month's sample 提交种子承诺: the digest of a seed
//! that only he knows, bound to the month, the claims fixed and himself. Two
//! natural persons do so, one who may have samples drawn and one of the control
//! department; neither sees the other's seed before both are committed.
//!
//! Checked in this order: the month is frozen, its claims are fixed and not drawn
//! from; the commitment is a digest; no two commitments stand yet; this person —
//! whatever account he uses — has not committed himself; his duty's seat is free;
//! the digest was never used; the fixed claims stand in the tree.
//!
//! Article: R4-16, R1-30, R1-12. Threat I15.

use base::{Month, Refusal};
use regulation::duties::Duty;
use schemars::JsonSchema;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde::{Deserialize, Serialize};
use store::IdKind;
use store::entity::sample_commitment;

use super::logged::all_integrated;
use super::standing::{Standing, hex32};
use super::{SEATED, SEATS};
use crate::command::{Command, CommandSpec, Context, Idempotency, MoneyEffect, Plan};
use crate::operations::month::state;
use crate::stop::Stop;

/// Commits a person to a seed.
pub struct Commit;

/// The commitment.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SeedCommitment {
    /// The settlement month.
    pub month: Month,
    /// SM3 over month, claims fixed, person and seed, 64 hexadecimal digits.
    pub commitment: String,
}

/// The person, committed.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct Committed {
    /// The settlement month.
    pub month: Month,
    /// By which duty: sample_draw or inspection.
    pub duty: Duty,
    /// Whether both persons are committed now and the seeds may be revealed.
    pub both: bool,
}

impl Command for Commit {
    const SPEC: CommandSpec = CommandSpec {
        name: "sample.commit",
        title: "提交抽审种子承诺",
        title_en: "commit to a seed of the sample",
        access: SEATED,
        money: MoneyEffect::None,
        step_up: false,
        sensitive: &[],
        idempotency: Idempotency::Key,
        articles: &["R4-16", "R1-30", "R1-12"],
    };
    type Input = SeedCommitment;
    type Output = Committed;

    async fn decide(cx: &Context<'_>, input: SeedCommitment) -> Result<Plan<Committed>, Stop> {
        let SeedCommitment { month, commitment } = input;
        state::lock_frozen(cx, month).await?;
        let standing = Standing::open(cx.view, month).await?;
        hex32("commitment", &commitment)?;
        let staff_id = cx.staff_id()?;
        let duty = seat(cx, &standing, staff_id)?;
        let used = sample_commitment::Entity::find().filter(sample_commitment::Column::Commitment.eq(&commitment));
        if cx.view.one(used).await?.is_some() {
            return Err(Refusal::invalid(
                "commitment_used",
                "commitment",
                "该承诺已被使用，请重新生成种子",
                "this commitment was used already; make another seed",
            )
            .citing("R4-16")
            .into());
        }
        all_integrated(cx.view, month).await?;
        let place = standing.commitments.len() as i32 + 1;
        let mut plan = Plan::answering(Committed { month, duty, both: place as usize == SEATS.len() });
        plan.about("month", month);
        plan.fact("place", place);
        plan.fact("duty", duty.code());
        plan.fact("commitment", commitment.as_str());
        plan.insert(sample_commitment::Model {
            sample_commitment_id: cx.house.store.id(IdKind::Object).await?,
            month: month.to_string(),
            place,
            staff_id,
            duty: duty.code().to_owned(),
            commitment,
            committed_at: cx.now,
            seed: None,
            revealed_at: None,
            withheld_at: None,
            rev: 1,
        });
        Ok(plan)
    }
}

/// The free seat that this person may take.
pub(crate) fn seat(cx: &Context<'_>, standing: &Standing, staff_id: i64) -> Result<Duty, Refusal> {
    if standing.all_committed() {
        return Err(Refusal::conflict(
            "both_committed",
            "两人均已提交承诺，不再接受新的承诺",
            "both persons are committed; no further commitment is taken",
        )
        .citing("R4-16"));
    }
    if standing.commitments.iter().any(|one| one.staff_id == staff_id) {
        return Err(Refusal::forbidden(
            "same_person_committed",
            "同一自然人只能提交一份承诺，另一份须由他人提交",
            "one natural person commits once; the other commitment is another person's",
        )
        .citing("R1-12"));
    }
    let held = || SEATS.into_iter().filter(|duty| cx.caller.duties.contains(duty));
    let free = |duty: &Duty| standing.commitments.iter().all(|one| one.duty != duty.code());
    held().find(free).ok_or_else(|| {
        Refusal::forbidden(
            "duty_committed",
            "该职责已有人提交承诺，另一份须由不同职责的人员提交",
            "somebody of this duty is committed; the other commitment is for a person of the other duty",
        )
        .citing("R1-12")
    })
}
