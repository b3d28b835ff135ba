//! Every figure of a report as lines of one form, for files that other programs
//! read: which table, which row, which figure, before, after, change.
//!
//! Article: R5-7.

use base::Fen;

use super::groups::GroupRow;
use super::persons::ChangeRow;
use super::report::WhatIfReport;

/// A figure under both policies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The table it stands in, a name without spaces: `by_tier`.
    pub table: &'static str,
    /// The table's name in Chinese.
    pub table_zh: &'static str,
    /// The row.
    pub row: String,
    /// The figure, in Chinese; amounts are fen.
    pub figure: &'static str,
    /// Whether it is an amount.
    pub is_amount: bool,
    /// Under the policy in force; none where there is only one value.
    pub before: Option<i64>,
    /// Under the draft, or the only value.
    pub after: i64,
}

/// The heads of the lines in a file.
pub(crate) const HEADS: [&str; 6] = ["表", "项目", "指标", "现行", "拟定", "增减"];

impl WhatIfReport {
    /// All figures, table by table.
    pub fn lines(&self) -> Vec<Line> {
        let mut lines = Vec::new();
        for row in &self.payers {
            let pair = (row.before_fen.0, row.after_fen.0);
            lines.push(amount("funds", "各项基金与个人", &row.payer.zh, "金额", pair));
        }
        for (table, zh, rows) in [
            ("by_tier", "按医院类别", &self.by_tier),
            ("by_age", "按年龄", &self.by_age),
            ("by_hardship", "按人员", &self.by_hardship),
            ("by_month", "按月份", &self.by_month),
        ] {
            rows.iter().for_each(|row| group(&mut lines, table, zh, row));
        }
        let winners = &self.winners;
        for (row, count, fen) in [
            ("负担减轻", winners.better, winners.better_by_fen),
            ("负担加重", winners.worse, winners.worse_by_fen),
            ("不变", winners.same, Fen::ZERO),
        ] {
            lines.push(single("persons", "受益与受损人数", row, "人数", count));
            lines.push(Line {
                is_amount: true,
                after: fen.0,
                figure: "金额",
                ..single("persons", "受益与受损人数", row, "", 0)
            });
        }
        for step in &winners.steps {
            let row = match step.to_fen {
                Some(to) => format!("{}至{to}元", step.above_fen),
                None => format!("{}元以上", step.above_fen),
            };
            lines.push(single("steps", "增减金额分档", &row, "负担减轻人数", step.better));
            lines.push(single("steps", "增减金额分档", &row, "负担加重人数", step.worse));
        }
        for (table, zh, rows) in
            [("most_better", "减轻最多", &winners.most_better), ("most_worse", "加重最多", &winners.most_worse)]
        {
            for (at, one) in rows.iter().enumerate() {
                lines.push(amount(table, zh, &change_called(at, one), "个人负担", (one.before_fen.0, one.after_fen.0)));
            }
        }
        for row in &self.caps {
            let before = i64::try_from(row.before).ok();
            lines.push(Line {
                before, ..single("caps", "因年度限额少付的人次", &row.layer.zh, "人次", row.after)
            });
        }
        for month in self.outlook.iter().flat_map(|outlook| &outlook.months) {
            let row = format!("{}个月后", month.month);
            let balance = (month.balance_before_fen.0, month.balance_after_fen.0);
            lines.push(amount("outlook", "基金可支付月数", &row, "结余", balance));
            if let (Some(before), Some(after)) = (month.payable_before_tenths, month.payable_after_tenths) {
                let line = amount("outlook", "基金可支付月数", &row, "可支付月数（十分之一月）", (before, after));
                lines.push(Line { is_amount: false, ..line });
            }
        }
        for row in &self.refused {
            let policy = if row.under_draft { "拟定" } else { "现行" };
            lines.push(single("refused", "不能结算的人次", &format!("{policy}：{}", row.title), "人次", row.stays));
        }
        lines
    }
}

/// Lines as a CSV file in UTF-8, with the mark by which spreadsheets know it.
pub fn csv_of(lines: &[Line]) -> Vec<u8> {
    let mut text = String::from("\u{feff}");
    let quoted = |word: &str| format!("\"{}\"", word.replace('"', "\"\""));
    text.push_str(&HEADS.join(","));
    text.push_str("\r\n");
    for line in lines {
        let figure = |value: i64| if line.is_amount { Fen(value).to_string() } else { value.to_string() };
        let before = line.before.map(figure).unwrap_or_default();
        let change = line.before.map(|before| figure(line.after - before)).unwrap_or_default();
        let words = [line.table_zh, &line.row, line.figure].map(quoted);
        text.push_str(&format!("{},{before},{},{change}\r\n", words.join(","), figure(line.after)));
    }
    text.into_bytes()
}

fn group(lines: &mut Vec<Line>, table: &'static str, zh: &'static str, row: &GroupRow) {
    lines.push(single(table, zh, &row.group.zh, "人次", row.stays));
    lines.push(Line {
        is_amount: true,
        after: row.total_fen.0,
        figure: "费用总额",
        ..single(table, zh, &row.group.zh, "", 0)
    });
    let pairs = [
        ("基金支付", (row.funds_before_fen.0, row.funds_after_fen.0)),
        ("个人负担（政策范围内）", (row.own_before_fen.0, row.own_after_fen.0)),
    ];
    lines.extend(pairs.map(|(figure, pair)| amount(table, zh, &row.group.zh, figure, pair)));
}

fn change_called(at: usize, one: &ChangeRow) -> String {
    format!("{}. {}，{}，{}次住院", at + 1, one.age.zh, one.category.zh, one.stays)
}

fn amount(
    table: &'static str,
    table_zh: &'static str,
    row: &str,
    figure: &'static str,
    (before, after): (i64, i64),
) -> Line {
    Line { table, table_zh, row: row.to_owned(), figure, is_amount: true, before: Some(before), after }
}

fn single(table: &'static str, table_zh: &'static str, row: &str, figure: &'static str, count: u64) -> Line {
    let after = i64::try_from(count).unwrap_or(i64::MAX);
    Line { table, table_zh, row: row.to_owned(), figure, is_amount: false, before: None, after }
}
