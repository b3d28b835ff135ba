//! Closes an inspection with what comes of it, by one of the team.
//!
//! Checked in this order: the inspection is open; the caller is of the team and
//! untied; the words; enough inspectors; a record at least, and each signed by as many
//! inspectors as the law asks for.
//!
//! Article: R5-32.3, R1-29. Threat I23.

use base::{InspectionId, Refusal};
use schemars::JsonSchema;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use serde::{Deserialize, Serialize};
use store::entity::{inspection, inspection_record, inspection_signature};

use super::{CLOSED, INSPECTORS, InspectionState, at_work, rules, team, words};
use crate::command::{Command, CommandSpec, Context, Idempotency, MoneyEffect, Plan};
use crate::stop::Stop;

/// Closes an inspection.
pub struct Close;

/// Which inspection, and what comes of it.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct InspectionToClose {
    /// The inspection.
    #[schemars(extend("x-widget" = "hidden"))]
    pub inspection_id: InspectionId,
    /// What comes of it; no names of insured persons.
    #[schemars(length(min = 4, max = 2_000), extend("title" = "检查结论", "x-title-en" = "what comes of it", "x-widget" = "textarea", "x-cite" = "R1-29"))]
    pub conclusion: String,
}

impl Command for Close {
    const SPEC: CommandSpec = CommandSpec {
        name: "inspection.close",
        title: "现场检查办结",
        title_en: "close an inspection",
        access: INSPECTORS,
        money: MoneyEffect::None,
        step_up: false,
        sensitive: &[],
        idempotency: Idempotency::Key,
        articles: &["R5-32.3", "R1-29"],
    };
    type Input = InspectionToClose;
    type Output = InspectionState;

    async fn decide(cx: &Context<'_>, input: InspectionToClose) -> Result<Plan<InspectionState>, Stop> {
        let (row, team) = at_work(cx, input.inspection_id).await?;
        let conclusion = words("conclusion", &input.conclusion, 2_000)?;
        team::enough(cx, "inspection_id", team.len())?;
        all_signed(cx, row.inspection_id).await?;
        let mut plan =
            Plan::answering(InspectionState { inspection_id: input.inspection_id, state: CLOSED.to_owned() });
        plan.about("inspection", input.inspection_id);
        plan.update(inspection::Model {
            state: CLOSED.to_owned(),
            closed_by: Some(cx.staff_id()?),
            closed_at: Some(cx.now),
            conclusion: Some(conclusion),
            ..row
        });
        Ok(plan)
    }
}

async fn all_signed(cx: &Context<'_>, inspection_id: i64) -> Result<(), Stop> {
    let of = inspection_record::Column::InspectionId.eq(inspection_id);
    let records = inspection_record::Entity::find().filter(of).order_by_asc(inspection_record::Column::Number);
    let records = cx.view.all(records).await?;
    if records.is_empty() {
        let (zh, en) = ("尚无检查笔录", "there is no record yet");
        return Err(Refusal::conflict("record_missing", zh, en).citing("R5-32.3").into());
    }
    let under =
        inspection_signature::Column::InspectionRecordId.is_in(records.iter().map(|row| row.inspection_record_id));
    let signed = cx.view.all(inspection_signature::Entity::find().filter(under)).await?;
    let least = rules(cx)?.signatures_least as usize;
    for record in records {
        let names = signed.iter().filter(|one| one.inspection_record_id == record.inspection_record_id).count();
        if names < least {
            let zh = format!("第 {} 份笔录须由 {least} 名检查人员签名", record.number);
            let en = format!("record {} is to be signed by {least} inspectors", record.number);
            return Err(Refusal::conflict("record_unsigned", zh, en).citing("R5-32.3").into());
        }
    }
    Ok(())
}
