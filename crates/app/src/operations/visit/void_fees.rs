//! Withdraws fee lines of a visit that is not yet settled. They stay visible,
//! marked as withdrawn, and count no more.
//!
//! Article: R3d-16 (nothing is deleted).

use base::{Refusal, VisitId};
use regulation::duties::Duty;
use schemars::JsonSchema;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde::{Deserialize, Serialize};
use store::entity::{fee_line, visit};

use crate::command::{Access, Command, CommandSpec, Context, Idempotency, MoneyEffect, Plan};
use crate::operations::claim::own_visit;
use crate::stop::Stop;

/// Withdraws fee lines.
pub struct VoidFees;

/// Which lines.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LinesToVoid {
    /// The visit.
    pub visit_id: VisitId,
    /// The hospital's numbers of the lines; empty: all that are not withdrawn.
    pub line_numbers: Vec<String>,
    /// Only the lines of this charge of an outpatient.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub batch: Option<String>,
}

/// How many were withdrawn.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct LinesVoided {
    /// How many.
    pub voided: u32,
}

impl Command for VoidFees {
    const SPEC: CommandSpec = CommandSpec {
        name: "visit.void_fees",
        title: "费用明细撤销",
        title_en: "withdraw fee lines",
        access: Access::Duty(&[Duty::HisClaims]),
        money: MoneyEffect::None,
        step_up: false,
        sensitive: &[],
        idempotency: Idempotency::Key,
        articles: &["R3d-16"],
    };
    type Input = LinesToVoid;
    type Output = LinesVoided;

    async fn decide(cx: &Context<'_>, input: LinesToVoid) -> Result<Plan<LinesVoided>, Stop> {
        let seen = own_visit(cx, input.visit_id).await?;
        let visit = cx.view.lock::<visit::Model>(seen.visit_id).await?.unwrap_or(seen);
        if !matches!(visit.state.as_str(), "admitted" | "discharged") {
            return Err(Refusal::conflict(
                "visit_already_settled",
                "该就诊已结算，费用明细不能再变更",
                "the visit is settled; its lines are fixed",
            )
            .into());
        }
        let lines = fee_line::Entity::find()
            .filter(fee_line::Column::VisitId.eq(visit.visit_id))
            .filter(fee_line::Column::Voided.eq(false));
        let mut lines = cx.view.all(lines).await?;
        if let Some(batch) = &input.batch {
            lines.retain(|line| line.batch.as_ref() == Some(batch));
            if lines.is_empty() {
                let (zh, en) = ("没有该收费批次的未撤销明细", "no line of that charge counts");
                return Err(Refusal::invalid("batch_unknown", "batch", zh, en).into());
            }
        }
        let named =
            |line: &&fee_line::Model| input.line_numbers.is_empty() || input.line_numbers.contains(&line.line_number);
        let chosen: Vec<fee_line::Model> = lines.iter().filter(named).cloned().collect();
        if let Some(index) =
            input.line_numbers.iter().position(|number| !lines.iter().any(|line| line.line_number == *number))
        {
            let path = format!("line_numbers[{index}]");
            return Err(
                Refusal::invalid("line_unknown", path, "没有该未撤销的费用明细", "no such line that counts").into()
            );
        }
        let mut plan = Plan::answering(LinesVoided { voided: chosen.len() as u32 });
        plan.about("visit", input.visit_id);
        for line in chosen {
            plan.update(fee_line::Model { voided: true, ..line });
        }
        Ok(plan)
    }
}
