//! Which kinds of care and insurance this interface settles: those the switches
//! of the region list, of residents. Other kinds have rules of their own and are
//! refused rather than settled by the wrong ones.
//!
//! Article: R2-36, R2-51, R2-54, R2-59, R2-64.

use app::operations::visit::care::VisitCare;
use app::{House, Stop};
use base::{Date, Refusal};
use benefit::Birth;
use regulation::his_interface::{CareForm, CareKind, Switches};
use store::entity::{enrolment, visit};
use store::sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use super::failed::Failed;
use super::stay_at_hand::OUTPATIENT;

/// 城乡居民基本医疗保险 in dictionary insutype.
pub(crate) const RESIDENT: &str = "390";
/// 职工基本医疗保险.
pub(crate) const EMPLOYEE: &str = "310";
/// 门诊 in dictionary clr_type.
pub(crate) const OUTPATIENT_CLEARING: &str = "11";
/// 住院.
pub(crate) const INPATIENT_CLEARING: &str = "21";

/// The kind of care of a message, among the kinds served.
pub(crate) fn served<'k>(served: &'k [CareKind], med_type: &str, path: &str) -> Result<&'k CareKind, Refusal> {
    served.iter().find(|kind| kind.med_type == med_type).ok_or_else(|| {
        Refusal::invalid(
            "med_type_not_served",
            path,
            "本中心接口不受理该医疗类别，请到经办窗口办理",
            "this kind of care is not settled over the interface here",
        )
    })
}

/// The disease of the policy's list that a code of the national list, or of the
/// policy itself, names for a person on a day.
pub(crate) async fn chronic_disease(
    house: &House,
    person_id: i64,
    on: Date,
    told: Option<&str>,
    path: &str,
) -> Result<VisitCare, Failed> {
    Ok(VisitCare::Chronic(chronic_disease_id(house, person_id, on, told, path).await?))
}

/// The same, by its id in the policy.
pub(crate) async fn chronic_disease_id(
    house: &House,
    person_id: i64,
    on: Date,
    told: Option<&str>,
    path: &str,
) -> Result<String, Failed> {
    let cover = enrolment::Entity::find()
        .filter(enrolment::Column::PersonId.eq(person_id))
        .filter(enrolment::Column::FromDate.lte(on))
        .order_by_desc(enrolment::Column::FromDate);
    let cover = house.store.view().one(cover).await.map_err(Stop::from)?;
    let policy = cover.and_then(|row| house.policy_for(&row.region, &row.insurance, (on, on)));
    let diseases = policy.as_ref().map_or(&[][..], |policy| &policy.policy.law().chronic);
    let told = told.unwrap_or_default();
    let disease = diseases.iter().find(|one| one.id == told || one.code.as_deref() == Some(told));
    let disease = disease.ok_or_else(|| {
        Refusal::invalid(
            "disease_unknown",
            path,
            "参保地政策没有这一门诊慢特病病种",
            "the policy of the person's area has no such chronic disease",
        )
        .citing("R2-51")
    })?;
    Ok(disease.id.clone())
}

/// How a birth is paid by the dictionary matn_type: born by itself or with help,
/// or by section; anything else is complicated and settled as an ordinary stay.
pub(crate) fn birth(matn_type: Option<&str>) -> VisitCare {
    match matn_type {
        Some("1" | "2") => VisitCare::Birth(Birth::Natural),
        Some("3") => VisitCare::Birth(Birth::Caesarean),
        _ => VisitCare::Ordinary,
    }
}

/// The kind of care of a visit.
pub(crate) fn med_type_of(switches: &Switches, visit: &visit::Model) -> String {
    let kinds = if visit.kind == OUTPATIENT { &switches.outpatients } else { &switches.stays };
    let form = match visit.care.as_str() {
        "chronic" => CareForm::Chronic,
        "birth" => CareForm::Birth,
        _ => CareForm::Ordinary,
    };
    let own = kinds.iter().find(|kind| kind.care == form && i32::from(kind.referral) == visit.referral);
    own.or(kinds.first()).map(|kind| kind.med_type.clone()).unwrap_or_default()
}

/// The kind of clearing of a visit.
pub(crate) fn clearing_kind_of(kind: i32) -> &'static str {
    if kind == OUTPATIENT { OUTPATIENT_CLEARING } else { INPATIENT_CLEARING }
}

/// Refuses every insurance but the residents'.
pub(crate) fn must_be_resident(insutype: &str, path: &str) -> Result<(), Refusal> {
    if insutype == RESIDENT {
        return Ok(());
    }
    Err(Refusal::invalid(
        "insutype_not_served",
        path,
        "本中心只受理城乡居民基本医疗保险",
        "only the residents' insurance is settled here",
    ))
}
