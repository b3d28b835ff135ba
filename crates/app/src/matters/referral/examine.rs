//! What is looked at before a referral or filing goes on, in this order: the
//! person and the cover, the place, the diagnosis, then what its kind asks for —
//! who certified, the filing before, the working days after an emergency, that a
//! student is registered as one — how
//! long it may last, and that nothing in force says the same already.
//!
//! Article: R2-40 to R2-46.

use std::collections::BTreeSet;

use base::{CaseId, Date, ProviderId, Refusal, date_text, months_after};
use regulation::benefits::Status;
use regulation::matters::MatterLaw;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use store::entity::{person, provider, referral};

use super::form::{ReferralForm, ReferralKind};
use crate::command::Context;
use crate::matters::{CaseSubject, Check, Examined, Fact};
use crate::operations::claim::{HeldStandings, date_of, person_in_cover};
use crate::operations::visit::diagnosis::check_diagnosis;
use crate::stop::Stop;

/// A form that holds, with what follows from it.
pub(super) struct Filing {
    /// First day of admission it covers.
    pub(super) from: Date,
    /// Last day of admission it covers; none while it lasts.
    pub(super) until: Option<Date>,
    /// The filing before.
    pub(super) earlier: Option<referral::Model>,
}

/// Examines a form.
pub(super) async fn examine(cx: &Context<'_>, form: &ReferralForm, of: Option<CaseId>) -> Result<Examined, Stop> {
    let (filing, person) = filing(cx, form, of).await?;
    let mut subjects = BTreeSet::from([CaseSubject::Person(form.person_id)]);
    subjects.extend([form.from_provider_id, form.to_provider_id].into_iter().flatten().map(CaseSubject::Provider));
    let circumstance = match form.kind {
        ReferralKind::Up | ReferralKind::Down => Some("certificate"),
        ReferralKind::Emergency => Some("emergency"),
        ReferralKind::LongTerm => Some("long_term"),
        ReferralKind::Student => Some("student"),
        ReferralKind::Extension => Some("extension"),
        ReferralKind::Repeat => None,
    };
    let circumstances = circumstance.into_iter().chain(form.by_agent.then_some("by_agent"));
    Ok(Examined {
        subjects,
        circumstances: circumstances.map(str::to_owned).collect(),
        facts: facts(cx, form, &filing, &person).await?,
        checks: checks(&filing),
        ..Examined::default()
    })
}

/// Checks a form in the order stated above.
pub(super) async fn filing(
    cx: &Context<'_>,
    form: &ReferralForm,
    of: Option<CaseId>,
) -> Result<(Filing, person::Model), Stop> {
    let law = law(cx)?;
    let from = date_of(&form.from_date, "form.from_date")?;
    let person = cx.view.by_key::<person::Model>(form.person_id.0).await?;
    let person =
        person.ok_or_else(|| Refusal::invalid("person_unknown", "form.person_id", "参保人不存在", "no such person"))?;
    person_in_cover(cx, &person, from).await?;
    place_given(cx, form).await?;
    diagnosis_given(form)?;
    if matches!(form.kind, ReferralKind::Up | ReferralKind::Down) {
        certified(cx, law, form).await?;
    }
    if form.kind == ReferralKind::Student {
        stands_as_student(cx, &person, from).await?;
    }
    let earlier = earlier(cx, form).await?;
    if form.kind == ReferralKind::Emergency {
        filed_in_time(cx, law, form, from)?;
    }
    let until = lasts_until(cx, law, form, from, earlier.as_ref())?;
    let filing = Filing { from, until, earlier };
    not_in_force_already(cx, form, &filing, of).await?;
    Ok((filing, person))
}

fn law<'a>(cx: &Context<'a>) -> Result<&'a MatterLaw, Stop> {
    let kind = regulation::chains::CaseKind::Referral;
    cx.house.law.matters.of(kind).ok_or_else(|| Stop::fault("examining a referral", "the matter has no law data"))
}

async fn place_given(cx: &Context<'_>, form: &ReferralForm) -> Result<(), Stop> {
    if cx.house.law.regions.get(&form.to_region).is_none() {
        let refusal = Refusal::invalid("region_unknown", "form.to_region", "没有这个行政区划代码", "no such region");
        return Err(refusal.into());
    }
    let named = form.to_hospital.as_deref().map(str::trim).unwrap_or_default();
    if named.chars().count() > 100 || named.chars().any(char::is_control) {
        let refusal = Refusal::invalid(
            "hospital_malformed",
            "form.to_hospital",
            "医疗机构名称不超过 100 字",
            "a hospital's name has at most 100 signs",
        );
        return Err(refusal.into());
    }
    if let Some(id) = form.to_provider_id {
        known_hospital(cx, id, "form.to_provider_id").await?;
    } else if named.is_empty() && !for_any_hospital(form.kind) {
        let refusal = Refusal::invalid(
            "hospital_missing",
            "form.to_hospital",
            "请选择或填写就医的医疗机构",
            "name the hospital of treatment",
        );
        return Err(refusal.citing("R2-40").into());
    }
    Ok(())
}

/// Filed for a place and a time, before anybody is ill.
fn for_any_hospital(kind: ReferralKind) -> bool {
    matches!(kind, ReferralKind::LongTerm | ReferralKind::Student)
}

/// At home in the holidays is who is registered as a student then.
async fn stands_as_student(cx: &Context<'_>, person: &person::Model, from: Date) -> Result<(), Stop> {
    if HeldStandings::of(cx.view, person.person_id).await?.on(from)?.contains(&Status::Student) {
        return Ok(());
    }
    let refusal = Refusal::conflict(
        "not_a_student",
        "该参保人在起始日未登记为在校大中专学生",
        "the person is not registered as a student on that day",
    );
    Err(refusal.at("form.kind", "未登记学生身份", "not registered as a student").citing("R2-46").into())
}

async fn known_hospital(cx: &Context<'_>, id: ProviderId, field: &str) -> Result<provider::Model, Stop> {
    let row = cx.view.by_key::<provider::Model>(id.0).await?.filter(|row| row.kind == "hospital");
    row.ok_or_else(|| Refusal::invalid("hospital_unknown", field, "没有这家定点医疗机构", "no such hospital").into())
}

fn diagnosis_given(form: &ReferralForm) -> Result<(), Refusal> {
    match form.diagnosis.as_deref() {
        Some(text) => check_diagnosis(text, "form.diagnosis"),
        None if !for_any_hospital(form.kind) => {
            Err(Refusal::invalid("diagnosis_missing", "form.diagnosis", "请填写诊断编码", "give the diagnosis")
                .citing("R2-41"))
        }
        None => Ok(()),
    }
}

/// A hospital of ours that may refer has certified it; only its own patients
/// need be asked no further.
async fn certified(cx: &Context<'_>, law: &MatterLaw, form: &ReferralForm) -> Result<(), Stop> {
    let Some(id) = form.from_provider_id else {
        let refusal = Refusal::invalid(
            "issuer_missing",
            "form.from_provider_id",
            "请填写开具转诊转院证明的医疗机构",
            "name the hospital that certified the referral",
        );
        return Err(refusal.citing("R2-41").into());
    };
    let issuer = known_hospital(cx, id, "form.from_provider_id").await?;
    let level_min = i64::from(law.figure("issuer_level_min", cx.today).value);
    let may_refer = issuer.status == "active" && i64::from(issuer.level) >= level_min;
    if form.kind == ReferralKind::Up && !may_refer {
        let refusal = Refusal::conflict(
            "issuer_not_entitled",
            "该医疗机构不具备转诊转院资格",
            "this hospital may not refer patients outwards",
        );
        return Err(refusal.at("form.from_provider_id", "不具备转诊资格", "may not refer").citing("R2-41").into());
    }
    Ok(())
}

/// The filing that is extended or repeated: of the same person; for a repeated
/// stay of the same illness in the same hospital.
async fn earlier(cx: &Context<'_>, form: &ReferralForm) -> Result<Option<referral::Model>, Stop> {
    if !matches!(form.kind, ReferralKind::Repeat | ReferralKind::Extension) {
        return Ok(None);
    }
    let refused =
        |code: &str, zh: &str, en: &str| Stop::from(Refusal::invalid(code, "form.earlier_id", zh, en).citing("R2-43"));
    let Some(id) = form.earlier_id else {
        return Err(refused("earlier_filing_missing", "请填写原备案编号", "give the earlier filing"));
    };
    let kept = cx.view.by_key::<referral::Model>(id.0).await?.filter(|kept| kept.person_id == form.person_id.0);
    let Some(kept) = kept else {
        return Err(refused("earlier_filing_unknown", "没有该参保人的这份备案", "no such filing of this person"));
    };
    let category = |text: &str| text.chars().take(3).collect::<String>().to_uppercase();
    let same_illness = category(&kept.diagnosis) == category(form.diagnosis.as_deref().unwrap_or_default());
    let same_hospital = kept.to_provider_id == form.to_provider_id.map(|id| id.0)
        && (kept.to_provider_id.is_some() || kept.to_hospital == named(form));
    if !(same_illness && same_hospital) {
        return Err(refused(
            "earlier_filing_differs",
            "与原备案的疾病或医疗机构不一致，应另行办理转诊",
            "another illness or hospital than filed before: a new referral is needed",
        ));
    }
    Ok(Some(kept))
}

pub(super) fn named(form: &ReferralForm) -> String {
    form.to_hospital.as_deref().map(str::trim).unwrap_or_default().to_owned()
}

/// An emergency is filed, or at least told by telephone, within the working
/// days after admission.
fn filed_in_time(cx: &Context<'_>, law: &MatterLaw, form: &ReferralForm, admitted: Date) -> Result<(), Stop> {
    if admitted > cx.today {
        let refusal = Refusal::invalid(
            "date_in_the_future",
            "form.from_date",
            "入院日期晚于今日",
            "the admission lies in the future",
        );
        return Err(refusal.into());
    }
    let days = law.figure("emergency_filing_days", admitted).value;
    let last = cx.house.law.calendar.after(admitted, days);
    let told = form.told_on.as_deref().map(|text| date_of(text, "form.told_on")).transpose()?;
    let told = told.filter(|told| *told >= admitted && *told <= cx.today);
    if cx.today > last && told.is_none_or(|told| told > last) {
        let refusal = Refusal::conflict(
            "emergency_filed_late",
            format!("急诊等情形应在入院后 {days} 个工作日内补办，期限为 {}", date_text(last)),
            format!("an emergency is filed within {days} working days of admission, by {}", date_text(last)),
        );
        return Err(refusal.at("form.from_date", "已超过补办期限", "filed too late").citing("R2-42").into());
    }
    Ok(())
}

/// How long the filing lasts: as asked for, at most as long as allowed.
fn lasts_until(
    cx: &Context<'_>,
    law: &MatterLaw,
    form: &ReferralForm,
    from: Date,
    earlier: Option<&referral::Model>,
) -> Result<Option<Date>, Stop> {
    let months = |name: &str| law.figure(name, cx.today).value;
    let most = match form.kind {
        ReferralKind::LongTerm => None,
        ReferralKind::Student => Some(months_after(from, months("holidays_months_max"))),
        ReferralKind::Emergency => Some(from),
        ReferralKind::Extension => {
            let before = earlier.and_then(|earlier| earlier.until_date).unwrap_or(from);
            Some(months_after(before, months("extension_months_max")))
        }
        ReferralKind::Up | ReferralKind::Down | ReferralKind::Repeat => {
            Some(months_after(from, months("cycle_months")))
        }
    };
    let asked = form.until_date.as_deref().map(|text| date_of(text, "form.until_date")).transpose()?;
    if asked.is_some_and(|asked| asked < from || most.is_some_and(|most| asked > most)) {
        let last = most.map(date_text).unwrap_or_default();
        let refusal = Refusal::invalid(
            "cycle_too_long",
            "form.until_date",
            format!("截止日期须不早于起始日期，最晚 {last}"),
            format!("the last day is not before the first and at the latest {last}"),
        );
        return Err(refusal.citing("R2-43").into());
    }
    Ok(asked.or(most))
}

/// Nothing approved covers the same stay already.
async fn not_in_force_already(
    cx: &Context<'_>,
    form: &ReferralForm,
    filing: &Filing,
    of: Option<CaseId>,
) -> Result<(), Stop> {
    let kept = referral::Entity::find()
        .filter(referral::Column::PersonId.eq(form.person_id.0))
        .filter(referral::Column::Kind.eq(form.kind.code()))
        .filter(referral::Column::ToRegion.eq(&form.to_region))
        .filter(referral::Column::FromDate.eq(filing.from));
    let kept = cx.view.all(kept).await?;
    let repeated = kept.iter().any(|kept| {
        Some(CaseId(kept.case_id)) != of
            && kept.to_provider_id == form.to_provider_id.map(|id| id.0)
            && kept.to_hospital == named(form)
    });
    if repeated {
        let refusal = Refusal::conflict(
            "referral_already_filed",
            "该参保人已有相同的备案",
            "the same filing of this person is in force already",
        );
        return Err(refusal.citing("R2-41").into());
    }
    Ok(())
}

async fn facts(
    cx: &Context<'_>,
    form: &ReferralForm,
    filing: &Filing,
    person: &person::Model,
) -> Result<Vec<Fact>, Stop> {
    let (kind, kind_en) = form.kind.words();
    let region = cx.house.law.regions.get(&form.to_region).map(|region| region.name.clone()).unwrap_or_default();
    let mut facts = vec![
        Fact::words("参保人", "insured person", &cx.masked("person.name", &person.name)),
        Fact::words("备案类型", "kind of filing", kind).in_english(kind_en),
        Fact::words("诊断编码", "diagnosis", form.diagnosis.as_deref().unwrap_or_default()),
        Fact::words("就医地", "region of treatment", &region),
        Fact::words("起始日期", "first day", &date_text(filing.from)),
        Fact::words("截止日期", "last day", &filing.until.map(date_text).unwrap_or_else(|| "长期".to_owned())),
    ];
    for (label, label_en, id) in [
        ("转出医疗机构", "referring hospital", form.from_provider_id),
        ("转入医疗机构", "receiving hospital", form.to_provider_id),
    ] {
        if let Some(id) = id
            && let Some(row) = cx.view.by_key::<provider::Model>(id.0).await?
        {
            facts.push(Fact::words(label, label_en, &row.name));
        }
    }
    if let Some(name) = &form.to_hospital {
        facts.push(Fact::words("转入医疗机构", "receiving hospital", name));
    }
    Ok(facts)
}

fn checks(filing: &Filing) -> Vec<Check> {
    let mut checks = vec![
        Check::held("person_in_cover", "起始日在参保待遇期内", "covered on the first day", "R2-14"),
        Check::held("cycle_within_limit", "期限未超过规定的治疗周期", "within the cycle laid down", "R2-43"),
    ];
    if filing.earlier.is_some() {
        checks.push(Check::held("same_as_before", "与原备案同病同院", "same illness and hospital as before", "R2-43"));
    }
    checks
}
