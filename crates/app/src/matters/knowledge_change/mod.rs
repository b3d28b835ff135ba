//! Change of the audit's knowledge 审核知识库调整: rows of one table come in, change or
//! end from the first day of a settlement month on. A clerk brings them in, another person
//! reviews what differs, a third approves; with the approval they join the knowledge as
//! its next version. Nothing that stood there is overwritten.
//!
//! A change whose first day has begun reaches back: the leader approves it, and the case
//! says which months and claims it is about. Months that are frozen keep the knowledge
//! they were frozen with.
//!
//! Nobody agrees to a change before he has seen what it would have found over the last
//! months kept (`trial.rs`).
//!
//! Article: R1-12.11, R4-15. Threat I14.

pub(crate) mod change;
mod effect;
mod examine;
pub mod form;
pub(crate) mod row;
pub(crate) mod touched;
pub mod trial;

use base::CaseId;
use regulation::chains::CaseKind;

pub use form::KnowledgeChangeForm;

use super::{ApprovedCase, Effects, Examined, Matter};
use crate::command::Context;
use crate::stop::Stop;

/// The matter.
#[derive(Debug)]
pub struct KnowledgeChange;

impl Matter for KnowledgeChange {
    const KIND: CaseKind = CaseKind::KnowledgeChange;
    type Form = KnowledgeChangeForm;

    async fn examine(cx: &Context<'_>, form: &KnowledgeChangeForm, of: Option<CaseId>) -> Result<Examined, Stop> {
        examine::examine(cx, form, of).await
    }

    async fn looked_at(cx: &Context<'_>, of: CaseId) -> Result<(), Stop> {
        trial::looked_at(cx, of).await
    }

    async fn effect(
        cx: &Context<'_>,
        plan: &mut Effects,
        approved: &ApprovedCase<KnowledgeChangeForm>,
    ) -> Result<(), Stop> {
        effect::bring(cx, plan, approved).await
    }
}
