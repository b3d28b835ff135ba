//! 2402: discharge. No output. Where births are settled, how the child was born
//! decides what the stay is paid as, whatever admission said.
//!
//! Article: R2-36, R2-54, R3a-3.

use app::operations::visit::care::VisitCare;
use app::operations::visit::discharge::{Discharge, VisitEnd};
use base::date_text;
use regulation::his_interface::CareForm;
use store::entity::visit;

use super::care_kind::{birth, must_be_resident};
use super::institution::Institution;
use super::stay_at_hand::INPATIENT;
use super::{AtDesk, Output, message_key, stay_at_hand};
use crate::transactions::t2402;

pub(crate) async fn answer(desk: &AtDesk<'_>, institution: &Institution) -> Output {
    let asked = t2402::read(desk.request, desk.tables)?;
    must_be_resident(&asked.insutype, "input.dscginfo.insutype")?;
    let stay = stay_at_hand::find(desk, institution, &asked.mdtrt_id, &asked.psn_no, INPATIENT).await?;
    let discharge_date = date_text(asked.discharged_at.date());
    let end =
        VisitEnd { visit_id: stay.visit_id, discharge_date, care: born(desk, &stay.visit, asked.matn_type.as_deref()) };
    message_key::run::<Discharge>(desk, institution, false, end).await?;
    Ok(None)
}

/// The birth a discharge tells of, where such stays are settled; none leaves what
/// admission said. A birth that is settled as an ordinary stay takes a birth back and
/// nothing else.
fn born(desk: &AtDesk<'_>, visit: &visit::Model, matn_type: Option<&str>) -> Option<VisitCare> {
    let served = desk.switches.stays.iter().any(|kind| kind.care == CareForm::Birth);
    let told = matn_type.filter(|_| served).map(|told| birth(Some(told)))?;
    (told != VisitCare::Ordinary || visit.care == "birth").then_some(told)
}
