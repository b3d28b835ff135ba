//! What an approved change does: its rows join the catalogue as the next version. A
//! change that was filed to begin later and whose day has come meanwhile goes back: it
//! came without its grounds on paper, and its reviewer saw nothing of what it touches.
//!
//! Article: R1-12.14. Threat I14.

use base::Refusal;
use store::IdKind;
use store::entity::{item_version, price_ceiling};

use super::change::worked_out;
use super::examine::BACK_DATED;
use super::form::CatalogueChangeForm;
use super::touched::touched;
use crate::command::Context;
use crate::matters::{ApprovedCase, Effects};
use crate::operations::catalogue::release::{self, NewRelease};
use crate::operations::matter::{circumstances, form_of};
use crate::stop::Stop;

/// Brings the next version.
pub(super) async fn bring(
    cx: &Context<'_>,
    plan: &mut Effects,
    approved: &ApprovedCase<CatalogueChangeForm>,
) -> Result<(), Stop> {
    let change = worked_out(cx, &approved.form, Some(approved.case_id())).await?;
    let filed = form_of(cx, approved.case.case_id).await?;
    let looked_back = circumstances(&filed).contains(BACK_DATED);
    if change.from_date <= approved.decided_on && !looked_back {
        let refusal = Refusal::conflict(
            "effective_day_passed",
            "生效日期已到，须退回改期或按追溯调整重新提交",
            "its first day has come: it goes back for a later day, or to be submitted as one that reaches back",
        );
        return Err(refusal.citing("R1-12.14").into());
    }
    if looked_back {
        plan.fact("settlements_touched", touched(cx, &change).await?.len());
    }
    let mut ids = cx.house.store.ids(IdKind::Object, change.items.len() + change.ceilings.len()).await?;
    let mut id = || ids.next().expect("as many ids were taken as are used");
    let items = change.items.into_iter().map(|row| item_version::Model { item_version_id: id(), ..row }).collect();
    let ceilings =
        change.ceilings.into_iter().map(|row| price_ceiling::Model { price_ceiling_id: id(), ..row }).collect();
    let new = NewRelease { case_id: Some(approved.case.case_id), from_date: change.from_date, items, ceilings };
    release::bring(cx, plan, new).await?;
    Ok(())
}
