//! The table by which many applications of a matter are handed in at once: its
//! headings, how each column is filled in with the codes, an example.
//!
//! Article: R3d-13.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use schemars::JsonSchema;
use serde::Serialize;

use super::form::WhichMatter;
use crate::command::{Access, Context, Query, QuerySpec};
use crate::matters::{self, sheet};
use crate::operations::matter::law_of;
use crate::operations::matter::read_sheet::not_offered;
use crate::stop::Stop;

/// The template of a matter's table.
pub struct SheetTemplate;

/// A file.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct TemplateFile {
    /// Its name.
    pub file_name: String,
    /// Its bytes in base64.
    pub content_base64: String,
}

impl Query for SheetTemplate {
    const SPEC: QuerySpec = QuerySpec {
        name: "matter.sheet_template",
        title: "批量导入模板",
        title_en: "the template of a table of applications",
        access: Access::SignedIn,
    };
    type Input = WhichMatter;
    type Output = TemplateFile;

    async fn answer(cx: &Context<'_>, input: WhichMatter) -> Result<TemplateFile, Stop> {
        let entry = matters::of_kind(input.kind).ok_or_else(not_offered)?;
        let law = law_of(cx, &entry)?;
        let columns = sheet::columns(&(entry.schema)()).ok_or_else(not_offered)?;
        let bytes = sheet::template(&law.zh, &columns).map_err(|e| Stop::fault("writing a template", e))?;
        Ok(TemplateFile { file_name: format!("{}-导入模板.xlsx", law.zh), content_base64: STANDARD.encode(bytes) })
    }
}
