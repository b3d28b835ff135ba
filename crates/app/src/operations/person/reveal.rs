//! Shows one masked field of a person in full, once, for a stated reason. Each
//! look goes into the trail with person, field and reason; a day has a limit.
//! What was shown is not kept with the request, so that no copy lies about.
//!
//! Article: R1-24 (personal data), R5-38. Threat I20.

use base::{PersonId, Refusal, RefusalKind};
use regulation::duties::Duty;
use schemars::JsonSchema;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde::{Deserialize, Serialize};
use store::entity::{person, read_log, trail_entry, visit};
use time::{PrimitiveDateTime, Time, UtcOffset};

use crate::command::{Access, Command, CommandSpec, Context, Idempotency, MoneyEffect, Plan};
use crate::read_log::{Shown, read_by_command};
use crate::stop::Stop;

/// Shows a masked field.
pub struct Reveal;

/// Which field, and why.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FieldToReveal {
    /// Whose.
    pub person_id: PersonId,
    /// Which field.
    pub field: MaskedField,
    /// Why; 4 to 200 signs.
    pub reason: String,
}

/// Fields that are masked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum MaskedField {
    /// 姓名.
    Name,
    /// 证件号码.
    IdentityNumber,
}

/// The value in full.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct Revealed {
    /// The value.
    pub value: String,
}

impl Command for Reveal {
    const SPEC: CommandSpec = CommandSpec {
        name: "person.reveal",
        title: "查看脱敏信息",
        title_en: "show a masked field",
        access: Access::Duty(&[
            Duty::Enrolment,
            Duty::ClaimsImport,
            Duty::FirstReview,
            Duty::SecondReview,
            Duty::Inspection,
            Duty::HisClaims,
        ]),
        money: MoneyEffect::None,
        step_up: false,
        sensitive: &["person_id"],
        idempotency: Idempotency::Harmless,
        articles: &["R1-24"],
    };
    type Input = FieldToReveal;
    type Output = Revealed;

    async fn decide(cx: &Context<'_>, input: FieldToReveal) -> Result<Plan<Revealed>, Stop> {
        let staff_id = cx.staff_id()?;
        let reason = input.reason.trim();
        if !(4..=200).contains(&reason.chars().count()) {
            return Err(Refusal::invalid(
                "reason_missing",
                "reason",
                "请填写查看理由（4 至 200 字）",
                "give a reason of 4 to 200 signs",
            )
            .into());
        }
        let person = cx.view.by_key::<person::Model>(input.person_id.0).await?;
        let person = person.ok_or_else(|| Refusal::unknown("参保人", "person"))?;
        if let Some(own) = cx.caller.provider_id {
            let treated = visit::Entity::find()
                .filter(visit::Column::PersonId.eq(person.person_id))
                .filter(visit::Column::ProviderId.eq(own));
            if cx.view.one(treated).await?.is_none() {
                return Err(Refusal::unknown("参保人", "person").into());
            }
        }
        if looks_today(cx, staff_id).await? >= i64::from(cx.house.security().reveals_a_day) {
            return Err(Refusal::new(
                RefusalKind::TooMany,
                "reveal_quota_used",
                "今日查看脱敏信息次数已达上限",
                "no more masked fields may be shown today",
            )
            .citing("R1-24")
            .into());
        }
        let value = match input.field {
            MaskedField::Name => person.name,
            MaskedField::IdentityNumber => person.identity_number,
        };
        let mut plan = Plan::answering(Revealed { value });
        plan.about("person", input.person_id);
        let field = if input.field == MaskedField::Name { "name" } else { "identity_number" };
        plan.fact("field", field);
        plan.fact("reason", reason);
        let shown = Shown {
            person_id: Some(input.person_id),
            object_kind: "person",
            object_id: input.person_id.to_string(),
            detail: field.to_owned(),
        };
        let read = read_by_command(cx, Reveal::SPEC.name, shown).await?;
        plan.operational(move |unit| {
            Box::pin(async move {
                read_log::Entity::insert(read).exec_without_returning(unit.operational()).await?;
                Ok(())
            })
        });
        Ok(plan)
    }
}

/// How often this person has looked since midnight in Beijing.
async fn looks_today(cx: &Context<'_>, staff_id: i64) -> Result<i64, Stop> {
    let beijing = UtcOffset::from_hms(8, 0, 0).expect("UTC+8 is an offset");
    let midnight = PrimitiveDateTime::new(cx.today, Time::MIDNIGHT).assume_offset(beijing).to_offset(UtcOffset::UTC);
    let looks = trail_entry::Entity::find()
        .filter(trail_entry::Column::StaffId.eq(staff_id))
        .filter(trail_entry::Column::Command.eq(Reveal::SPEC.name))
        .filter(trail_entry::Column::Outcome.eq("done"))
        .filter(trail_entry::Column::At.gte(midnight));
    Ok(cx.view.count(looks).await?)
}
