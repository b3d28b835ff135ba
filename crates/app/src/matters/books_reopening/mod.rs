//! Reopening of the books 反结账: the month of the books that was closed last is
//! opened again, because what is wrong in it cannot be told by a reversal in a
//! later month. Accounting asks and says why, the head agrees; inspection is told
//! (`operations/ledger/look_into_reopening.rs`) and the months' page shows it for
//! good. What is closed again passes all checks of a close.
//!
//! Article: R1-20, R1-21, R3d-29. Threat I08.

mod effect;
mod examine;

use base::{CaseId, Month};
use regulation::chains::CaseKind;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{ApprovedCase, Effects, Examined, Matter};
use crate::command::Context;
use crate::stop::Stop;

/// The matter.
#[derive(Debug)]
pub struct BooksReopening;

/// Which month, and why.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct BooksReopeningForm {
    /// The month that was closed last.
    #[schemars(extend("title" = "会计期间", "x-title-en" = "month of the books", "x-help" = "仅限最近一个已结账的月份", "x-help-en" = "only the month that was closed last", "x-cite" = "R3d-29"))]
    pub month: Month,
    /// What is wrong, and why a reversal in the present month does not do.
    #[schemars(length(min = 4, max = 1_000), extend("title" = "重新打开的理由", "x-title-en" = "why", "x-widget" = "textarea", "x-cite" = "R1-21"))]
    pub reason: String,
}

impl Matter for BooksReopening {
    const KIND: CaseKind = CaseKind::BooksReopening;
    type Form = BooksReopeningForm;

    async fn examine(cx: &Context<'_>, form: &BooksReopeningForm, of: Option<CaseId>) -> Result<Examined, Stop> {
        examine::examine(cx, form, of).await
    }

    async fn effect(
        cx: &Context<'_>,
        plan: &mut Effects,
        approved: &ApprovedCase<BooksReopeningForm>,
    ) -> Result<(), Stop> {
        effect::open_again(cx, plan, approved).await
    }
}
