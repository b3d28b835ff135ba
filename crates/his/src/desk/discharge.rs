//! 2402: discharge. No output.
//!
//! Article: R2-36, R3a-3.

use app::operations::visit::discharge::{Discharge, VisitEnd};
use base::date_text;

use super::care_kind::must_be_resident;
use super::institution::Institution;
use super::stay_at_hand::INPATIENT;
use super::{AtDesk, Output, message_key, stay_at_hand};
use crate::transactions::t2402;

pub(crate) async fn answer(desk: &AtDesk<'_>, institution: &Institution) -> Output {
    let asked = t2402::read(desk.request, desk.tables)?;
    must_be_resident(&asked.insutype, "input.dscginfo.insutype")?;
    let stay = stay_at_hand::find(desk, institution, &asked.mdtrt_id, &asked.psn_no, INPATIENT).await?;
    let end = VisitEnd { visit_id: stay.visit_id, discharge_date: date_text(asked.discharged_at.date()) };
    message_key::run::<Discharge>(desk, institution, false, end).await?;
    Ok(None)
}
