//! How far the random sample of a month has come: the claims fixed, who is
//! committed, who has revealed, what is awaited, what was drawn of each hospital
//! and risk; and what this caller can do now.
//!
//! Article: R4-16, R1-12.11, R1-30. Threat I15.

use std::collections::BTreeSet;

use base::{Month, ProviderId, Refusal, StaffId, date_text};
use regulation::duties::Duty;
use review::Stratum;
use schemars::JsonSchema;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde::Serialize;
use store::entity::{sample_commitment, sample_draw, settlement_month};
use time::OffsetDateTime;

use crate::command::{Command, Context, Query, QuerySpec};
use crate::operations::month::state;
use crate::operations::sample::commit::{Commit, seat};
use crate::operations::sample::draw::DrawSample;
use crate::operations::sample::freeze::FreezeSample;
use crate::operations::sample::logged::{all_integrated, first_signed_after};
use crate::operations::sample::population::{Claims, of_kept};
use crate::operations::sample::record_withheld::{RecordWithheld, may_record};
use crate::operations::sample::reveal::{Reveal, may_reveal};
use crate::operations::sample::standing::Standing;
use crate::permission::may_ask;
use crate::queries::case::action::{Action, action};
use crate::queries::case::names::Names;
use crate::queries::month::list::{READERS, months};
use crate::queries::month::view::{WhichMonth, which};
use crate::stop::Stop;

/// The sample of a month.
pub struct View;

/// How far a month's sample has come.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct SampleView {
    /// The settlement month.
    pub month: Month,
    /// All months, the latest first.
    pub months: Vec<String>,
    /// Whether the month is frozen, so that its claims can be fixed.
    pub month_frozen: bool,
    /// The claims, once fixed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub claims: Option<ClaimsFixed>,
    /// Who is committed, in the order in which they came.
    pub seeds: Vec<SeedShown>,
    /// The last day to reveal, once both are committed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reveal_by: Option<String>,
    /// Whether a signed checkpoint of the trail is awaited, after the last seed.
    pub checkpoint_awaited: bool,
    /// What was drawn.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub draw: Option<DrawShown>,
    /// The caller, if he is a member of staff: a commitment is bound to him.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub own_staff_id: Option<StaffId>,
    /// What can be done now.
    pub actions: Vec<Action>,
}

/// The claims as they were fixed.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ClaimsFixed {
    /// SM3 over month, risks and claims, hex.
    pub population_sm3: String,
    /// How many claims.
    pub population_count: i64,
    /// Their medical cost, fen.
    pub total_fen: i64,
    /// When.
    #[serde(with = "time::serde::rfc3339")]
    #[schemars(with = "String")]
    pub frozen_at: OffsetDateTime,
    /// By hospital and risk.
    pub strata: Vec<StratumShown>,
}

/// The claims of a hospital and risk.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct StratumShown {
    /// The hospital.
    pub provider_id: ProviderId,
    /// Its name.
    pub provider_name: String,
    /// The risk's code.
    pub risk: String,
    /// The risk, in Chinese.
    pub risk_title: String,
    /// The risk, in English.
    pub risk_title_en: String,
    /// How many claims.
    pub claims_count: i64,
    /// The share drawn, in ten-thousandths.
    pub share_permyriad: i64,
    /// How many are drawn: the share, rounded up.
    pub drawn_count: i64,
}

/// A person's commitment and what became of it.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct SeedShown {
    /// The person.
    pub staff_id: StaffId,
    /// The name.
    pub staff_name: String,
    /// By which duty: sample_draw or inspection.
    pub duty: String,
    /// The commitment, hex.
    pub commitment: String,
    /// committed, revealed, withheld.
    pub state: String,
    /// When the person was committed.
    #[serde(with = "time::serde::rfc3339")]
    #[schemars(with = "String")]
    pub committed_at: OffsetDateTime,
    /// The seed, once revealed; hex.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub seed: Option<String>,
}

/// A draw.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct DrawShown {
    /// How many were drawn.
    pub drawn_count: i64,
    /// The seed, hex.
    pub seed: String,
    /// How many entries the checkpoint covers that was mixed in.
    pub checkpoint_size: i64,
    /// Its root, hex.
    pub checkpoint_root: String,
}

impl Query for View {
    const SPEC: QuerySpec =
        QuerySpec { name: "sample.view", title: "随机抽审", title_en: "the random sample", access: READERS };
    type Input = WhichMonth;
    type Output = SampleView;

    async fn answer(cx: &Context<'_>, input: WhichMonth) -> Result<SampleView, Stop> {
        let known = months(cx).await?;
        let month = which(cx, &known, input)?;
        let row = cx.view.by_key::<settlement_month::Model>(month.to_string()).await?;
        let draw = sample_draw::Entity::find().filter(sample_draw::Column::Month.eq(month.to_string()));
        let draw = cx.view.one(draw).await?;
        let standing = Standing::of(cx.view, month).await?;
        let mut view = SampleView {
            month,
            months: known.into_iter().map(|row| row.month).collect(),
            month_frozen: row.is_some_and(|row| row.state != state::OPEN),
            claims: None,
            seeds: Vec::new(),
            reveal_by: None,
            checkpoint_awaited: false,
            draw: None,
            own_staff_id: cx.caller.staff.as_ref().map(|person| StaffId(person.staff_id)),
            actions: Vec::new(),
        };
        let Some(standing) = standing else {
            if view.month_frozen {
                view.actions.push(offered::<FreezeSample>(cx, Ok(())));
            }
            return Ok(view);
        };
        view.claims = Some(fixed(cx, month, &standing).await?);
        let names = Names::of_staff(cx.view, standing.commitments.iter().map(|one| one.staff_id)).await?;
        view.seeds = standing.commitments.iter().map(|one| shown(one, &names)).collect();
        view.reveal_by = standing.reveal_by(cx.house)?.map(date_text);
        match draw {
            Some(draw) => {
                view.draw = Some(DrawShown {
                    drawn_count: draw.drawn_count,
                    seed: draw.seed,
                    checkpoint_size: draw.checkpoint_size,
                    checkpoint_root: draw.checkpoint_root,
                });
            }
            None => {
                view.checkpoint_awaited = standing.parts().is_some() && !signed_since(cx, month).await?;
                view.actions = actions(cx, &standing, view.checkpoint_awaited).await?;
            }
        }
        Ok(view)
    }
}

async fn fixed(cx: &Context<'_>, month: Month, standing: &Standing) -> Result<ClaimsFixed, Stop> {
    let claims = Claims::of(cx.view, month, of_kept(&standing.fixed.risks)?).await?;
    let strata: Vec<Stratum<'_>> = claims.as_ref().map(|claims| claims.population.strata()).unwrap_or_default();
    let hospitals: BTreeSet<i64> = strata.iter().map(|stratum| stratum.provider.0).collect();
    let names = Names::of_providers(cx.view, hospitals).await?;
    let law = cx.house.law.monthly_settlement.sample_risks(month.last_day());
    let title = |code: &str| law.and_then(|law| law.value.iter().find(|risk| risk.code == code));
    let shown = |stratum: &Stratum<'_>| StratumShown {
        provider_id: stratum.provider,
        provider_name: names.get(stratum.provider.0),
        risk: stratum.risk.code.clone(),
        risk_title: title(&stratum.risk.code).map(|risk| risk.zh.clone()).unwrap_or_default(),
        risk_title_en: title(&stratum.risk.code).map(|risk| risk.en.clone()).unwrap_or_default(),
        claims_count: stratum.settlements.len() as i64,
        share_permyriad: stratum.risk.share.as_permyriad(),
        drawn_count: stratum.drawn_count() as i64,
    };
    Ok(ClaimsFixed {
        population_sm3: standing.fixed.population_digest.clone(),
        population_count: standing.fixed.population_count,
        total_fen: standing.fixed.total_fen,
        frozen_at: standing.fixed.frozen_at,
        strata: strata.iter().map(shown).collect(),
    })
}

fn shown(one: &sample_commitment::Model, names: &Names) -> SeedShown {
    let state = match (&one.seed, one.withheld_at) {
        (Some(_), _) => "revealed",
        (None, Some(_)) => "withheld",
        (None, None) => "committed",
    };
    SeedShown {
        staff_id: StaffId(one.staff_id),
        staff_name: names.get(one.staff_id),
        duty: one.duty.clone(),
        commitment: one.commitment.clone(),
        state: state.to_owned(),
        committed_at: one.committed_at,
        seed: one.seed.clone(),
    }
}

/// Whether a checkpoint was signed since the last seed.
async fn signed_since(cx: &Context<'_>, month: Month) -> Result<bool, Stop> {
    match all_integrated(cx.view, month).await {
        Ok(last) => Ok(first_signed_after(cx.view, last).await?.is_some()),
        Err(Stop::Refused(_)) => Ok(false),
        Err(stop) => Err(stop),
    }
}

/// What comes next, and why this caller may not do it.
async fn actions(cx: &Context<'_>, standing: &Standing, checkpoint_awaited: bool) -> Result<Vec<Action>, Stop> {
    let staff_id = cx.staff_id();
    if !standing.all_committed() {
        let may = staff_id.and_then(|staff_id| seat(cx, standing, staff_id).map(|_: Duty| ()));
        return Ok(vec![offered::<Commit>(cx, may)]);
    }
    if standing.outstanding().next().is_none() {
        let ready = if checkpoint_awaited { Vec::new() } else { vec![offered::<DrawSample>(cx, Ok(()))] };
        return Ok(ready);
    }
    match may_record(cx, standing) {
        Ok(()) => return Ok(vec![offered::<RecordWithheld>(cx, Ok(()))]),
        Err(Stop::Refused(_)) => {}
        Err(stop) => return Err(stop),
    }
    let reveal_by = standing.reveal_by(cx.house)?;
    let may = staff_id.and_then(|staff_id| may_reveal(standing, staff_id, cx.today, reveal_by).map(|_| ()));
    Ok(vec![offered::<Reveal>(cx, may)])
}

fn offered<C: Command>(cx: &Context<'_>, may: Result<(), Refusal>) -> Action {
    action(&C::SPEC, may_ask(cx.house, C::SPEC.name, C::SPEC.access, cx.caller).and(may))
}
