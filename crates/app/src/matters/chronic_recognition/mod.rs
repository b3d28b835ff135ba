//! Recognition of a chronic disease for outpatient care 门诊慢特病待遇认定 (MAT-9): an
//! insured person has a disease of the policy's list, proven by papers, and is
//! treated for it at one designated hospital. For the intake desk; the
//! recognition in force decides whether a visit is paid within the disease's quota.
//!
//! Article: R1-12.4, R2-51.

mod effect;
mod examine;
pub mod form;

use base::{CaseId, ProviderId};
use regulation::chains::CaseKind;
use serde_json::Value;

pub use form::{ChronicRecognitionForm, RecognitionProposal};

use super::{ApprovedCase, Effects, Examined, Matter, Proposed, certified_by};
use crate::command::Context;
use crate::input;
use crate::stop::Stop;

/// The matter.
#[derive(Debug)]
pub struct ChronicRecognition;

impl Matter for ChronicRecognition {
    const KIND: CaseKind = CaseKind::ChronicRecognition;
    type Form = ChronicRecognitionForm;

    async fn examine(cx: &Context<'_>, form: &ChronicRecognitionForm, of: Option<CaseId>) -> Result<Examined, Stop> {
        examine::examine(cx, form, of).await
    }

    async fn proposed(cx: &Context<'_>, form: &Value, filed_by: ProviderId) -> Result<Proposed, Stop> {
        let proposal: RecognitionProposal = input::read_at("form", form.clone())?;
        certified_by(filed_by, Some(proposal.diagnosed_by_id), "form.diagnosed_by_id")?;
        examine::recognition(cx, &proposal.asked(), None).await?;
        let written = serde_json::to_value(&proposal).map_err(|e| Stop::fault("writing a proposal down", e))?;
        Ok(Proposed { person_id: proposal.person_id, form: written })
    }

    async fn effect(
        cx: &Context<'_>,
        plan: &mut Effects,
        approved: &ApprovedCase<ChronicRecognitionForm>,
    ) -> Result<(), Stop> {
        effect::recognise(cx, plan, approved).await
    }
}
