//! Takes a returned case up again 重新提交, with the form as corrected and what
//! materials were added. History, conflicts and the way it came stay with it;
//! the form before is kept as an earlier version.
//!
//! Article: R3d-19.4, R1-35, R1-12.6. Threat I17.

use base::{CaseId, MaterialId};
use schemars::JsonSchema;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use store::entity::material;

use super::{attach, form_of, form_row, form_value, nothing_missing, opening_duty, take, uploaded};
use crate::command::{Command, CommandSpec, Context, Idempotency, MoneyEffect, Plan};
use crate::matters::counted;
use crate::operations::audit_case::CaseMoved;
use crate::stop::Stop;

/// Takes a returned case up again.
pub struct Resubmit;

/// The case as corrected.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Resubmission {
    /// The case.
    pub case_id: CaseId,
    /// The form as it should be; the one before when left out.
    #[serde(default)]
    pub form: Option<Value>,
    /// Materials added.
    #[serde(default)]
    pub material_ids: Vec<MaterialId>,
    /// A word on it.
    #[serde(default)]
    pub comment: String,
}

impl Command for Resubmit {
    const SPEC: CommandSpec = CommandSpec {
        name: "matter.resubmit",
        title: "办件重新提交",
        title_en: "resubmit a case",
        access: super::OPENING,
        money: MoneyEffect::None,
        step_up: false,
        sensitive: &["form"],
        idempotency: Idempotency::Key,
        articles: &["R3d-19.4", "R1-35", "R1-12.6"],
    };
    type Input = Resubmission;
    type Output = CaseMoved;

    async fn decide(cx: &Context<'_>, input: Resubmission) -> Result<Plan<CaseMoved>, Stop> {
        let in_hand = take(cx, input.case_id).await?;
        let (entry, of) = (in_hand.entry, Some(input.case_id));
        let duty = opening_duty(cx, &in_hand.work.chain().opened_by)?;
        in_hand.work.may(cx, duty)?;
        let before = form_of(cx, input.case_id.0).await?;
        let form = match input.form {
            Some(form) => (entry.read)(form)?,
            None => form_value(cx, &before)?,
        };
        let examined = (entry.examine)(cx, &form, of).await?;
        let added = uploaded(cx, &input.material_ids).await?;
        let kept = material::Entity::find().filter(material::Column::CaseId.eq(input.case_id.0));
        let mut there = cx.view.all(kept).await?;
        there.extend(added.iter().cloned());
        nothing_missing(in_hand.law, &examined.circumstances, &there)?;
        let amount = counted(cx, entry.kind, examined.amount, &examined.subjects, of).await?;
        let mut plan = Plan::answering(CaseMoved::pending(input.case_id));
        let weight = examined.weight_at(amount);
        let work = in_hand.work.weighed_anew(cx, &mut plan, weight, &examined.subjects).await?;
        let row = work.submit(cx, &mut plan, duty, input.comment).await?;
        plan.output = CaseMoved::of(&row);
        plan.insert(form_row(cx, input.case_id.0, before.version + 1, &form, &examined).await?);
        plan.fact("counted_fen", row.amount_fen);
        plan.fact("version", before.version + 1);
        attach(&mut plan, input.case_id, added);
        Ok(plan)
    }
}
