//! Review of mappings 目录对照审核: the pending mappings of a hospital, decided row by row.
//! One person looks at each beside the national item and says yes, or no with a reason;
//! another approves all of it, and the decisions take effect together. Whoever brought a
//! mapping in takes no part in deciding on it.
//!
//! Article: R1-12.14, R4-41. Threat I18.

mod effect;
mod examine;
pub mod form;

use base::CaseId;
use regulation::chains::CaseKind;

pub use form::ItemMappingForm;

use super::{ApprovedCase, Effects, Examined, Matter};
use crate::command::Context;
use crate::stop::Stop;

/// The matter.
#[derive(Debug)]
pub struct ItemMapping;

impl Matter for ItemMapping {
    const KIND: CaseKind = CaseKind::ItemMapping;
    type Form = ItemMappingForm;

    async fn examine(cx: &Context<'_>, form: &ItemMappingForm, of: Option<CaseId>) -> Result<Examined, Stop> {
        examine::examine(cx, form, of).await
    }

    async fn effect(
        cx: &Context<'_>,
        plan: &mut Effects,
        approved: &ApprovedCase<ItemMappingForm>,
    ) -> Result<(), Stop> {
        effect::decided(cx, plan, approved).await
    }
}
