//! Writes down what was found on the spot 检查笔录. Whoever writes it signs it by the
//! same act; others of the team sign by acts of their own (`sign.rs`). A provider that
//! does not sign the paper is noted with why.
//!
//! Checked in this order: the inspection is open; the caller is of the team and
//! untied; the day; the words; why the provider did not sign, exactly when it did not.
//!
//! Article: R5-32.3, R1-29.

use base::{InspectionId, InspectionRecordId, Refusal, in_beijing, parse_date};
use schemars::JsonSchema;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde::{Deserialize, Serialize};
use store::IdKind;
use store::entity::{inspection, inspection_record, inspection_signature};

use super::{INSPECTORS, at_work, words};
use crate::command::{Command, CommandSpec, Context, Idempotency, MoneyEffect, Plan};
use crate::stop::Stop;

/// Writes a record.
pub struct Record;

/// What was found, and when.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Finding {
    /// The inspection.
    #[schemars(extend("x-widget" = "hidden"))]
    pub inspection_id: InspectionId,
    /// The day on the spot.
    #[schemars(extend("title" = "检查日期", "x-title-en" = "day on the spot", "format" = "date"))]
    pub found_on: String,
    /// What was found; no names of insured persons.
    #[schemars(length(min = 4, max = 4_000), extend("title" = "检查情况", "x-title-en" = "what was found", "x-widget" = "textarea", "x-cite" = "R5-32.3", "x-help" = "不写参保人姓名和证件号码", "x-help-en" = "no names or numbers of insured persons"))]
    pub finding: String,
    /// Whether the provider signed the paper.
    #[schemars(extend("title" = "被检查机构已签名盖章", "x-title-en" = "signed by the institution"))]
    pub provider_signed: bool,
    /// Why it did not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(length(max = 500), extend("title" = "未签名的原因", "x-title-en" = "why it did not sign", "x-cite" = "R5-32.3"))]
    pub unsigned_reason: Option<String>,
}

/// A record as it stands.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct RecordState {
    /// The record.
    pub inspection_record_id: InspectionRecordId,
    /// Its number within the inspection.
    pub number: i32,
    /// How many inspectors have signed it.
    pub signatures: i64,
}

impl Command for Record {
    const SPEC: CommandSpec = CommandSpec {
        name: "inspection.record",
        title: "登记检查笔录",
        title_en: "record what was found",
        access: INSPECTORS,
        money: MoneyEffect::None,
        step_up: false,
        sensitive: &[],
        idempotency: Idempotency::Key,
        articles: &["R5-32.3", "R1-29"],
    };
    type Input = Finding;
    type Output = RecordState;

    async fn decide(cx: &Context<'_>, input: Finding) -> Result<Plan<RecordState>, Stop> {
        let (row, _) = at_work(cx, input.inspection_id).await?;
        let opened_on = in_beijing(row.opened_at).date();
        let found_on = parse_date(&input.found_on).filter(|day| (opened_on..=cx.today).contains(day));
        let found_on = found_on.ok_or_else(|| {
            let (zh, en) = ("须为立项之日至今日之间的日期", "a day from the opening until today");
            Refusal::invalid("date_malformed", "found_on", zh, en)
        })?;
        let finding = words("finding", &input.finding, 4_000)?;
        let unsigned_reason = input.unsigned_reason.filter(|reason| !reason.trim().is_empty());
        if input.provider_signed == unsigned_reason.is_some() {
            let (zh, en) =
                ("被检查机构未签名的须注明原因，已签名的不填", "why it did not sign, exactly when it did not");
            return Err(Refusal::invalid("unsigned_reason_wrong", "unsigned_reason", zh, en).citing("R5-32.3").into());
        }
        let of = inspection_record::Column::InspectionId.eq(row.inspection_id);
        let number = cx.view.count(inspection_record::Entity::find().filter(of)).await? as i32 + 1;
        let ids = cx.house.store.ids(IdKind::Object, 2).await?;
        let inspection_record_id = ids.start;
        let shown = InspectionRecordId(inspection_record_id);
        let mut plan = Plan::answering(RecordState { inspection_record_id: shown, number, signatures: 1 });
        plan.about("inspection", input.inspection_id);
        plan.insert(inspection_record::Model {
            inspection_record_id,
            inspection_id: row.inspection_id,
            number,
            found_on,
            finding,
            provider_signed: input.provider_signed,
            unsigned_reason,
            written_by: cx.staff_id()?,
            written_at: cx.now,
            rev: 1,
        });
        plan.insert(inspection_signature::Model {
            inspection_signature_id: ids.start + 1,
            inspection_record_id,
            staff_id: cx.staff_id()?,
            signed_at: cx.now,
            rev: 1,
        });
        // The next record of the inspection waits for this one.
        plan.update(inspection::Model { ..row });
        Ok(plan)
    }
}
