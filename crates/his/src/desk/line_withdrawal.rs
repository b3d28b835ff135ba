//! 2302: takes back lines that are not settled. No output.
//!
//! Article: R3d-16.

use app::operations::visit::void_fees::{LinesToVoid, VoidFees};

use super::institution::Institution;
use super::{Desk, Output, message_key, stay_at_hand};
use crate::transactions::t2302::{self, WithdrawnLines};

pub(crate) async fn answer(desk: &Desk<'_>, institution: &Institution) -> Output {
    let asked = t2302::read(desk.request)?;
    let stay = stay_at_hand::find(desk, institution, &asked.mdtrt_id, &asked.psn_no).await?;
    let line_numbers = match asked.lines {
        WithdrawnLines::All => Vec::new(),
        WithdrawnLines::These(numbers) => numbers.into_iter().collect(),
    };
    let lines = LinesToVoid { visit_id: stay.visit_id, line_numbers };
    message_key::run::<VoidFees>(desk, institution, false, lines).await?;
    Ok(None)
}
