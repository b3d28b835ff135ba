//! Draws the finished cases of a month and kind that are checked again: the share
//! the law data state, rounded up, out of all that were completed or refused in
//! that month.
//!
//! Nobody chooses. The seed is made of random bytes, the population and the
//! trail's root as it stood; all of it and the population itself are kept, so
//! that [`super::repeat::repeats`] or a pocket program repeats the draw from its
//! row alone. A month and kind are drawn once.
//!
//! Checked in this order: the month is over; it was not drawn before; there is
//! something to draw from; the trail has a root to mix in.
//!
//! Article: R1-30, R1-A2.9.

use base::{CaseId, Month, Rate, Refusal, SpotCheckId};
use regulation::chains::CaseKind;
use schemars::JsonSchema;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde::{Deserialize, Serialize};
use store::IdKind;
use store::entity::{review_case, spot_check, spot_check_draw};

use crate::command::{Command, CommandSpec, Context, Idempotency, MoneyEffect, Plan};
use crate::repeatable_draw::RepeatableDraw;
use crate::stop::Stop;

/// Draws the finished cases of a month and kind.
pub struct Draw;

/// Which cases are drawn from.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ToDraw {
    /// The month in which they were finished.
    pub month: Month,
    /// Their kind.
    pub kind: CaseKind,
}

/// What was drawn.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct DrawnCases {
    /// How many cases were drawn from.
    pub population_count: i64,
    /// The seed, hex.
    pub seed: String,
    /// The cases drawn, ascending.
    pub cases: Vec<CaseId>,
}

/// States in which nothing more is done on a case.
const FINISHED: [&str; 2] = ["completed", "rejected"];

impl Command for Draw {
    const SPEC: CommandSpec = CommandSpec {
        name: "spot_check.draw",
        title: "业务抽查抽取",
        title_en: "draw finished cases to be checked",
        access: super::CONTROL,
        money: MoneyEffect::None,
        step_up: false,
        sensitive: &[],
        idempotency: Idempotency::Key,
        articles: &["R1-30", "R1-A2.9"],
    };
    type Input = ToDraw;
    type Output = DrawnCases;

    async fn decide(cx: &Context<'_>, ToDraw { month, kind }: ToDraw) -> Result<Plan<DrawnCases>, Stop> {
        if cx.today <= month.last_day() {
            let refusal = Refusal::invalid("month_not_over", "month", "该月尚未结束", "the month is not over");
            return Err(refusal.citing("R1-30").into());
        }
        cx.view.lock_name(&format!("spot_check/{month}/{kind}")).await?;
        let earlier = spot_check_draw::Entity::find()
            .filter(spot_check_draw::Column::Month.eq(month.to_string()))
            .filter(spot_check_draw::Column::Kind.eq(kind.code()));
        if cx.view.one(earlier).await?.is_some() {
            let refusal = Refusal::conflict(
                "cases_already_drawn",
                "该月该类办件已抽取，不得重抽",
                "cases of this month and kind were drawn already and are not drawn again",
            );
            return Err(refusal.citing("R1-30").into());
        }
        let population = finished(cx, month, kind).await?;
        if population.is_empty() {
            let refusal = Refusal::conflict(
                "nothing_to_check",
                "该月没有办结的该类办件",
                "no case of this kind was finished then",
            );
            return Err(refusal.into());
        }
        let permyriad = cx.house.law.review_practice.as_of(month.last_day()).spot_check_share_permyriad;
        let draw = RepeatableDraw::of(cx, &population, Rate::permyriad(i64::from(permyriad))).await?;
        let mut plan = Plan::answering(DrawnCases {
            population_count: draw.population_count,
            seed: draw.seed.clone(),
            cases: draw.drawn.iter().copied().map(CaseId).collect(),
        });
        plan.about("month", month);
        plan.fact("kind", kind.code());
        draw.tell(&mut plan);
        let ids = cx.house.store.ids(IdKind::Object, 1 + draw.drawn.len()).await?;
        let row = spot_check_draw::Model {
            spot_check_draw_id: ids.start,
            month: month.to_string(),
            kind: kind.code().to_owned(),
            population: population.iter().map(i64::to_string).collect::<Vec<_>>().join(" "),
            population_digest: draw.population_digest,
            population_count: draw.population_count,
            secret: draw.secret,
            seed: draw.seed,
            tree_size: draw.tree_size,
            tree_root: draw.tree_root,
            share_permyriad: i32::try_from(permyriad).unwrap_or(i32::MAX),
            drawn_count: draw.drawn.len() as i64,
            drawn_by: cx.staff_id()?,
            drawn_at: cx.now,
            rev: 1,
        };
        let checks: Vec<spot_check::Model> = draw
            .drawn
            .into_iter()
            .zip(ids.start + 1..)
            .map(|(case_id, spot_check_id)| spot_check::Model {
                spot_check_id,
                spot_check_draw_id: row.spot_check_draw_id,
                case_id,
                month: row.month.clone(),
                kind: row.kind.clone(),
                result: None,
                fault_code: None,
                comment: None,
                checked_by: None,
                checked_at: None,
                rev: 1,
            })
            .collect();
        plan.insert(row);
        for check in &checks {
            plan.about("case", CaseId(check.case_id));
            plan.about("spot_check", SpotCheckId(check.spot_check_id));
        }
        plan.insert_all(checks);
        Ok(plan)
    }
}

/// The ids of the cases of a kind that were finished in a month, ascending.
async fn finished(cx: &Context<'_>, month: Month, kind: CaseKind) -> Result<Vec<i64>, Stop> {
    let select = review_case::Entity::find()
        .filter(review_case::Column::Kind.eq(kind.code()))
        .filter(review_case::Column::State.is_in(FINISHED))
        .filter(review_case::Column::Since.between(month.first_day(), month.last_day()));
    let mut ids: Vec<i64> = cx.view.all(select).await?.into_iter().map(|row| row.case_id).collect();
    ids.sort_unstable();
    Ok(ids)
}
