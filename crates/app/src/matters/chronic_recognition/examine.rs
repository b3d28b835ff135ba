//! What is looked at before a recognition goes on, in this order: the person and
//! the cover, that the policy of the area has the disease, the diagnosis and who
//! made it, where the person is treated, the first day, and that the same is not
//! in force already.
//!
//! Article: R1-12.4 (no lower standard, no disease beyond the list), R2-51.

use std::collections::BTreeSet;

use base::{CaseId, Date, Refusal, date_text, months_after};
use regulation::benefits::ChronicDisease;
use regulation::chains::CaseKind;
use regulation::matters::MatterLaw;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use store::entity::{chronic_recognition, person, provider};

use super::form::{ChronicRecognitionForm, RecognitionAsked};
use crate::command::Context;
use crate::matters::{CaseSubject, Check, Examined, Fact};
use crate::operations::claim::{Cover, date_of};
use crate::operations::visit::diagnosis::check_diagnosis;
use crate::stop::Stop;

/// A form that holds, with what follows from it.
pub(super) struct Recognition {
    /// First day it covers.
    pub(super) from: Date,
    /// Last day it covers.
    pub(super) until: Date,
    person: person::Model,
    disease: ChronicDisease,
    diagnosed_by: provider::Model,
    treated_at: provider::Model,
}

/// Examines a form.
pub(super) async fn examine(
    cx: &Context<'_>,
    form: &ChronicRecognitionForm,
    of: Option<CaseId>,
) -> Result<Examined, Stop> {
    let found = recognition(cx, &form.asked(), of).await?;
    let providers = [form.diagnosed_by_id, form.treated_at_id].map(CaseSubject::Provider);
    let subjects: BTreeSet<CaseSubject> = providers.into_iter().chain([CaseSubject::Person(form.person_id)]).collect();
    Ok(Examined {
        subjects,
        circumstances: form.by_agent.then(|| "by_agent".to_owned()).into_iter().collect(),
        facts: facts(cx, form, &found),
        checks: vec![
            Check::held("person_in_cover", "起始日在参保待遇期内", "covered on the first day", "R2-14"),
            Check::held("disease_listed", "病种在参保地政策范围内", "the area's policy lists the disease", "R1-12.4"),
            Check::held("diagnosed_by_level", "诊断机构级别符合要求", "diagnosed at the level laid down", "R1-12.4"),
        ],
        ..Examined::default()
    })
}

/// Checks a form, or what a hospital proposes, in the order stated above.
pub(super) async fn recognition(
    cx: &Context<'_>,
    form: &RecognitionAsked<'_>,
    of: Option<CaseId>,
) -> Result<Recognition, Stop> {
    let law = law(cx)?;
    let from = date_of(form.from_date, "form.from_date")?;
    let person = cx.view.by_key::<person::Model>(form.person_id.0).await?;
    let person =
        person.ok_or_else(|| Refusal::invalid("person_unknown", "form.person_id", "参保人不存在", "no such person"))?;
    let disease = listed(cx, form, &person, from).await?;
    if let Some(diagnosis) = form.diagnosis {
        check_diagnosis(diagnosis, "form.diagnosis")?;
    }
    let diagnosed_by = hospital(cx, form.diagnosed_by_id.0, "form.diagnosed_by_id").await?;
    let level_min = i64::from(law.figure("diagnosed_by_level_min", cx.today).value);
    if i64::from(diagnosed_by.level) < level_min {
        return Err(Refusal::conflict(
            "issuer_not_entitled",
            "该医疗机构级别不足，其诊断证明不能作为认定依据",
            "the hospital's level does not suffice for this diagnosis",
        )
        .at("form.diagnosed_by_id", "级别不足", "level too low")
        .citing("R1-12.4")
        .into());
    }
    let treated_at = hospital(cx, form.treated_at_id.0, "form.treated_at_id").await?;
    if treated_at.status != "active" {
        return Err(Refusal::conflict(
            "provider_not_active",
            "该医疗机构协议未生效或已中止",
            "the provider's agreement is not in force",
        )
        .at("form.treated_at_id", "协议未生效", "not in force")
        .into());
    }
    let until = lasts(cx, law, from)?;
    not_in_force_already(cx, form, from, of).await?;
    Ok(Recognition { from, until, person, disease, diagnosed_by, treated_at })
}

fn law<'a>(cx: &Context<'a>) -> Result<&'a MatterLaw, Stop> {
    let law = cx.house.law.matters.of(CaseKind::ChronicRecognition);
    law.ok_or_else(|| Stop::fault("examining a recognition", "the matter has no law data"))
}

/// The disease as the policy of the person's area has it on the first day.
async fn listed(
    cx: &Context<'_>,
    form: &RecognitionAsked<'_>,
    person: &person::Model,
    from: Date,
) -> Result<ChronicDisease, Stop> {
    let policy = Cover::of(cx.view, person.person_id).await?.policy(cx.house, person, (from, from))?;
    let found = policy.policy.law().chronic.iter().find(|one| one.id == form.disease);
    let found = found.ok_or_else(|| {
        Refusal::invalid(
            "disease_not_listed",
            "form.disease",
            "参保地政策没有这一门诊慢特病病种，不得超病种范围认定",
            "the policy of the person's area has no such disease",
        )
        .citing("R1-12.4")
    })?;
    Ok(found.clone())
}

async fn hospital(cx: &Context<'_>, id: i64, field: &str) -> Result<provider::Model, Stop> {
    let row = cx.view.by_key::<provider::Model>(id).await?.filter(|row| row.kind == "hospital");
    row.ok_or_else(|| Refusal::invalid("hospital_unknown", field, "没有这家定点医疗机构", "no such hospital").into())
}

/// The last day, when the person is looked at again. It may begin some time
/// before the application, but not lie in the past altogether.
fn lasts(cx: &Context<'_>, law: &MatterLaw, from: Date) -> Result<Date, Refusal> {
    let months = |name: &str| law.figure(name, cx.today).value;
    let until = months_after(from, months("valid_months"));
    let earliest = months_after(from, months("backdated_months_max"));
    if earliest < cx.today || from > months_after(cx.today, months("ahead_months_max")) {
        return Err(Refusal::invalid(
            "date_out_of_range",
            "form.from_date",
            format!(
                "起始日期最早可追溯 {} 个月，最晚为 {} 个月内",
                months("backdated_months_max"),
                months("ahead_months_max")
            ),
            format!(
                "the first day lies at most {} months back and {} months ahead",
                months("backdated_months_max"),
                months("ahead_months_max")
            ),
        )
        .citing("R1-12.4"));
    }
    Ok(until)
}

async fn not_in_force_already(
    cx: &Context<'_>,
    form: &RecognitionAsked<'_>,
    from: Date,
    of: Option<CaseId>,
) -> Result<(), Stop> {
    let kept = chronic_recognition::Entity::find()
        .filter(chronic_recognition::Column::PersonId.eq(form.person_id.0))
        .filter(chronic_recognition::Column::Disease.eq(form.disease))
        .filter(chronic_recognition::Column::UntilDate.gte(from))
        .filter(chronic_recognition::Column::TreatedAtId.eq(form.treated_at_id.0));
    if cx.view.all(kept).await?.iter().any(|kept| Some(CaseId(kept.case_id)) != of) {
        return Err(Refusal::conflict(
            "disease_already_recognised",
            "该参保人的这一病种在该医疗机构已认定且在有效期内",
            "this disease of the person has been recognised there and is in force",
        )
        .citing("R2-51")
        .into());
    }
    Ok(())
}

fn facts(cx: &Context<'_>, form: &ChronicRecognitionForm, found: &Recognition) -> Vec<Fact> {
    vec![
        Fact::words("参保人", "insured person", &cx.masked("person.name", &found.person.name)),
        Fact::words("病种", "disease", &found.disease.label).in_english(&found.disease.label_en),
        Fact::words("诊断编码", "diagnosis", &form.diagnosis),
        Fact::words("诊断医疗机构", "diagnosed by", &found.diagnosed_by.name),
        Fact::words("定点医疗机构", "treated at", &found.treated_at.name),
        Fact::words("起始日期", "first day", &date_text(found.from)),
        Fact::words("截止日期", "last day", &date_text(found.until)),
    ]
}
