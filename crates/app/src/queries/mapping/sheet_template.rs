//! The table by which a hospital's mappings are handed in: its headings, how each column
//! is filled in, an example.
//!
//! Article: R1-12.14.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use schemars::JsonSchema;
use serde::Deserialize;

use crate::command::{Access, Context, Query, QuerySpec};
use crate::matters::sheet;
use crate::operations::mapping::read_sheet::columns;
use crate::queries::matter::sheet_template::TemplateFile;
use crate::stop::Stop;

/// The template.
pub struct SheetTemplate;

/// Nothing to say.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Nothing {}

impl Query for SheetTemplate {
    const SPEC: QuerySpec = QuerySpec {
        name: "mapping.sheet_template",
        title: "目录对照表模板",
        title_en: "the template of a table of mappings",
        access: Access::SignedIn,
    };
    type Input = Nothing;
    type Output = TemplateFile;

    async fn answer(_cx: &Context<'_>, _input: Nothing) -> Result<TemplateFile, Stop> {
        let bytes = sheet::template("目录对照", &columns()).map_err(|e| Stop::fault("writing a template", e))?;
        Ok(TemplateFile {
            file_name: "目录对照-导入模板.xlsx".to_owned(), content_base64: STANDARD.encode(bytes)
        })
    }
}
