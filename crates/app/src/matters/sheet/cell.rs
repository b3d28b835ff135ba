//! One cell: what the file says, and what it means in a column.
//!
//! Article: R3d-13. Threat O11 (nothing in a cell is ever evaluated).

use base::{Fen, date_text, parse_date};
use serde_json::{Value, json};

use super::column::Holds;

/// What a file says in a cell.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) enum Cell {
    /// Nothing.
    #[default]
    Empty,
    /// Text, without blanks around it.
    Text(String),
    /// A number as the sheet shows it; none when it has more digits than a sheet keeps.
    Number(Option<String>),
    /// A day, YYYY-MM-DD.
    Day(String),
    /// True or false.
    Flag(bool),
    /// An error of the sheet: #REF! and the like.
    Fault,
}

/// Why a cell does not mean anything in its column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum CellFault {
    /// The sheet shows an error there.
    Fault,
    /// A number with more digits than a sheet keeps.
    DigitsLost,
    /// Not an amount with at most two decimals.
    NotMoney,
    /// Not a quantity with at most two decimals.
    NotQuantity,
    /// Not a whole number.
    NotWhole,
    /// Not a day.
    NotDay,
    /// Neither 是 nor 否.
    NotFlag,
    /// None of the codes.
    NotListed,
}

impl Cell {
    /// Text of a file.
    pub(crate) fn of_text(text: &str) -> Cell {
        let text = text.trim();
        if text.is_empty() { Cell::Empty } else { Cell::Text(text.to_owned()) }
    }

    /// A number of a sheet: the fifteen digits that a sheet keeps of it.
    pub(crate) fn of_number(number: f64) -> Cell {
        if !number.is_finite() || number.abs() >= 1e15 {
            return Cell::Number(None);
        }
        let decimals = 15_i32 - i32::try_from(format!("{:.0}", number.abs().trunc()).len()).unwrap_or(15);
        let text = format!("{number:.0$}", usize::try_from(decimals).unwrap_or_default());
        let short = if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.') } else { &text };
        Cell::Number(Some(if short == "-0" { "0".to_owned() } else { short.to_owned() }))
    }

    /// As it is shown again.
    pub(crate) fn shown(&self) -> String {
        match self {
            Cell::Empty => String::new(),
            Cell::Text(text) | Cell::Day(text) | Cell::Number(Some(text)) => text.clone(),
            Cell::Number(None) => "#".to_owned(),
            Cell::Flag(flag) => if *flag { "是" } else { "否" }.to_owned(),
            Cell::Fault => "#REF!".to_owned(),
        }
    }

    /// What it means in a column; null where it is empty.
    pub(crate) fn means(&self, holds: &Holds) -> Result<Value, CellFault> {
        let text = match self {
            Cell::Empty => return Ok(Value::Null),
            Cell::Fault => return Err(CellFault::Fault),
            Cell::Number(None) => return Err(CellFault::DigitsLost),
            _ => self.shown(),
        };
        match holds {
            Holds::Text => Ok(json!(text)),
            Holds::Money => text.parse::<Fen>().map(|fen| json!(fen)).map_err(|_| CellFault::NotMoney),
            // Two decimals, like yuan and fen, and as exact.
            Holds::Hundredths => {
                text.parse::<Fen>().map(|hundredths| json!(hundredths)).map_err(|_| CellFault::NotQuantity)
            }
            Holds::Whole => text.parse::<i64>().map(|whole| json!(whole)).map_err(|_| CellFault::NotWhole),
            Holds::Day => day(&text).map(|day| json!(day)).ok_or(CellFault::NotDay),
            Holds::Flag => match text.as_str() {
                "是" | "yes" | "1" | "true" => Ok(json!(true)),
                "否" | "no" | "0" | "false" => Ok(json!(false)),
                _ => Err(CellFault::NotFlag),
            },
            Holds::Choice(choices) => {
                let known = choices.iter().find(|one| [&one.name, &one.zh, &one.en].contains(&&text));
                known.map(|one| json!(one.name)).ok_or(CellFault::NotListed)
            }
        }
    }
}

/// 2026-10-21, 2026/10/21, 2026.10.21, 20261021, 2026年10月21日.
fn day(text: &str) -> Option<String> {
    let parts: Vec<&str> = text.split(|sign: char| !sign.is_ascii_digit()).filter(|part| !part.is_empty()).collect();
    let plain = match parts[..] {
        [whole] if whole.len() == 8 => format!("{}-{}-{}", &whole[..4], &whole[4..6], &whole[6..]),
        [year, month, day] if year.len() == 4 && month.len() <= 2 && day.len() <= 2 => {
            format!("{year}-{month:0>2}-{day:0>2}")
        }
        _ => return None,
    };
    parse_date(&plain).map(date_text)
}

impl CellFault {
    /// Its code, and what is wrong in both languages.
    pub(crate) fn words(self) -> (&'static str, &'static str, &'static str) {
        match self {
            CellFault::Fault => ("cell_fault", "单元格是错误值", "the cell shows an error"),
            CellFault::DigitsLost => (
                "cell_digits_lost",
                "数字超过十五位，表格已丢失末尾数字，请设为文本格式后重填",
                "more than fifteen digits: the sheet has lost some; enter it as text",
            ),
            CellFault::NotMoney => {
                ("cell_not_money", "须为金额（元），至多两位小数", "an amount in yuan with at most two decimals")
            }
            CellFault::NotQuantity => {
                ("cell_not_quantity", "须为数量，至多两位小数", "a quantity with at most two decimals")
            }
            CellFault::NotWhole => ("cell_not_whole", "须为整数", "a whole number"),
            CellFault::NotDay => ("cell_not_day", "须为日期，如 2026-10-21", "a day such as 2026-10-21"),
            CellFault::NotFlag => ("cell_not_flag", "须为 是 或 否", "是 or 否 (yes or no)"),
            CellFault::NotListed => {
                ("cell_not_listed", "不在代码表内，见模板“填写说明”", "none of the codes of the template")
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_what_the_sheet_shows() {
        for (number, shown) in [
            (0.1 + 0.2, "0.3"),
            (33.33 * 3.0, "99.99"),
            (200_000.0, "200000"),
            (-0.0, "0"),
            (-12.5, "-12.5"),
            (99_999_999_999_999.9, "99999999999999.9"),
        ] {
            assert_eq!(Cell::of_number(number).shown(), shown);
        }
        assert_eq!(Cell::of_number(6.217e18).means(&Holds::Text), Err(CellFault::DigitsLost));
        assert_eq!(Cell::of_number(f64::NAN), Cell::Number(None));
    }

    #[test]
    fn a_cell_means_something_in_its_column_or_says_why_not() {
        let text = |text: &str| Cell::of_text(text);
        assert_eq!(text(" 1,234.50 ").means(&Holds::Money), Ok(json!(123_450)));
        assert_eq!(text("12.345").means(&Holds::Money), Err(CellFault::NotMoney));
        for (quantity, hundredths) in [("12.5", 1_250), ("20", 2_000), ("-0.01", -1), ("1,000.25", 100_025)] {
            assert_eq!(text(quantity).means(&Holds::Hundredths), Ok(json!(hundredths)), "{quantity}");
        }
        assert_eq!(Cell::of_number(12.5).means(&Holds::Hundredths), Ok(json!(1_250)));
        for quantity in ["12.505", "1e3", "十二"] {
            assert_eq!(text(quantity).means(&Holds::Hundredths), Err(CellFault::NotQuantity), "{quantity}");
        }
        for day in ["2026-9-3", "2026/09/03", "20260903", "2026年9月3日"] {
            assert_eq!(text(day).means(&Holds::Day), Ok(json!("2026-09-03")), "{day}");
        }
        assert_eq!(text("2026-02-30").means(&Holds::Day), Err(CellFault::NotDay));
        assert_eq!(text("1.5").means(&Holds::Whole), Err(CellFault::NotWhole));
        assert_eq!(text("也许").means(&Holds::Flag), Err(CellFault::NotFlag));
        assert_eq!(text("  ").means(&Holds::Day), Ok(Value::Null));
        assert_eq!(Cell::Fault.means(&Holds::Text), Err(CellFault::Fault));
    }

    #[test]
    fn o11_what_looks_like_a_formula_stays_the_text_it_is() {
        for text in ["=1+1", "+86", "-2", "@SUM(A1)", "＝1", "\u{0}=x"] {
            assert_eq!(Cell::of_text(text).means(&Holds::Text), Ok(json!(text.trim())));
        }
    }
}
