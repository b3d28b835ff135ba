//! 2302 and 2205: takes back lines that are not settled. No output.
//!
//! Article: R3d-16.

use app::operations::visit::void_fees::{LinesToVoid, VoidFees};

use super::institution::Institution;
use super::stay_at_hand::{INPATIENT, OUTPATIENT};
use super::{AtDesk, Output, message_key, stay_at_hand};
use crate::transactions::t2205;
use crate::transactions::t2302::{self, WithdrawnLines};

pub(crate) async fn stay(desk: &AtDesk<'_>, institution: &Institution) -> Output {
    let asked = t2302::read(desk.request)?;
    let stay = stay_at_hand::find(desk, institution, &asked.mdtrt_id, &asked.psn_no, INPATIENT).await?;
    let line_numbers = match asked.lines {
        WithdrawnLines::All => Vec::new(),
        WithdrawnLines::These(numbers) => numbers.into_iter().collect(),
    };
    let lines = LinesToVoid { visit_id: stay.visit_id, line_numbers, batch: None };
    message_key::run::<VoidFees>(desk, institution, false, lines).await?;
    Ok(None)
}

/// The lines of a charge of an outpatient.
pub(crate) async fn charge(desk: &AtDesk<'_>, institution: &Institution) -> Output {
    let asked = t2205::read(desk.request)?;
    let visit = stay_at_hand::find(desk, institution, &asked.mdtrt_id, &asked.psn_no, OUTPATIENT).await?;
    let lines = LinesToVoid { visit_id: visit.visit_id, line_numbers: Vec::new(), batch: asked.batch };
    message_key::run::<VoidFees>(desk, institution, false, lines).await?;
    Ok(None)
}
