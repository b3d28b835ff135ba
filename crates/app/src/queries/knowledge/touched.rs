//! The settlement months that a change of the knowledge reaching back is about.
//!
//! Article: R1-12.11. Threat I14.

use schemars::JsonSchema;
use serde::Serialize;

use super::{READERS, change_of};
use crate::command::{Context, Query, QuerySpec};
use crate::matters::knowledge_change::touched::touched;
use crate::paging::{Page, Paging};
use crate::queries::catalogue::touched::TouchedWanted;
use crate::stop::Stop;

/// What a change is about.
pub struct TouchedBy;

/// A month.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct TouchedMonth {
    /// The settlement month.
    pub month: String,
    /// open, frozen, audited, stated or closed; only an open one will be audited with the change.
    pub state: String,
    /// Its claims the change is about.
    pub claims: i64,
}

impl Query for TouchedBy {
    const SPEC: QuerySpec = QuerySpec {
        name: "knowledge.touched",
        title: "知识追溯调整涉及的月份",
        title_en: "months a change of the knowledge reaches back to",
        access: READERS,
    };
    type Input = TouchedWanted;
    type Output = Page<TouchedMonth>;

    async fn answer(cx: &Context<'_>, input: TouchedWanted) -> Result<Page<TouchedMonth>, Stop> {
        let paging = Paging::check(input.page, input.page_size)?;
        let found = touched(cx, &change_of(cx, input.case_id).await?).await?;
        let row = |one: crate::matters::knowledge_change::touched::Touched| TouchedMonth {
            month: one.month,
            state: one.state,
            claims: one.claims,
        };
        Ok(paging.cut(found.into_iter().map(row).collect()))
    }
}
