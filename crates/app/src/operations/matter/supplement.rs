//! Takes in what the notice said was missing 补正: all of it at once, in time; then
//! the case goes to its first step.
//!
//! Article: R4-24, R1-12.

use base::{CaseId, MaterialId, Refusal, date_text};
use regulation::matters::DocumentMoment;
use schemars::JsonSchema;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde::{Deserialize, Serialize};
use store::entity::{material, supplement_notice};

use super::{attach, circumstances, form_of, nothing_missing, opening_duty, take, uploaded};
use crate::command::{Command, CommandSpec, Context, Idempotency, MoneyEffect, Plan};
use crate::official::{self, Said};
use crate::operations::audit_case::CaseMoved;
use crate::stop::Stop;

/// Takes in what was missing.
pub struct Supplement;

/// The papers brought.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Brought {
    /// The case.
    pub case_id: CaseId,
    /// The papers, uploaded before.
    pub material_ids: Vec<MaterialId>,
    /// A word on it.
    #[serde(default)]
    pub comment: String,
}

impl Command for Supplement {
    const SPEC: CommandSpec = CommandSpec {
        name: "matter.supplement",
        title: "办件补正",
        title_en: "bring what was missing",
        access: super::OPENING,
        money: MoneyEffect::None,
        step_up: false,
        sensitive: &[],
        idempotency: Idempotency::Key,
        articles: &["R4-24", "R1-12"],
    };
    type Input = Brought;
    type Output = CaseMoved;

    async fn decide(cx: &Context<'_>, input: Brought) -> Result<Plan<CaseMoved>, Stop> {
        let in_hand = take(cx, input.case_id).await?;
        let duty = opening_duty(cx, &in_hand.work.chain().opened_by)?;
        let notice = open_notice(cx, input.case_id.0).await?;
        if cx.today > notice.due_on {
            let refusal = Refusal::conflict(
                "supplement_overdue",
                format!("补正期限为 {}，已过期，请撤回后重新申请", date_text(notice.due_on)),
                format!("the day for bringing it was {}; withdraw and apply anew", date_text(notice.due_on)),
            );
            return Err(refusal.citing("R4-24").into());
        }
        let form = form_of(cx, input.case_id.0).await?;
        let added = uploaded(cx, &input.material_ids).await?;
        let kept = material::Entity::find().filter(material::Column::CaseId.eq(input.case_id.0));
        let mut there = cx.view.all(kept).await?;
        there.extend(added.iter().cloned());
        nothing_missing(in_hand.law, &circumstances(&form), &there)?;
        let mut plan = Plan::answering(CaseMoved::pending(input.case_id));
        let row = in_hand.work.submit(cx, &mut plan, duty, input.comment).await?;
        plan.output = CaseMoved::of(&row);
        plan.update(supplement_notice::Model { answered_at: Some(cx.now), ..notice });
        attach(&mut plan, input.case_id, added);
        let said = Said { day: row.due_on, ..Said::default() };
        official::issue(cx, &mut plan, in_hand.law, DocumentMoment::Accepted, &row, duty, said).await?;
        Ok(plan)
    }
}

async fn open_notice(cx: &Context<'_>, case_id: i64) -> Result<supplement_notice::Model, Stop> {
    let select = supplement_notice::Entity::find().filter(supplement_notice::Column::CaseId.eq(case_id));
    let notice = cx.view.one(select).await?.filter(|notice| notice.answered_at.is_none());
    notice.ok_or_else(|| {
        Refusal::conflict("nothing_to_supplement", "该办件没有待补正的材料", "nothing is missing of this case")
            .citing("R4-24")
            .into()
    })
}
