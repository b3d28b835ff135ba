//! Recognition of a chronic disease for outpatient care 门诊慢特病待遇认定 (MAT-9): an
//! insured person has a disease of the policy's list, proven by papers, and is
//! treated for it at one designated hospital. For the intake desk; the
//! recognition in force decides whether a visit is paid within the disease's quota.
//!
//! Article: R1-12.4, R2-51.

mod effect;
mod examine;
pub mod form;

use base::CaseId;
use regulation::chains::CaseKind;

pub use form::ChronicRecognitionForm;

use super::{ApprovedCase, Effects, Examined, Matter};
use crate::command::Context;
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

    async fn effect(
        cx: &Context<'_>,
        plan: &mut Effects,
        approved: &ApprovedCase<ChronicRecognitionForm>,
    ) -> Result<(), Stop> {
        effect::recognise(cx, plan, approved).await
    }
}
