//! What a case decides of a hospital's mappings, row by row beside the national items.
//!
//! Article: R1-12.14, R4-41.

use base::{CaseId, Refusal};
use regulation::chains::CaseKind;
use schemars::JsonSchema;
use serde::Deserialize;
use store::entity::{item_mapping, review_case};

use super::READERS;
use super::review::{ReviewShown, decisions_of, shown};
use crate::case_work::kind_of;
use crate::command::{Context, Query, QuerySpec};
use crate::stop::Stop;

/// What a case decides.
pub struct Decisions;

/// Which case.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DecisionsWanted {
    /// The case.
    pub case_id: CaseId,
}

impl Query for Decisions {
    const SPEC: QuerySpec = QuerySpec {
        name: "mapping.decisions",
        title: "目录对照审核明细",
        title_en: "what a case decides of mappings",
        access: READERS,
    };
    type Input = DecisionsWanted;
    type Output = ReviewShown;

    async fn answer(cx: &Context<'_>, input: DecisionsWanted) -> Result<ReviewShown, Stop> {
        let unknown = || Refusal::unknown("目录对照", "decision on mappings");
        let case = cx.view.by_key::<review_case::Model>(input.case_id.0).await?.ok_or_else(unknown)?;
        if kind_of(&case)? != CaseKind::ItemMapping {
            return Err(unknown().into());
        }
        let form = decisions_of(cx, input.case_id.0).await?;
        let rows = cx.view.by_keys::<item_mapping::Model>(form.rows.iter().map(|row| row.mapping_id.0)).await?;
        shown(cx, form.provider_id, rows, 0, &form.rows).await
    }
}
