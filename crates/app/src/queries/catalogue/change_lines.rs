//! Every row of a change in words: what is added, changed from old to new, ended.
//!
//! Article: R1-12.14. Threat I14.

use base::CaseId;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{READERS, change_of};
use crate::command::{Context, Query, QuerySpec};
use crate::matters::catalogue_change::change::{Field, Line};
use crate::paging::{Page, Paging};
use crate::stop::Stop;

/// The rows of a change.
pub struct ChangeLines;

/// Of which case, and which page.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ChangeWanted {
    /// The case.
    pub case_id: CaseId,
    /// added, changed, ended or ceiling.
    pub kind: Option<String>,
    /// The page, from 1.
    pub page: Option<u32>,
    /// Rows a page, 1 to 100.
    pub page_size: Option<u32>,
}

/// A row of a change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ChangeLine {
    /// National code.
    pub code: String,
    /// Name.
    pub name: String,
    /// added, changed, ended or ceiling.
    pub kind: String,
    /// Field by field.
    pub fields: Vec<FieldChange>,
}

/// A field that becomes another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct FieldChange {
    /// The field, in Chinese.
    pub title: String,
    /// In English.
    pub title_en: String,
    /// As it is; empty when it says nothing.
    pub before: String,
    /// As it becomes.
    pub after: String,
}

impl Query for ChangeLines {
    const SPEC: QuerySpec = QuerySpec {
        name: "catalogue.change_lines",
        title: "目录调整明细",
        title_en: "rows of a change of the catalogue",
        access: READERS,
    };
    type Input = ChangeWanted;
    type Output = Page<ChangeLine>;

    async fn answer(cx: &Context<'_>, input: ChangeWanted) -> Result<Page<ChangeLine>, Stop> {
        let paging = Paging::check(input.page, input.page_size)?;
        let mut lines = change_of(cx, input.case_id).await?.lines();
        if let Some(kind) = &input.kind {
            lines.retain(|line| line.kind == kind);
        }
        let total = lines.len() as i64;
        let before = usize::try_from(paging.offset()).unwrap_or(usize::MAX);
        let rows = lines.into_iter().skip(before).take(paging.limit() as usize).map(shown).collect();
        Ok(paging.of(rows, total))
    }
}

fn shown(line: Line) -> ChangeLine {
    let field = |field: Field| FieldChange {
        title: field.title.0.to_owned(),
        title_en: field.title.1.to_owned(),
        before: field.before,
        after: field.after,
    };
    ChangeLine {
        code: line.code,
        name: line.name,
        kind: line.kind.to_owned(),
        fields: line.fields.into_iter().map(field).collect(),
    }
}
