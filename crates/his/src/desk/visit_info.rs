//! 2203: kind of care and diagnoses of a registered outpatient. No output. A visit
//! for a chronic disease draws on a quota of its own, which is not settled here.
//!
//! Article: R2-36.

use app::operations::visit::amend::{Amend, VisitAmended};
use base::date_text;

use super::care_kind::referral_of;
use super::institution::Institution;
use super::stay_at_hand::OUTPATIENT;
use super::{AtDesk, Output, message_key, stay_at_hand};
use crate::transactions::t2203;

pub(crate) async fn answer(desk: &AtDesk<'_>, institution: &Institution) -> Output {
    let asked = t2203::read(desk.request, desk.tables)?;
    let referral = referral_of(&desk.switches.outpatients, &asked.med_type, "input.mdtrtinfo.med_type")?;
    let visit = stay_at_hand::find(desk, institution, &asked.mdtrt_id, &asked.psn_no, OUTPATIENT).await?;
    let amended = VisitAmended {
        visit_id: visit.visit_id,
        record_number: None,
        admit_date: Some(date_text(asked.begun_at.date())),
        diagnosis_1: asked.diagnoses.first().cloned(),
        diagnosis_2: asked.diagnoses.get(1).cloned(),
        referral: Some(referral),
    };
    message_key::run::<Amend>(desk, institution, false, amended).await?;
    Ok(None)
}
