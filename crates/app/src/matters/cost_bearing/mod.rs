//! Who bears the cost of a settled visit 费用负担认定: the hospital did not tell of the
//! filing, certified an emergency that was none, or charged out-of-scope items without
//! the signed consent. When three persons have agreed the visit is settled anew, and
//! what the hospital bears instead of fund or person is booked.
//!
//! Article: R2-61, R2-62, R3a-8, R2-66.

mod effect;
mod examine;
pub mod form;

use base::CaseId;
use regulation::chains::CaseKind;

pub use form::CostBearingForm;

use super::{ApprovedCase, Effects, Examined, Matter};
use crate::command::Context;
use crate::stop::Stop;

/// The matter.
#[derive(Debug)]
pub struct CostBearingMatter;

impl Matter for CostBearingMatter {
    const KIND: CaseKind = CaseKind::CostBearing;
    type Form = CostBearingForm;

    async fn examine(cx: &Context<'_>, form: &CostBearingForm, _of: Option<CaseId>) -> Result<Examined, Stop> {
        examine::examine(cx, form).await
    }

    async fn effect(
        cx: &Context<'_>,
        plan: &mut Effects,
        approved: &ApprovedCase<CostBearingForm>,
    ) -> Result<(), Stop> {
        effect::book(cx, plan, approved).await
    }
}
