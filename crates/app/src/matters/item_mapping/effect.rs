//! What an approved case does: each mapping that is still pending becomes what was
//! decided of it. What the hospital has taken back meanwhile stays taken back.
//!
//! Article: R1-12.14, R4-41.

use std::collections::BTreeMap;

use base::ProviderId;
use store::entity::item_mapping;

use super::form::ItemMappingForm;
use crate::command::Context;
use crate::matters::{ApprovedCase, Effects};
use crate::stop::Stop;

/// Decides the mappings.
pub(super) async fn decided(
    cx: &Context<'_>,
    plan: &mut Effects,
    approved: &ApprovedCase<ItemMappingForm>,
) -> Result<(), Stop> {
    let decisions: BTreeMap<i64, _> = approved.form.rows.iter().map(|row| (row.mapping_id.0, row)).collect();
    let rows = cx.view.lock_keys::<item_mapping::Model>(decisions.keys().copied()).await?;
    let (mut agreed, mut rejected) = (0, 0);
    for row in rows.into_iter().filter(|row| row.state == "pending") {
        let decision = decisions[&row.item_mapping_id];
        let (state, reason_code) = match decision.agree {
            true => ("approved", None),
            false => ("rejected", decision.reason_code.clone()),
        };
        *(if decision.agree { &mut agreed } else { &mut rejected }) += 1;
        plan.update(item_mapping::Model {
            state: state.to_owned(),
            reason_code,
            case_id: Some(approved.case.case_id),
            decided_at: Some(cx.now),
            ..row
        });
    }
    plan.about("provider", ProviderId(approved.form.provider_id.0));
    plan.fact("mappings_approved", agreed);
    plan.fact("mappings_rejected", rejected);
    Ok(())
}
