//! What an approved referral changes: the register of filings gets a row, by
//! which later stays are paid.
//!
//! Article: R2-41, R2-43, R2-45.

use base::ReferralId;
use store::IdKind;
use store::entity::referral;

use super::examine::{filing, named};
use super::form::ReferralForm;
use crate::command::Context;
use crate::matters::{ApprovedCase, Effects};
use crate::stop::Stop;

/// Enters the filing.
pub(super) async fn file(
    cx: &Context<'_>,
    plan: &mut Effects,
    approved: &ApprovedCase<ReferralForm>,
) -> Result<(), Stop> {
    let form = &approved.form;
    let (filing, _) = filing(cx, form, Some(approved.case_id())).await?;
    let referral_id = cx.house.store.id(IdKind::Object).await?;
    plan.about("referral", ReferralId(referral_id));
    plan.about("person", form.person_id);
    plan.insert(referral::Model {
        referral_id,
        case_id: approved.case.case_id,
        person_id: form.person_id.0,
        kind: form.kind.code().to_owned(),
        diagnosis: form.diagnosis.clone().unwrap_or_default(),
        from_provider_id: form.from_provider_id.map(|id| id.0),
        to_region: form.to_region.clone(),
        to_provider_id: form.to_provider_id.map(|id| id.0),
        to_hospital: named(form),
        from_date: filing.from,
        until_date: filing.until,
        extends_id: filing.earlier.map(|earlier| earlier.referral_id),
        filed_on: approved.decided_on,
        rev: 1,
    });
    Ok(())
}
