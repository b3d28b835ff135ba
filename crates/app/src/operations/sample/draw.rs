//! Draws the month's random sample 随机抽审: of the inpatient settlements in force
//! at least the share the law asks for, rounded up, for a second review beside
//! the audit's findings.
//!
//! Nobody chooses. The seed is the SM3 of 32 random bytes made for this draw, of
//! the digest of the population and of the trail's root as it stood; all three
//! are kept with the draw, and the draw stands in the trail. Whoever has the
//! row and the settlement ids repeats it with [`super::recompute`] or a pocket
//! program (the steps are told in `review::draw`). A month is drawn once.
//!
//! Checked in this order: the month is frozen; it was not drawn before; there is
//! something to draw from; the trail has a root to mix in.
//!
//! Article: R4-16, R1-12.11.

use std::collections::{BTreeMap, BTreeSet};

use base::{CaseId, Fen, Month, Refusal, SettlementId};
use regulation::chains::CaseKind;
use regulation::duties::Duty;
use schemars::JsonSchema;
use sea_orm::{ColumnTrait, EntityTrait, FromQueryResult, QueryFilter};
use serde::{Deserialize, Serialize};
use store::IdKind;
use store::entity::{sample_draw, sample_item};

use crate::case_work::{CaseWork, NewCase};
use crate::command::{Access, Command, CommandSpec, Context, Idempotency, MoneyEffect, Plan};
use crate::operations::month::freeze::OfMonth;
use crate::operations::month::state;
use crate::repeatable_draw::RepeatableDraw;
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

const POPULATION: &str = "SELECT s.settlement_id, v.visit_id, v.provider_id, s.total_fen \
    FROM visit v JOIN settlement s ON s.settlement_id = v.settlement_id \
    WHERE v.month = $1 AND v.kind = 2 AND v.state = 'settled' ORDER BY s.settlement_id";

#[derive(FromQueryResult)]
struct Claim {
    settlement_id: i64,
    visit_id: i64,
    provider_id: i64,
    total_fen: i64,
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
        articles: &["R4-16", "R1-12.11"],
    };
    type Input = OfMonth;
    type Output = Drawn;

    async fn decide(cx: &Context<'_>, OfMonth { month }: OfMonth) -> Result<Plan<Drawn>, Stop> {
        state::lock_frozen(cx, month).await?;
        let earlier = sample_draw::Entity::find().filter(sample_draw::Column::Month.eq(month.to_string()));
        if cx.view.one(earlier).await?.is_some() {
            return Err(Refusal::conflict(
                "sample_already_drawn",
                "该月已抽取，不得重抽",
                "the month was drawn already and is not drawn again",
            )
            .citing("R4-16")
            .into());
        }
        let claims = cx.view.sql::<Claim>(POPULATION, [month.to_string().into()]).await?;
        if claims.is_empty() {
            return Err(Refusal::conflict(
                "nothing_to_sample",
                "该月没有住院结算，无需抽审",
                "the month has no inpatient settlement to draw from",
            )
            .into());
        }
        let share = cx.house.law.monthly_settlement.sample_share(month.last_day());
        let share = share.ok_or_else(|| Stop::fault("looking up the share to sample", month))?.value;
        let population: Vec<i64> = claims.iter().map(|claim| claim.settlement_id).collect();
        let draw = RepeatableDraw::of(cx, &population, share).await?;
        let mut plan = Plan::answering(Drawn {
            month,
            population_count: draw.population_count,
            seed: draw.seed.clone(),
            drawn: draw.drawn.iter().copied().map(SettlementId).collect(),
            cases: Vec::new(),
        });
        plan.about("month", month);
        draw.tell(&mut plan);
        plan.insert(sample_draw::Model {
            sample_draw_id: cx.house.store.id(IdKind::Object).await?,
            month: month.to_string(),
            population_digest: draw.population_digest,
            population_count: draw.population_count,
            secret: draw.secret,
            seed: draw.seed,
            tree_size: draw.tree_size,
            tree_root: draw.tree_root,
            share_permyriad: share.as_permyriad() as i32,
            drawn_count: draw.drawn.len() as i64,
            rev: 1,
        });
        let mut by_provider: BTreeMap<i64, Vec<Claim>> = BTreeMap::new();
        for claim in claims {
            if draw.drawn.binary_search(&claim.settlement_id).is_ok() {
                by_provider.entry(claim.provider_id).or_default().push(claim);
            }
        }
        for (provider_id, claims) in by_provider {
            let case = open_case(cx, &mut plan, month, provider_id, claims).await?;
            plan.output.cases.push(case);
        }
        Ok(plan)
    }
}

/// The drawn claims of one provider as a case.
async fn open_case(
    cx: &Context<'_>,
    plan: &mut Plan<Drawn>,
    month: Month,
    provider_id: i64,
    claims: Vec<Claim>,
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
    let item = |(claim, sample_item_id): (Claim, i64)| sample_item::Model {
        sample_item_id,
        case_id: case_id.0,
        settlement_id: claim.settlement_id,
        visit_id: claim.visit_id,
        result: None,
        deduct_fen: None,
        comment: None,
        rev: 1,
    };
    plan.insert_all(claims.into_iter().zip(ids).map(item).collect());
    Ok(case_id)
}
