//! Another inspector of the team signs a record 笔录签名, by an act of his own.
//!
//! Checked in this order: the record exists; its inspection is open; the caller is of
//! the team and untied; he has not signed it yet.
//!
//! Article: R5-32.3, R1-29. Threat I23.

use base::{InspectionId, InspectionRecordId, Refusal};
use schemars::JsonSchema;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde::{Deserialize, Serialize};
use store::IdKind;
use store::entity::{inspection_record, inspection_signature};

use super::record::RecordState;
use super::{INSPECTORS, at_work};
use crate::command::{Command, CommandSpec, Context, Idempotency, MoneyEffect, Plan};
use crate::stop::Stop;

/// Signs a record.
pub struct Sign;

/// Which record.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RecordToSign {
    /// The record.
    pub inspection_record_id: InspectionRecordId,
}

impl Command for Sign {
    const SPEC: CommandSpec = CommandSpec {
        name: "inspection.sign",
        title: "检查笔录签名",
        title_en: "sign a record of an inspection",
        access: INSPECTORS,
        money: MoneyEffect::None,
        step_up: false,
        sensitive: &[],
        idempotency: Idempotency::Key,
        articles: &["R5-32.3", "R1-29"],
    };
    type Input = RecordToSign;
    type Output = RecordState;

    async fn decide(cx: &Context<'_>, input: RecordToSign) -> Result<Plan<RecordState>, Stop> {
        let record = cx.view.by_key::<inspection_record::Model>(input.inspection_record_id.0).await?;
        let record = record.ok_or_else(|| Refusal::unknown("检查笔录", "record"))?;
        let inspection_id = InspectionId(record.inspection_id);
        at_work(cx, inspection_id).await?;
        let of = inspection_signature::Column::InspectionRecordId.eq(record.inspection_record_id);
        let signed = cx.view.all(inspection_signature::Entity::find().filter(of)).await?;
        let me = cx.staff_id()?;
        if signed.iter().any(|signature| signature.staff_id == me) {
            return Err(Refusal::conflict("already_signed", "您已签名", "you have signed it already").into());
        }
        let mut plan = Plan::answering(RecordState {
            inspection_record_id: input.inspection_record_id,
            number: record.number,
            signatures: signed.len() as i64 + 1,
        });
        plan.about("inspection", inspection_id);
        plan.insert(inspection_signature::Model {
            inspection_signature_id: cx.house.store.id(IdKind::Object).await?,
            inspection_record_id: record.inspection_record_id,
            staff_id: me,
            signed_at: cx.now,
            rev: 1,
        });
        Ok(plan)
    }
}
