//! Draws the month's random sample 随机抽审: of the inpatient settlements at least
//! the share the law asks for — in each hospital and of each risk, rounded up —
//! for a second review beside the audit's findings.
//!
//! Nobody chooses. The claims were fixed and recorded first; the seed mixes what
//! two persons had committed themselves to with the first checkpoint of the trail
//! that was signed after both had opened it. A month is drawn once, and there is
//! one possible outcome. Whoever has the exported file repeats it with
//! [`super::verify`], `zhiheng sample verify`, or a pocket program (the steps are
//! told in `review::SamplePopulation`).
//!
//! Checked in this order: the month is frozen; its claims are fixed and not drawn
//! from; both persons are committed and have revealed, or it is recorded that they
//! did not; a checkpoint was signed since; the claims are those that were fixed.
//!
//! Article: R4-16, R1-12.11, R5-17. Threat I15.

use std::collections::{BTreeMap, BTreeSet};

use base::{CaseId, Fen, Month, Refusal, SettlementId};
use regulation::chains::CaseKind;
use regulation::duties::Duty;
use review::{SampledClaim, sample_seed};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use store::IdKind;
use store::entity::{sample_draw, sample_item};
use trail::SignedCheckpoint;

use super::logged::{all_integrated, first_signed_after};
use super::population::{Claims, of_kept};
use super::standing::{Standing, kept32};
use crate::case_work::{CaseWork, NewCase};
use crate::command::{Access, Command, CommandSpec, Context, Idempotency, MoneyEffect, Plan};
use crate::operations::month::freeze::OfMonth;
use crate::operations::month::state;
use crate::stop::Stop;

/// Draws the sample of a month.
pub struct DrawSample;

/// The sample.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct Drawn {
    /// The settlement month.
    pub month: Month,
    /// How many inpatient settlements were drawn from.
    pub population_count: i64,
    /// The seed, hex.
    pub seed: String,
    /// The settlements drawn, ascending.
    pub drawn: Vec<SettlementId>,
    /// One case per provider with drawn claims.
    pub cases: Vec<CaseId>,
}

impl Command for DrawSample {
    const SPEC: CommandSpec = CommandSpec {
        name: "sample.draw",
        title: "随机抽审抽取",
        title_en: "draw the random sample",
        access: Access::Duty(&[Duty::SampleDraw]),
        money: MoneyEffect::None,
        step_up: false,
        sensitive: &[],
        idempotency: Idempotency::Key,
        articles: &["R4-16", "R1-12.11", "R5-17"],
    };
    type Input = OfMonth;
    type Output = Drawn;

    async fn decide(cx: &Context<'_>, OfMonth { month }: OfMonth) -> Result<Plan<Drawn>, Stop> {
        state::lock_frozen(cx, month).await?;
        let standing = Standing::open(cx.view, month).await?;
        let Mixed { seed, size, root } = mixed(cx, month, &standing).await?;
        let claims = Claims::of(cx.view, month, of_kept(&standing.fixed.risks)?).await?;
        let claims = claims.filter(|now| hex::encode(now.population.digest()) == standing.fixed.population_digest);
        let Claims { population, visits } = claims.ok_or_else(claims_changed)?;
        let drawn = population.draw(&seed);

        let mut plan = Plan::answering(Drawn {
            month,
            population_count: population.claims().len() as i64,
            seed: hex::encode(seed),
            drawn: drawn.iter().copied().map(SettlementId).collect(),
            cases: Vec::new(),
        });
        plan.about("month", month);
        let row = sample_draw::Model {
            sample_draw_id: cx.house.store.id(IdKind::Object).await?,
            month: month.to_string(),
            population_digest: standing.fixed.population_digest,
            population_count: plan.output.population_count,
            seed: plan.output.seed.clone(),
            checkpoint_size: size,
            checkpoint_root: hex::encode(root),
            drawn_count: drawn.len() as i64,
            rev: 1,
        };
        plan.fact("population_sm3", row.population_digest.as_str());
        plan.fact("population_count", row.population_count);
        plan.fact("seed", row.seed.as_str());
        plan.fact("checkpoint_size", row.checkpoint_size);
        plan.fact("checkpoint_root", row.checkpoint_root.as_str());
        plan.fact("drawn_count", row.drawn_count);
        plan.insert(row);
        let mut by_provider: BTreeMap<i64, Vec<SampledClaim>> = BTreeMap::new();
        for claim in population.claims() {
            if drawn.binary_search(&claim.settlement.0).is_ok() {
                by_provider.entry(claim.provider.0).or_default().push(*claim);
            }
        }
        for (provider_id, claims) in by_provider {
            let case = open_case(cx, &mut plan, month, provider_id, claims, &visits).await?;
            plan.output.cases.push(case);
        }
        Ok(plan)
    }
}

/// The seed of the draw and the checkpoint mixed into it.
struct Mixed {
    seed: [u8; 32],
    size: i64,
    root: [u8; 32],
}

async fn mixed(cx: &Context<'_>, month: Month, standing: &Standing) -> Result<Mixed, Stop> {
    let Some([first, second]) = standing.parts() else { return Err(seeds_awaited().into()) };
    let last = all_integrated(cx.view, month).await?;
    let signed = first_signed_after(cx.view, last).await?.ok_or_else(checkpoint_awaited)?;
    let note = SignedCheckpoint::parse(&signed.note).map_err(|e| Stop::fault("reading a kept checkpoint", e))?;
    let root = note.checkpoint().root;
    let parts = [kept32(&first)?, kept32(&second)?];
    let population = kept32(&standing.fixed.population_digest)?;
    let seed = sample_seed(month, &population, &parts, note.checkpoint().size, &root);
    Ok(Mixed { seed, size: signed.size, root })
}

fn seeds_awaited() -> Refusal {
    Refusal::conflict(
        "seeds_awaited",
        "须先由两人提交承诺并公开种子，逾期未公开的须先登记",
        "two persons commit themselves and reveal their seeds first; what is held back is recorded",
    )
    .citing("R4-16")
}

fn checkpoint_awaited() -> Refusal {
    Refusal::conflict(
        "checkpoint_awaited",
        "等待种子公开后的下一个存证检查点（一分钟以内），请稍后重试",
        "the next signed checkpoint of the trail is awaited, within a minute; please try again then",
    )
}

fn claims_changed() -> Refusal {
    Refusal::conflict(
        "sample_claims_changed",
        "抽审总体与锁定时不一致，不得抽取；请核验操作痕迹",
        "the claims are not those that were fixed, so nothing is drawn; have the trail verified",
    )
    .citing("R4-16")
}

/// The drawn claims of one provider as a case.
async fn open_case(
    cx: &Context<'_>,
    plan: &mut Plan<Drawn>,
    month: Month,
    provider_id: i64,
    claims: Vec<SampledClaim>,
    visits: &BTreeMap<i64, i64>,
) -> Result<CaseId, Stop> {
    let new = NewCase {
        kind: CaseKind::Sample,
        month,
        provider_id: Some(provider_id),
        object_id: None,
        weight: Fen::total(claims.iter().map(|claim| Fen(claim.total_fen)))?.into(),
        duty: Duty::SampleDraw,
        grown_from: &[],
        subjects: &BTreeSet::new(),
        comment: String::new(),
    };
    let case_id = CaseWork::open(cx, plan, new).await?;
    let ids = cx.house.store.ids(IdKind::Object, claims.len()).await?;
    let item = |(claim, sample_item_id): (SampledClaim, i64)| sample_item::Model {
        sample_item_id,
        case_id: case_id.0,
        settlement_id: claim.settlement.0,
        visit_id: visits[&claim.settlement.0],
        result: None,
        deduct_fen: None,
        comment: None,
        rev: 1,
    };
    plan.insert_all(claims.into_iter().zip(ids).map(item).collect());
    Ok(case_id)
}
