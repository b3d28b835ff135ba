//! Cancels a visit on which nothing counts: all its lines are withdrawn and no
//! settlement is in force. The row stays; the hospital's number is free again.
//!
//! Article: R2-36, R3d-16 (nothing is deleted).

use base::{Refusal, VisitId};
use regulation::duties::Duty;
use schemars::JsonSchema;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde::{Deserialize, Serialize};
use store::entity::{fee_line, visit};

use super::admit::VisitBegun;
use super::amend::must_be_changeable;
use crate::command::{Access, Command, CommandSpec, Context, Idempotency, MoneyEffect, Plan};
use crate::operations::claim::own_visit;
use crate::stop::Stop;

/// Cancels a visit.
pub struct Cancel;

/// Which visit.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct VisitToCancel {
    /// The visit.
    pub visit_id: VisitId,
}

impl Command for Cancel {
    const SPEC: CommandSpec = CommandSpec {
        name: "visit.cancel",
        title: "撤销就诊登记",
        title_en: "cancel a visit",
        access: Access::Duty(&[Duty::HisClaims]),
        money: MoneyEffect::None,
        step_up: false,
        sensitive: &[],
        idempotency: Idempotency::Key,
        articles: &["R2-36", "R3d-16"],
    };
    type Input = VisitToCancel;
    type Output = VisitBegun;

    async fn decide(cx: &Context<'_>, input: VisitToCancel) -> Result<Plan<VisitBegun>, Stop> {
        let seen = own_visit(cx, input.visit_id).await?;
        let visit = cx.view.lock::<visit::Model>(seen.visit_id).await?.unwrap_or(seen);
        must_be_changeable(&visit)?;
        if visit.kind == 2 && visit.state == "discharged" {
            return Err(Refusal::conflict(
                "visit_discharged",
                "该住院已办理出院，请先撤销出院",
                "the patient has been discharged; take the discharge back first",
            )
            .into());
        }
        let counting = fee_line::Entity::find()
            .filter(fee_line::Column::VisitId.eq(visit.visit_id))
            .filter(fee_line::Column::Voided.eq(false));
        if cx.view.one(counting).await?.is_some() {
            return Err(Refusal::conflict(
                "visit_has_lines",
                "尚有未撤销的费用明细，请先撤销明细",
                "there are fee lines; withdraw them first",
            )
            .into());
        }
        let mut plan = Plan::answering(VisitBegun { visit_id: input.visit_id });
        plan.about("visit", input.visit_id);
        plan.update(visit::Model { state: "cancelled".to_owned(), ..visit });
        Ok(plan)
    }
}
