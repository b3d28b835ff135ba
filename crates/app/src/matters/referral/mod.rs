//! Referral and out-of-area filing 转诊转院和异地就医备案 (MAT-10): an insured person
//! is to be treated, or is being treated, in a hospital outside the area. For
//! the intake desk; the filing in force decides how the stay is paid.
//!
//! Article: R2-39 to R2-47, R1-12.5.

mod effect;
mod examine;
pub mod form;

use base::{CaseId, ProviderId};
use regulation::chains::CaseKind;
use serde_json::Value;

pub use form::{ReferralForm, ReferralKind};

use super::{ApprovedCase, Effects, Examined, Matter, Proposed, certified_by};
use crate::command::Context;
use crate::input;
use crate::stop::Stop;

/// The matter.
#[derive(Debug)]
pub struct ReferralMatter;

impl Matter for ReferralMatter {
    const KIND: CaseKind = CaseKind::Referral;
    type Form = ReferralForm;

    async fn examine(cx: &Context<'_>, form: &ReferralForm, of: Option<CaseId>) -> Result<Examined, Stop> {
        examine::examine(cx, form, of).await
    }

    async fn proposed(cx: &Context<'_>, form: &Value, filed_by: ProviderId) -> Result<Proposed, Stop> {
        let form: ReferralForm = input::read_at("form", form.clone())?;
        certified_by(filed_by, form.from_provider_id, "form.from_provider_id")?;
        examine::examine(cx, &form, None).await?;
        let written = serde_json::to_value(&form).map_err(|e| Stop::fault("writing a proposal down", e))?;
        Ok(Proposed { person_id: form.person_id, form: written })
    }

    async fn effect(cx: &Context<'_>, plan: &mut Effects, approved: &ApprovedCase<ReferralForm>) -> Result<(), Stop> {
        effect::file(cx, plan, approved).await
    }
}
