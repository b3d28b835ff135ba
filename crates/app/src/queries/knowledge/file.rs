//! A table of knowledge as an Excel workbook, in the columns in which it is read in again
//! (`knowledge.read_sheet`): taken out, changed, and read in, it is a draft of what was
//! changed. A table without rows is the template.
//!
//! Article: R1-12.11. Threat O11.

use base::date_text;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use schemars::JsonSchema;
use serde::Deserialize;

use super::READERS;
use crate::command::{Context, Query, QuerySpec};
use crate::matters::knowledge_change::change::table_of;
use crate::matters::sheet::{self, Cell, ROWS_MAX};
use crate::operations::claim::date_of;
use crate::operations::knowledge::held;
use crate::operations::knowledge::read_sheet::columns;
use crate::queries::matter::sheet_template::TemplateFile;
use crate::stop::Stop;

/// A table as a file.
pub struct TableFile;

/// Which table.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WhichTable {
    /// The table.
    pub table: String,
    /// The day, YYYY-MM-DD; left out: today.
    pub on: Option<String>,
}

impl Query for TableFile {
    const SPEC: QuerySpec = QuerySpec {
        name: "knowledge.file",
        title: "审核知识表（表格）",
        title_en: "a table of knowledge as a file",
        access: READERS,
    };
    type Input = WhichTable;
    type Output = TemplateFile;

    async fn answer(cx: &Context<'_>, input: WhichTable) -> Result<TemplateFile, Stop> {
        let table = table_of(&input.table, "table")?;
        let on = input.on.as_deref().map(|day| date_of(day, "on")).transpose()?.unwrap_or(cx.today);
        let law = &cx.house.law.audit_rules;
        let known = held::on(cx, on).await?;
        let text = |text: &str| Cell::Text(text.to_owned());
        let columns = columns(law, table);
        let heads = ["序号".to_owned()].into_iter().chain(columns.iter().map(sheet::Column::heading));
        let mut rows: sheet::Rows = vec![heads.map(|head| text(&head)).collect()];
        for (_, row) in known.rows(table).take(ROWS_MAX as usize) {
            let mut cells = vec![text("1"), Cell::Empty];
            cells.extend(row.cells.iter().map(|cell| if cell.is_empty() { Cell::Empty } else { text(cell) }));
            cells.push(if row.reference.is_empty() { Cell::Empty } else { text(&row.reference) });
            rows.push(cells);
        }
        let title = law.knowledge_words().table(table.name()).map(|table| table.zh.clone()).unwrap_or_default();
        let bytes = sheet::marked(&title, &rows, &[]).map_err(|e| Stop::fault("writing a table", e))?;
        Ok(TemplateFile {
            file_name: format!("{title}-{}.xlsx", date_text(on)),
            content_base64: STANDARD.encode(bytes),
        })
    }
}
