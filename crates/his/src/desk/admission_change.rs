//! 2403: changes what was said at admission. No output.
//!
//! Article: R2-36.

use app::operations::visit::amend::{Amend, VisitAmended};
use app::operations::visit::care::VisitCare;
use base::date_text;
use regulation::his_interface::CareForm;

use super::admission::{main_is_marked, second_of};
use super::care_kind::{birth, served};
use super::institution::Institution;
use super::stay_at_hand::INPATIENT;
use super::{AtDesk, Output, message_key, stay_at_hand};
use crate::transactions::t2403;

pub(crate) async fn answer(desk: &AtDesk<'_>, institution: &Institution) -> Output {
    let asked = t2403::read(desk.request, desk.tables)?;
    let kind = served(&desk.switches.stays, &asked.med_type, "input.adminfo.med_type")?;
    let care = if kind.care == CareForm::Birth { birth(asked.matn_type.as_deref()) } else { VisitCare::Ordinary };
    main_is_marked(&asked.main_diagnosis_code, &asked.diagnoses)?;
    let stay = stay_at_hand::find(desk, institution, &asked.mdtrt_id, &asked.psn_no, INPATIENT).await?;
    let amended = VisitAmended {
        visit_id: stay.visit_id,
        record_number: Some(asked.hospital_stay_no),
        admit_date: Some(date_text(asked.admitted_at.date())),
        diagnosis_1: Some(asked.main_diagnosis_code),
        diagnosis_2: second_of(&asked.diagnoses),
        referral: Some(kind.referral),
        care: Some(care),
    };
    message_key::run::<Amend>(desk, institution, false, amended).await?;
    Ok(None)
}
