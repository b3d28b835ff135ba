//! Which stay the costs are of. Checked in this order: the days; the person is
//! insured on them and was alive; the hospital; the number of the stay and the
//! diagnosis; emergency care is paid as a stay only when it ended in death; the
//! filing that a stay elsewhere goes by.
//!
//! Article: R2-58, R2-60, R2-63, R1-12.1. Threat I06.

use base::{Date, Refusal};
use store::entity::{person, provider, visit};

use super::form::{Episode, ReimbursementForm};
use crate::command::Context;
use crate::operations::catalogue::held::ChargedAt;
use crate::operations::claim::{FiledAs, TreatedAt, date_of, person_in_cover, referral_filed};
use crate::operations::visit::diagnosis::check_diagnosis;
use crate::stop::Stop;

/// The days of the stay.
pub(super) fn days(cx: &Context<'_>, form: &ReimbursementForm) -> Result<(Date, Date), Refusal> {
    let admitted = date_of(&form.admit_date, "form.admit_date")?;
    let discharged = date_of(&form.discharge_date, "form.discharge_date")?;
    if discharged < admitted || discharged > cx.today {
        return Err(Refusal::invalid(
            "dates_out_of_order",
            "form.discharge_date",
            "出院日期早于入院或晚于今日",
            "discharged before the admission or after today",
        ));
    }
    Ok((admitted, discharged))
}

/// The stay as a visit that is not kept yet.
pub(super) async fn visit_of(
    cx: &Context<'_>,
    form: &ReimbursementForm,
    person: &person::Model,
    (admitted, discharged): (Date, Date),
) -> Result<visit::Model, Stop> {
    person_in_cover(cx, person, admitted).await?;
    let (hospital, tier) = hospital(cx, form).await?;
    words_given(form)?;
    if form.episode == Episode::Emergency {
        ended_in_death(person, admitted, discharged)?;
    }
    let FiledAs { referral, student_at_home } = filed_as(cx, form, &hospital, admitted).await?;
    Ok(visit::Model {
        visit_id: 0,
        provider_id: None,
        hospital: Some(hospital),
        hospital_tier: Some(tier),
        invoice_number: None,
        person_id: person.person_id,
        kind: 2,
        care: "ordinary".to_owned(),
        disease: None,
        admitted_care: None,
        admitted_disease: None,
        record_number: form.record_number.trim().to_owned(),
        admit_date: admitted,
        discharge_date: Some(discharged),
        diagnosis_1: form.diagnosis.trim().to_owned(),
        diagnosis_2: None,
        referral,
        out_of_area: form.episode == Episode::OutOfArea,
        student_at_home,
        continued: false,
        prior_visit_id: None,
        state: "discharged".to_owned(),
        settlement_id: None,
        month: None,
        rev: 1,
    })
}

/// Name and tier of the hospital: of the register, or as written on the papers.
async fn hospital(cx: &Context<'_>, form: &ReimbursementForm) -> Result<(String, i32), Stop> {
    if cx.house.law.regions.get(&form.region).is_none() {
        return Err(Refusal::invalid("region_unknown", "form.region", "没有这个行政区划代码", "no such region").into());
    }
    if let Some(id) = form.provider_id {
        let row = cx.view.by_key::<provider::Model>(id.0).await?.filter(|row| row.kind == "hospital");
        let row = row.ok_or_else(|| {
            Refusal::invalid("hospital_unknown", "form.provider_id", "没有这家定点医疗机构", "no such hospital")
        })?;
        return Ok((row.name, row.tier));
    }
    let name = form.hospital.as_deref().map(str::trim).unwrap_or_default();
    if name.is_empty() || name.chars().count() > 100 || name.chars().any(char::is_control) {
        let refusal = Refusal::invalid(
            "hospital_missing",
            "form.hospital",
            "请选择或填写医疗机构（100 字以内）",
            "name the hospital, in at most 100 signs",
        );
        return Err(refusal.into());
    }
    let tier = form.hospital_tier.filter(|tier| (1..=6).contains(tier));
    let tier = tier.ok_or_else(|| {
        Refusal::invalid("tier_missing", "form.hospital_tier", "请选择医疗机构类别", "say the tier of the hospital")
            .citing("R2-60")
    })?;
    Ok((name.to_owned(), tier))
}

/// Where the costs arose, for price ceilings: region and level of a designated
/// hospital; of another only its region is known.
pub(super) async fn charged_at(
    cx: &Context<'_>,
    form: &ReimbursementForm,
    person: &person::Model,
) -> Result<ChargedAt, Stop> {
    let designated = match form.provider_id {
        Some(id) => cx.view.by_key::<provider::Model>(id.0).await?,
        None => None,
    };
    Ok(match designated {
        Some(provider) => ChargedAt::of(&provider, person),
        None => ChargedAt { region: form.region.clone(), hospital_level: 0, birth_date: person.birth_date },
    })
}

fn words_given(form: &ReimbursementForm) -> Result<(), Refusal> {
    let number = form.record_number.trim();
    if number.is_empty() || number.chars().count() > 30 || number.chars().any(char::is_control) {
        return Err(Refusal::invalid(
            "record_number_malformed",
            "form.record_number",
            "住院号须为 1 至 30 位",
            "the number of a stay has 1 to 30 signs",
        ));
    }
    check_diagnosis(form.diagnosis.trim(), "form.diagnosis")
}

/// Emergency care outside a ward is no stay, unless the person died in it.
fn ended_in_death(person: &person::Model, admitted: Date, discharged: Date) -> Result<(), Refusal> {
    if person.death_date.is_some_and(|death| (admitted..=discharged).contains(&death)) {
        return Ok(());
    }
    Err(Refusal::conflict(
        "emergency_not_payable",
        "急诊门诊费用仅在抢救无效死亡时视同住院支付，未见该期间的死亡登记",
        "emergency care is paid as a stay only when it ended in death, and no death is registered in these days",
    )
    .at("form.episode", "未见死亡登记", "no death registered")
    .citing("R2-63"))
}

/// The filing by which a stay elsewhere is paid.
async fn filed_as(cx: &Context<'_>, form: &ReimbursementForm, hospital: &str, admitted: Date) -> Result<FiledAs, Stop> {
    if form.episode != Episode::OutOfArea {
        return Ok(FiledAs::default());
    }
    let provider_id = form.provider_id.map(|id| id.0);
    let at = TreatedAt { provider_id, name: hospital, region: &form.region };
    referral_filed(cx, form.person_id.0, admitted, &at).await
}
