//! Begins a visit: an admission to hospital, or an outpatient visit. A person
//! who lies in a hospital is not admitted to another.
//!
//! Article: R2-36, R3a-1 (admission), R2-59 to R2-64 (referral, emergency).

use base::{Date, PersonId, Refusal, VisitId};
use regulation::duties::Duty;
use schemars::JsonSchema;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde::{Deserialize, Serialize};
use store::IdKind;
use store::entity::{person, provider, visit};

use super::care::VisitCare;
use super::diagnosis::check_diagnosis;
use crate::command::{Access, Command, CommandSpec, Context, Idempotency, MoneyEffect, Plan};
use crate::operations::claim::person_in_cover;
use crate::stop::Stop;

/// Begins a visit.
pub struct Admit;

/// A visit that begins. The provider is the caller's own.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NewVisit {
    /// Who.
    pub person_id: PersonId,
    /// Outpatient or inpatient.
    pub kind: VisitKind,
    /// The hospital's own number; 1 to 30 signs, unique there.
    pub record_number: String,
    /// First day, YYYY-MM-DD.
    #[schemars(extend("format" = "date"))]
    pub admit_date: String,
    /// Main diagnosis, ICD-10.
    pub diagnosis_1: String,
    /// Second diagnosis.
    #[serde(default)]
    pub diagnosis_2: Option<String>,
    /// 0 none, 1 referred up, 2 referred down, 3 filed, 4 emergency.
    #[serde(default)]
    pub referral: u8,
    /// Outside the person's area of insurance.
    #[serde(default)]
    pub out_of_area: bool,
    /// The part after 31 December of a stay settled in two parts.
    #[serde(default)]
    pub continued: bool,
    /// The stay before, for a referral or a continued stay.
    #[serde(default)]
    pub prior_visit_id: Option<VisitId>,
    /// What it is paid as.
    #[serde(default)]
    pub care: VisitCare,
}

/// Kinds of visit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum VisitKind {
    /// 门诊, 1.
    Outpatient,
    /// 住院, 2.
    Inpatient,
}

impl VisitKind {
    /// The code of audit snapshots.
    pub fn code(self) -> i32 {
        match self {
            VisitKind::Outpatient => 1,
            VisitKind::Inpatient => 2,
        }
    }

    /// That of a code.
    pub(crate) fn of(code: i32) -> VisitKind {
        if code == VisitKind::Outpatient.code() { VisitKind::Outpatient } else { VisitKind::Inpatient }
    }
}

/// The visit.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct VisitBegun {
    /// Its id.
    pub visit_id: VisitId,
}

impl Command for Admit {
    const SPEC: CommandSpec = CommandSpec {
        name: "visit.admit",
        title: "入院（就诊）登记",
        title_en: "begin a visit",
        access: Access::Duty(&[Duty::HisClaims]),
        money: MoneyEffect::None,
        step_up: false,
        sensitive: &["person_id", "diagnosis_1", "diagnosis_2"],
        idempotency: Idempotency::Key,
        articles: &["R2-36", "R2-59"],
    };
    type Input = NewVisit;
    type Output = VisitBegun;

    async fn decide(cx: &Context<'_>, input: NewVisit) -> Result<Plan<VisitBegun>, Stop> {
        let provider_id = active_provider(cx).await?;
        let row = checked_visit(cx, &input, provider_id)?;
        begin(cx, row).await
    }
}

/// The provider that asks, whose agreement is in force.
pub(super) async fn active_provider(cx: &Context<'_>) -> Result<i64, Stop> {
    let provider_id = cx.provider_id()?;
    let provider = cx.view.by_key::<provider::Model>(provider_id).await?;
    let provider = provider.ok_or_else(|| Stop::fault("admitting", "a caller without provider"))?;
    if provider.status != "active" {
        return Err(Refusal::conflict(
            "provider_not_active",
            "定点协议已中止或解除",
            "the service agreement is suspended or ended",
        )
        .into());
    }
    Ok(provider_id)
}

/// Begins a visit whose words are in order: the person is covered and lies in no
/// other bed, the hospital's number is free.
pub(super) async fn begin(cx: &Context<'_>, row: visit::Model) -> Result<Plan<VisitBegun>, Stop> {
    // The person's row is locked, so that two hospitals cannot admit at the same moment.
    let person = cx.view.lock::<person::Model>(row.person_id).await?;
    let person =
        person.ok_or_else(|| Refusal::invalid("person_unknown", "person_id", "参保人不存在", "no such person"))?;
    person_in_cover(cx, &person, row.admit_date).await?;
    if row.kind == VisitKind::Inpatient.code() {
        refuse_second_bed(cx, &person).await?;
    }
    refuse_number_in_use(cx, &row).await?;
    let visit_id = cx.house.store.id(IdKind::Visit).await?;
    let mut plan = Plan::answering(VisitBegun { visit_id: VisitId(visit_id) });
    plan.about("visit", VisitId(visit_id));
    plan.insert(visit::Model { visit_id, ..row });
    Ok(plan)
}

/// Checks the words of a visit in the order of its fields.
pub(crate) fn checked_visit(cx: &Context<'_>, new: &NewVisit, provider_id: i64) -> Result<visit::Model, Refusal> {
    let admit_date = checked_number_and_day(cx, &new.record_number, &new.admit_date)?;
    check_diagnoses(&new.diagnosis_1, new.diagnosis_2.as_deref())?;
    check_referral(new.referral)?;
    new.care.checked(new.kind)?;
    if new.continued && new.prior_visit_id.is_none() {
        return Err(Refusal::invalid(
            "prior_visit_missing",
            "prior_visit_id",
            "跨年度续住须指明前次就诊",
            "a continued stay names the one before",
        ));
    }
    Ok(row_of(new, provider_id, admit_date))
}

/// The hospital's number is one, and the first day is not in the future.
pub(super) fn checked_number_and_day(cx: &Context<'_>, record_number: &str, day: &str) -> Result<Date, Refusal> {
    let number = record_number.trim();
    if number.is_empty() || number.len() > 30 || number.chars().any(char::is_control) {
        return Err(Refusal::invalid(
            "record_number_malformed",
            "record_number",
            "住院号须为 1 至 30 位",
            "a record number has 1 to 30 signs",
        ));
    }
    let admit_date = crate::operations::claim::date_of(day, "admit_date")?;
    if admit_date > cx.today {
        return Err(Refusal::invalid(
            "date_in_the_future",
            "admit_date",
            "入院日期晚于今日",
            "the admission lies in the future",
        ));
    }
    Ok(admit_date)
}

/// Both are ICD-10 codes.
pub(super) fn check_diagnoses(main: &str, second: Option<&str>) -> Result<(), Refusal> {
    check_diagnosis(main, "diagnosis_1")?;
    second.map_or(Ok(()), |second| check_diagnosis(second, "diagnosis_2"))
}

/// A referral is one of the five known.
pub(super) fn check_referral(referral: u8) -> Result<(), Refusal> {
    if referral > 4 {
        return Err(Refusal::invalid(
            "referral_unknown",
            "referral",
            "转诊代码须为 0 至 4",
            "a referral code is 0 to 4",
        ));
    }
    Ok(())
}

/// A visit that begins, without its id.
pub(super) fn row_of(new: &NewVisit, provider_id: i64, admit_date: Date) -> visit::Model {
    let (care, disease) = new.care.columns();
    visit::Model {
        visit_id: 0,
        care,
        disease,
        admitted_care: None,
        admitted_disease: None,
        provider_id: Some(provider_id),
        hospital: None,
        hospital_tier: None,
        invoice_number: None,
        person_id: new.person_id.0,
        kind: new.kind.code(),
        record_number: new.record_number.trim().to_owned(),
        admit_date,
        discharge_date: None,
        diagnosis_1: new.diagnosis_1.clone(),
        diagnosis_2: new.diagnosis_2.clone(),
        referral: i32::from(new.referral),
        out_of_area: new.out_of_area,
        student_at_home: false,
        continued: new.continued,
        prior_visit_id: new.prior_visit_id.map(|id| id.0),
        state: "admitted".to_owned(),
        settlement_id: None,
        month: None,
        rev: 1,
    }
}

/// The hospital's number is one of its visits' only, cancelled ones left aside.
pub(super) async fn refuse_number_in_use(cx: &Context<'_>, row: &visit::Model) -> Result<(), Stop> {
    let same = visit::Entity::find()
        .filter(visit::Column::ProviderId.eq(row.provider_id))
        .filter(visit::Column::RecordNumber.eq(&row.record_number))
        .filter(visit::Column::State.ne("cancelled"))
        .filter(visit::Column::VisitId.ne(row.visit_id));
    if cx.view.one(same).await?.is_some() {
        return Err(Refusal::conflict(
            "record_number_in_use",
            "该住院号（门诊号）已用于其他就诊",
            "the hospital's number is that of another visit",
        )
        .at("record_number", "重复", "repeated")
        .into());
    }
    Ok(())
}

pub(super) async fn refuse_second_bed(cx: &Context<'_>, person: &person::Model) -> Result<(), Stop> {
    let lying = visit::Entity::find()
        .filter(visit::Column::PersonId.eq(person.person_id))
        .filter(visit::Column::Kind.eq(VisitKind::Inpatient.code()))
        .filter(visit::Column::State.eq("admitted"));
    if cx.view.one(lying).await?.is_some() {
        return Err(Refusal::conflict(
            "person_already_in_hospital",
            "该人员正在住院，不得重复办理入院",
            "the person is in hospital already",
        )
        .into());
    }
    Ok(())
}
