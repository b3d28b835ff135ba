//! Change of the catalogue 医保目录调整: items come in, change or end from a day on,
//! with their price ceilings. A clerk brings a table in, another person reviews what
//! is added, changed from old to new, and ended; with the approval the rows join the
//! catalogue as its next version. Nothing that stood there is overwritten.
//!
//! A change whose first day has begun reaches back: the leader approves it, and the
//! case says which settlements it would touch.
//!
//! Article: R1-12.14, R2-48. Threat I14.

pub(crate) mod change;
mod effect;
mod entry;
mod examine;
pub mod form;
pub(crate) mod touched;

use base::CaseId;
use regulation::chains::CaseKind;

pub use form::CatalogueChangeForm;

use super::{ApprovedCase, Effects, Examined, Matter};
use crate::command::Context;
use crate::stop::Stop;

/// The matter.
#[derive(Debug)]
pub struct CatalogueChange;

impl Matter for CatalogueChange {
    const KIND: CaseKind = CaseKind::CatalogueChange;
    type Form = CatalogueChangeForm;

    async fn examine(cx: &Context<'_>, form: &CatalogueChangeForm, of: Option<CaseId>) -> Result<Examined, Stop> {
        examine::examine(cx, form, of).await
    }

    async fn effect(
        cx: &Context<'_>,
        plan: &mut Effects,
        approved: &ApprovedCase<CatalogueChangeForm>,
    ) -> Result<(), Stop> {
        effect::bring(cx, plan, approved).await
    }
}
