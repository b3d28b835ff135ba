//! 2202, 2404 and 2405: takes back a registration, an admission, a discharge. No
//! output.
//!
//! Article: R2-36, R3a-3.

use app::operations::visit::cancel::{Cancel, VisitToCancel};
use app::operations::visit::reopen::{Reopen, VisitToReopen};

use super::institution::Institution;
use super::stay_at_hand::{INPATIENT, OUTPATIENT};
use super::{AtDesk, Output, message_key, stay_at_hand};
use crate::transactions::visit_named;

pub(crate) async fn registration(desk: &AtDesk<'_>, institution: &Institution) -> Output {
    cancel(desk, institution, OUTPATIENT).await
}

pub(crate) async fn admission(desk: &AtDesk<'_>, institution: &Institution) -> Output {
    cancel(desk, institution, INPATIENT).await
}

pub(crate) async fn discharge(desk: &AtDesk<'_>, institution: &Institution) -> Output {
    let asked = visit_named::read(desk.request)?;
    let stay = stay_at_hand::find(desk, institution, &asked.mdtrt_id, &asked.psn_no, INPATIENT).await?;
    message_key::run::<Reopen>(desk, institution, false, VisitToReopen { visit_id: stay.visit_id }).await?;
    Ok(None)
}

async fn cancel(desk: &AtDesk<'_>, institution: &Institution, kind: i32) -> Output {
    let asked = visit_named::read(desk.request)?;
    let visit = stay_at_hand::find(desk, institution, &asked.mdtrt_id, &asked.psn_no, kind).await?;
    message_key::run::<Cancel>(desk, institution, false, VisitToCancel { visit_id: visit.visit_id }).await?;
    Ok(None)
}
