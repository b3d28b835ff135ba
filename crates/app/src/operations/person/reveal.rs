//! Shows one masked field of a person in full, once, for a stated reason. Each
//! look goes into the trail with person, field, its grade and reason; a day has
//! a limit. What was shown is not kept with the request, so that no copy lies about.
//!
//! Refused in this order: no reason; a person unknown, or to a hospital one it
//! never treated; himself, and whoever he has a tie to; the day's limit; a field
//! that is empty.
//!
//! Article: R1-24 (personal data), R1-26 (recusal), R5-38. Threat I20.

use base::{PersonId, Refusal, RefusalKind, beijing_instant, completed_years, date_text};
use regulation::duties::Duty;
use review::Subject;
use schemars::JsonSchema;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde::{Deserialize, Serialize};
use store::entity::{payee, person, read_log, staff, trail_entry, visit};
use time::Time;

use crate::command::{Access, Command, CommandSpec, Context, Idempotency, MoneyEffect, Plan};
use crate::operations::payment::payee::last_payee;
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
    /// For what kind of work.
    pub ground: RevealGround,
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
    /// 出生日期.
    BirthDate,
    /// 收款户名, of the account registered last.
    PayeeHolder,
    /// 银行账号, registered last.
    PayeeAccount,
}

impl MaskedField {
    /// As the catalogue names it.
    fn catalogued(self) -> &'static str {
        match self {
            MaskedField::Name => "person.name",
            MaskedField::IdentityNumber => "person.identity_number",
            MaskedField::BirthDate => "person.birth_date",
            MaskedField::PayeeHolder => "payee.holder_name",
            MaskedField::PayeeAccount => "payee.account",
        }
    }
}

/// For what kind of work a masked field is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum RevealGround {
    /// 核对身份: to tell one person from another.
    IdentityCheck,
    /// 审核费用或申请: a claim or application is reviewed.
    Review,
    /// 核对收款账户: a payment is checked.
    PaymentCheck,
    /// 答复本人或投诉: the person himself asks, or somebody complains.
    Enquiry,
    /// 稽核检查: inspection.
    Inspection,
}

impl RevealGround {
    fn code(self) -> &'static str {
        match self {
            RevealGround::IdentityCheck => "identity_check",
            RevealGround::Review => "review",
            RevealGround::PaymentCheck => "payment_check",
            RevealGround::Enquiry => "enquiry",
            RevealGround::Inspection => "inspection",
        }
    }
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
            Duty::PayMake,
            Duty::PayRelease,
            Duty::Inspection,
            Duty::HisClaims,
        ]),
        money: MoneyEffect::None,
        step_up: false,
        sensitive: &["person_id"],
        idempotency: Idempotency::Harmless,
        articles: &["R1-24", "R1-26", "R5-38"],
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
        let me = cx.view.lock::<staff::Model>(staff_id).await?;
        let own = me.is_some_and(|me| me.identity_digest == person.identity_digest);
        let tied =
            cx.caller.staff.as_ref().is_some_and(|me| me.recused_from.contains(&Subject::Person(input.person_id)));
        if own || tied {
            return Err(own_or_tied().into());
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
        let years = completed_years(person.birth_date, cx.today);
        let value = value_of(cx, input.field, person).await?;
        let mut plan = Plan::answering(Revealed { value });
        plan.about("person", input.person_id);
        let field = input.field.catalogued();
        plan.fact("field", field);
        plan.fact("grade", cx.house.law.fields.grade_at(field, years).code());
        plan.fact("ground", input.ground.code());
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

/// The value in full, once it is there.
async fn value_of(cx: &Context<'_>, field: MaskedField, person: person::Model) -> Result<String, Stop> {
    let payee = match field {
        MaskedField::PayeeHolder | MaskedField::PayeeAccount => last_payee(cx, person.person_id).await?,
        _ => None,
    };
    let value = match field {
        MaskedField::Name => Some(person.name),
        MaskedField::IdentityNumber => Some(cx.open::<person::IdentityNumber>(&person)?),
        MaskedField::BirthDate => Some(date_text(person.birth_date)),
        MaskedField::PayeeHolder => payee.map(|payee| payee.holder_name),
        MaskedField::PayeeAccount => payee.map(|payee| cx.open::<payee::Account>(&payee)).transpose()?,
    };
    value.ok_or_else(|| Refusal::unknown("收款账户", "payee's account").into())
}

fn own_or_tied() -> Refusal {
    Refusal::forbidden(
        "reveal_of_own",
        "本人、亲属或有利害关系者的信息须由他人查看",
        "data of oneself, of relatives and of whoever one is tied to is looked at by somebody else",
    )
    .citing("R1-26")
}

/// How often this person has looked since midnight in Beijing.
async fn looks_today(cx: &Context<'_>, staff_id: i64) -> Result<i64, Stop> {
    let midnight = beijing_instant(cx.today, Time::MIDNIGHT);
    let looks = trail_entry::Entity::find()
        .filter(trail_entry::Column::StaffId.eq(staff_id))
        .filter(trail_entry::Column::Command.eq(Reveal::SPEC.name))
        .filter(trail_entry::Column::Outcome.eq("done"))
        .filter(trail_entry::Column::At.gte(midnight));
    Ok(cx.view.count(looks).await?)
}
