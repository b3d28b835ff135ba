//! Freezes a settlement month 封账: its claims become an immutable snapshot, whose
//! digest stands in the month's row and in the trail. From then on nothing is
//! settled into that month; audit, sampling and statements all look at the same
//! claims.
//!
//! Checked in this order: the month has ended; it was not frozen before.
//!
//! Article: R1-12.12 (settlement by the month after audit), R1-15.

use base::{Fen, Month, Refusal};
use regulation::duties::Duty;
use schemars::JsonSchema;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};
use serde::{Deserialize, Serialize};
use store::entity::{settlement, settlement_month};

use super::{snapshot, state};
use crate::command::{Access, Command, CommandSpec, Context, Idempotency, MoneyEffect, Plan};
use crate::stop::Stop;

/// Freezes a month.
pub struct Freeze;

/// Which month.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OfMonth {
    /// The settlement month.
    pub month: Month,
}

/// A frozen month.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct Frozen {
    /// The settlement month.
    pub month: Month,
    /// Claims in force.
    pub claims_count: i64,
    /// Medical cost of all settlements of the month, reversals and differences included.
    pub claims_fen: i64,
    /// Fee lines in the snapshot, without the history.
    pub lines_count: i64,
    /// SM3 of the snapshot's list of files, hex.
    pub snapshot_sm3: String,
}

impl Command for Freeze {
    const SPEC: CommandSpec = CommandSpec {
        name: "month.freeze",
        title: "结算月封账",
        title_en: "freeze the month",
        access: Access::Duty(&[Duty::MonthFreeze]),
        money: MoneyEffect::None,
        step_up: false,
        sensitive: &[],
        idempotency: Idempotency::Key,
        articles: &["R1-12.12", "R1-15"],
    };
    type Input = OfMonth;
    type Output = Frozen;

    async fn decide(cx: &Context<'_>, OfMonth { month }: OfMonth) -> Result<Plan<Frozen>, Stop> {
        if cx.today <= month.last_day() {
            return Err(
                Refusal::conflict("month_not_ended", "该月尚未结束，不能封账", "the month has not ended yet").into()
            );
        }
        state::keep_settlements_out(cx).await?;
        let row = state::lock(cx, month).await?;
        if row.as_ref().is_some_and(|row| row.state != state::OPEN) {
            return Err(
                Refusal::conflict("month_already_frozen", "该结算月已封账", "the month is frozen already").into()
            );
        }
        let claims_fen = total_of(cx, month).await?;
        let taken = snapshot::write(cx, month).await?;

        let mut plan = Plan::answering(Frozen {
            month,
            claims_count: taken.claims,
            claims_fen: claims_fen.0,
            lines_count: taken.lines,
            snapshot_sm3: taken.digest.clone(),
        });
        plan.about("month", month);
        plan.fact("snapshot_sm3", taken.digest.as_str());
        plan.fact("snapshot_files", taken.files);
        plan.fact("claims_count", taken.claims);
        plan.fact("lines_count", taken.lines);
        plan.fact("claims_fen", claims_fen.0);
        plan.fact("knowledge_version", taken.knowledge_version);
        let frozen = |rev| settlement_month::Model {
            month: month.to_string(),
            state: state::FROZEN.to_owned(),
            snapshot_path: Some(taken.folder),
            snapshot_digest: Some(taken.digest),
            knowledge_version: Some(taken.knowledge_version),
            claims_count: taken.claims,
            claims_fen: claims_fen.0,
            frozen_at: Some(cx.now),
            rev,
        };
        match row {
            Some(row) => plan.update(frozen(row.rev)),
            None => plan.insert(frozen(1)),
        }
        Ok(plan)
    }
}

/// The medical cost of everything settled in a month.
async fn total_of(cx: &Context<'_>, month: Month) -> Result<Fen, Stop> {
    let select = settlement::Entity::find()
        .filter(settlement::Column::Month.eq(month.to_string()))
        .select_only()
        .column(settlement::Column::TotalFen)
        .into_tuple::<i64>();
    let totals = cx.view.shaped(select).await?;
    Ok(Fen::total(totals.into_iter().map(Fen))?)
}
