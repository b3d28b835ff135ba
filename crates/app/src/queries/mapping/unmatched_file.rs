//! The list of lines that match no mapping as an Excel workbook, to be sent to the
//! hospital it is about. It holds codes, names of items and sums, nothing of a person.
//!
//! Article: R4-39, R4-41. Threat O11.

use base::date_text;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use super::READERS;
use super::unmatched::{UnmatchedFilter, UnmatchedRow, all};
use crate::command::{Context, Query, QuerySpec};
use crate::queries::matter::sheet_template::TemplateFile;
use crate::stop::Stop;
use crate::workbook::{Cell, Sheet, workbook};

/// The list as a file.
pub struct UnmatchedFile;

/// The most rows of a file.
const ROWS_MAX: usize = 20_000;

impl Query for UnmatchedFile {
    const SPEC: QuerySpec = QuerySpec {
        name: "mapping.unmatched_file",
        title: "未匹配目录清单（表格）",
        title_en: "lines that match no mapping, as a file",
        access: READERS,
    };
    type Input = UnmatchedFilter;
    type Output = TemplateFile;

    async fn answer(cx: &Context<'_>, input: UnmatchedFilter) -> Result<TemplateFile, Stop> {
        let mut rows = all(cx, &input).await?;
        rows.truncate(ROWS_MAX);
        let heads = ["定点机构", "院内编码", "国家编码", "国家名称", "情形", "现对照编码", "明细条数", "金额"];
        let month = input.month.unwrap_or_else(|| base::Month::of(cx.today));
        let sheet = Sheet {
            title: "未匹配目录清单".to_owned(),
            watermark: format!("{month} 未匹配目录清单，{} 生成", date_text(cx.today)),
            heads: heads.map(str::to_owned).to_vec(),
            rows: rows.into_iter().map(cells).collect(),
        };
        let bytes = workbook(&sheet, cx.now)?;
        Ok(TemplateFile {
            file_name: format!("未匹配目录清单-{month}.xlsx"), content_base64: STANDARD.encode(bytes)
        })
    }
}

fn cells(row: UnmatchedRow) -> Vec<Cell> {
    let fault = if row.fault == "unmapped" { "未对照" } else { "对照不符" };
    vec![
        Cell::Text(row.provider_name),
        Cell::Text(row.own_code.unwrap_or_default()),
        Cell::Text(row.item_code),
        Cell::Text(row.item_name),
        Cell::Text(fault.to_owned()),
        Cell::Text(row.mapped_to.unwrap_or_default()),
        Cell::Count(u32::try_from(row.lines).unwrap_or(u32::MAX)),
        Cell::Amount(row.amount_fen),
    ]
}
