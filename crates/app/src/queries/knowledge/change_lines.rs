//! Every row of a change of the knowledge in words: what is added, changed from old to new,
//! ended.
//!
//! Article: R1-12.11. Threat I14.

use schemars::JsonSchema;
use serde::Serialize;

use super::{READERS, change_of};
use crate::command::{Context, Query, QuerySpec};
use crate::paging::{Page, Paging};
use crate::queries::catalogue::change_lines::{ChangeWanted, FieldChange};
use crate::stop::Stop;

/// The rows of a change.
pub struct ChangeLines;

/// A row of a change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct KnowledgeLine {
    /// The codes that name it.
    pub codes: String,
    /// added, changed or ended.
    pub kind: String,
    /// Cell by cell.
    pub fields: Vec<FieldChange>,
}

impl Query for ChangeLines {
    const SPEC: QuerySpec = QuerySpec {
        name: "knowledge.change_lines",
        title: "知识调整明细",
        title_en: "rows of a change of the knowledge",
        access: READERS,
    };
    type Input = ChangeWanted;
    type Output = Page<KnowledgeLine>;

    async fn answer(cx: &Context<'_>, input: ChangeWanted) -> Result<Page<KnowledgeLine>, Stop> {
        let paging = Paging::check(input.page, input.page_size)?;
        let mut lines = change_of(cx, input.case_id).await?.lines(&cx.house.law.audit_rules);
        lines.retain(|line| input.kind.as_deref().is_none_or(|kind| line.kind == kind));
        let page = paging.cut(lines);
        let shown = page.rows.into_iter().map(|line| KnowledgeLine {
            codes: line.codes,
            kind: line.kind.to_owned(),
            fields: line
                .fields
                .into_iter()
                .map(|field| FieldChange {
                    title: field.title.0,
                    title_en: field.title.1,
                    before: field.before,
                    after: field.after,
                })
                .collect(),
        });
        Ok(paging.of(shown.collect(), page.total))
    }
}
