//! Fixes the claims a month's sample is drawn from 锁定抽审总体, before anybody commits
//! himself to a seed: their digest, with the risks and shares in force, goes into
//! the trail. A claim added, dropped or changed afterwards shows at the draw and
//! whenever somebody repeats it.
//!
//! Checked in this order: the month is frozen; its claims were not fixed before;
//! there is something to draw from.
//!
//! Article: R4-16, R1-12.11, R5-17. Threat I15.

use base::{Fen, Month, Refusal};
use regulation::duties::Duty;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use store::entity::sample_population;

use super::population::{Claims, kept, of_law};
use super::standing::{Standing, refuse_drawn};
use crate::command::{Access, Command, CommandSpec, Context, Idempotency, MoneyEffect, Plan};
use crate::operations::month::freeze::OfMonth;
use crate::operations::month::state;
use crate::stop::Stop;

/// Fixes the claims of a month.
pub struct FreezeSample;

/// The claims, fixed.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct FixedClaims {
    /// The settlement month.
    pub month: Month,
    /// SM3 over month, risks and claims, hex.
    pub population_sm3: String,
    /// How many claims.
    pub population_count: i64,
}

impl Command for FreezeSample {
    const SPEC: CommandSpec = CommandSpec {
        name: "sample.freeze",
        title: "锁定抽审总体",
        title_en: "fix the claims to be sampled",
        access: Access::Duty(&[Duty::SampleDraw]),
        money: MoneyEffect::None,
        step_up: false,
        sensitive: &[],
        idempotency: Idempotency::Key,
        articles: &["R4-16", "R1-12.11", "R5-17"],
    };
    type Input = OfMonth;
    type Output = FixedClaims;

    async fn decide(cx: &Context<'_>, OfMonth { month }: OfMonth) -> Result<Plan<FixedClaims>, Stop> {
        state::lock_frozen(cx, month).await?;
        refuse_drawn(cx.view, month).await?;
        if Standing::of(cx.view, month).await?.is_some() {
            let refusal = Refusal::conflict(
                "sample_already_fixed",
                "该月抽审总体已锁定，不得变更",
                "the claims of the month were fixed already and stay as they are",
            );
            return Err(refusal.citing("R4-16").into());
        }
        let risks = cx.house.law.monthly_settlement.sample_risks(month.last_day());
        let risks = of_law(&risks.ok_or_else(|| Stop::fault("looking up the risks of samples", month))?.value);
        let Some(Claims { population, .. }) = Claims::of(cx.view, month, risks.clone()).await? else {
            let refusal = Refusal::conflict(
                "nothing_to_sample",
                "该月没有住院结算，无需抽审",
                "the month has no inpatient settlement to draw from",
            );
            return Err(refusal.into());
        };
        let fixed = FixedClaims {
            month,
            population_sm3: hex::encode(population.digest()),
            population_count: population.claims().len() as i64,
        };
        let total = Fen::total(population.claims().iter().map(|claim| Fen(claim.total_fen)))?;
        let mut plan = Plan::answering(fixed.clone());
        plan.about("month", month);
        plan.fact("population_sm3", fixed.population_sm3.as_str());
        plan.fact("population_count", fixed.population_count);
        plan.fact("total_fen", total.0);
        plan.fact("risks", kept(&risks));
        plan.insert(sample_population::Model {
            month: month.to_string(),
            population_digest: fixed.population_sm3,
            population_count: fixed.population_count,
            total_fen: total.0,
            risks: kept(&risks),
            frozen_at: cx.now,
            rev: 1,
        });
        Ok(plan)
    }
}
