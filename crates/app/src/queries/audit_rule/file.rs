//! The rule library with how findings fared, as an Excel workbook. It holds counts and
//! sums, nothing of a person.
//!
//! Article: R1-12.11. Threat O11.

use base::date_text;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use super::READERS;
use super::list::{RuleFilter, RuleRow, all};
use crate::command::{Context, Query, QuerySpec};
use crate::queries::matter::sheet_template::TemplateFile;
use crate::stop::Stop;
use crate::workbook::{Cell, Sheet, workbook};

/// The list as a file.
pub struct PrecisionFile;

impl Query for PrecisionFile {
    const SPEC: QuerySpec = QuerySpec {
        name: "audit_rule.precision_file",
        title: "审核规则命中情况（表格）",
        title_en: "how findings of rules fared, as a file",
        access: READERS,
    };
    type Input = RuleFilter;
    type Output = TemplateFile;

    async fn answer(cx: &Context<'_>, input: RuleFilter) -> Result<TemplateFile, Stop> {
        let heads = [
            "规则",
            "名称",
            "运行",
            "命中",
            "未采用线索",
            "在办",
            "认定",
            "不认定",
            "机构反馈",
            "反馈后调减",
            "疑点金额",
            "扣减金额",
            "误报提示",
        ];
        let sheet = Sheet {
            title: "审核规则命中情况".to_owned(),
            watermark: format!("审核规则命中情况，{} 生成", date_text(cx.today)),
            heads: heads.map(str::to_owned).to_vec(),
            rows: all(cx, &input).await?.into_iter().map(cells).collect(),
        };
        let bytes = workbook(&sheet, cx.now)?;
        Ok(TemplateFile {
            file_name: format!("审核规则命中情况-{}.xlsx", date_text(cx.today)),
            content_base64: STANDARD.encode(bytes),
        })
    }
}

fn cells(row: RuleRow) -> Vec<Cell> {
    let count = |number: i64| Cell::Count(u32::try_from(number).unwrap_or(u32::MAX));
    let yes = |flag: bool| Cell::Text(if flag { "是" } else { "否" }.to_owned());
    let fared = row.precision;
    vec![
        Cell::Text(row.rule.to_string()),
        Cell::Text(row.title),
        yes(row.runs),
        count(fared.hits),
        count(fared.leads),
        count(fared.open),
        count(fared.confirmed),
        count(fared.cleared),
        count(fared.appealed),
        count(fared.lost_on_appeal),
        Cell::Amount(fared.amount_fen),
        Cell::Amount(fared.deducted_fen),
        yes(fared.cries_wolf),
    ]
}
