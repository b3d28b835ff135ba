//! 2203: kind of care and diagnoses of a registered outpatient. No output. A visit
//! for a chronic disease draws on the quota of the disease it names.
//!
//! Article: R2-36.

use app::operations::visit::amend::{Amend, VisitAmended};
use app::operations::visit::care::VisitCare;
use base::date_text;
use regulation::his_interface::CareForm;

use super::care_kind::{chronic_disease, served};
use super::institution::Institution;
use super::stay_at_hand::OUTPATIENT;
use super::{AtDesk, Output, message_key, stay_at_hand};
use crate::transactions::t2203;

pub(crate) async fn answer(desk: &AtDesk<'_>, institution: &Institution) -> Output {
    let asked = t2203::read(desk.request, desk.tables)?;
    let kind = served(&desk.switches.outpatients, &asked.med_type, "input.mdtrtinfo.med_type")?;
    let visit = stay_at_hand::find(desk, institution, &asked.mdtrt_id, &asked.psn_no, OUTPATIENT).await?;
    let day = asked.begun_at.date();
    let told = asked.disease_code.as_deref();
    let care = match kind.care {
        CareForm::Chronic => {
            chronic_disease(desk.house, visit.visit.person_id, day, told, "input.mdtrtinfo.dise_codg").await?
        }
        CareForm::Ordinary | CareForm::Birth => VisitCare::Ordinary,
    };
    let amended = VisitAmended {
        visit_id: visit.visit_id,
        record_number: None,
        admit_date: Some(date_text(day)),
        diagnosis_1: asked.diagnoses.first().cloned(),
        diagnosis_2: asked.diagnoses.get(1).cloned(),
        referral: Some(kind.referral),
        care: Some(care),
    };
    message_key::run::<Amend>(desk, institution, false, amended).await?;
    Ok(None)
}
