//! Tables on the way out: the template with its explanations, and a table with
//! what is wrong marked in it. Every cell is written as text, so that nothing in
//! it is ever taken for a formula; no time of making, so that the same table is
//! the same bytes.
//!
//! Article: R3d-13. Threat O11.

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, FormatAlign, Workbook, Worksheet, XlsxError};

use super::column::{Column, Holds};
use super::entry::{CellProblem, NUMBER};
use super::file::Rows;

/// The heading of the column that says what is wrong.
pub(super) const MARKS: (&str, &str) = ("问题说明", "what is wrong");

/// The template of a matter: an empty table with its headings, how each column is
/// filled in, and an example.
///
/// # Errors
/// When the workbook cannot be written.
pub(crate) fn template(title: &str, columns: &[Column]) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    book.set_properties(&properties(title)?);
    let (text, bold) = (as_text(), as_text().set_bold().set_align(FormatAlign::Left));
    let sheet = book.add_worksheet().set_name("填报")?;
    headings(sheet, columns, &bold, &text)?;
    let sheet = book.add_worksheet().set_name("填写说明")?;
    for (at, head) in ["列", "Column", "必填", "填什么", "代码或说明"].into_iter().enumerate() {
        sheet.write_string_with_format(0, at as u16, head, &bold)?;
        sheet.set_column_width(at as u16, if at == 4 { 60.0 } else { 24.0 })?;
    }
    let number = ["序号", "no.", "是", "文本", "同一件申请的各行填同一序号；票据、明细各占一行"];
    let rows = std::iter::once(number.map(str::to_owned)).chain(columns.iter().map(explained));
    for (row, cells) in rows.enumerate() {
        for (at, cell) in cells.iter().enumerate() {
            sheet.write_string_with_format(row as u32 + 1, at as u16, cell, &text)?;
        }
    }
    let sheet = book.add_worksheet().set_name("示例")?;
    headings(sheet, columns, &bold, &text)?;
    for row in 1..=2_u32 {
        sheet.write_string_with_format(row, 0, "1", &text)?;
        for (at, column) in columns.iter().enumerate().filter(|(_, column)| row == 1 || column.list.is_some()) {
            sheet.write_string_with_format(row, at as u16 + 1, example(column), &text)?;
        }
    }
    book.save_to_buffer()
}

/// A table as it was sent, with a column that says what is wrong in each row.
///
/// # Errors
/// When the workbook cannot be written.
pub(crate) fn marked(title: &str, rows: &Rows, problems: &[CellProblem]) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    book.set_properties(&properties(title)?);
    let (text, bold) = (as_text(), as_text().set_bold());
    let bad = as_text().set_font_color(0xC0_00_00_u32);
    let sheet = book.add_worksheet().set_name("填报")?;
    let known = rows[0].iter().position(|cell| cell.shown() == MARKS.0);
    let marks = known.unwrap_or_else(|| rows.iter().map(Vec::len).max().unwrap_or_default());
    for (index, row) in rows.iter().enumerate() {
        let format = if index == 0 { &bold } else { &text };
        for (at, cell) in row.iter().enumerate().filter(|(at, _)| *at != marks) {
            sheet.write_string_with_format(index as u32, at as u16, cell.shown(), format)?;
        }
        let said: Vec<String> = problems.iter().filter(|one| one.row as usize == index + 1).map(said).collect();
        let words = if index == 0 { MARKS.0.to_owned() } else { said.join("；") };
        sheet.write_string_with_format(index as u32, marks as u16, words, if index == 0 { &bold } else { &bad })?;
    }
    sheet.set_column_width(marks as u16, 60.0)?;
    book.save_to_buffer()
}

fn said(problem: &CellProblem) -> String {
    if problem.column.is_empty() {
        problem.message.clone()
    } else {
        format!("{}：{}", problem.column, problem.message)
    }
}

fn headings(sheet: &mut Worksheet, columns: &[Column], bold: &Format, text: &Format) -> Result<(), XlsxError> {
    sheet.write_string_with_format(0, 0, NUMBER.0, bold)?;
    sheet.set_column_format(0, text)?;
    for (at, column) in columns.iter().enumerate() {
        let at = at as u16 + 1;
        let mark = if column.required { "*" } else { "" };
        sheet.write_string_with_format(0, at, format!("{}{mark}", column.heading()), bold)?;
        sheet.set_column_width(at, 22.0)?;
        // As text from the start: a long account number keeps all its digits.
        sheet.set_column_format(at, text)?;
    }
    sheet.set_freeze_panes(1, 1)?;
    Ok(())
}

fn explained(column: &Column) -> [String; 5] {
    let what = match &column.holds {
        Holds::Text => "文本",
        Holds::Money => "金额（元），至多两位小数",
        Holds::Hundredths => "数量，至多两位小数",
        Holds::Whole => "整数",
        Holds::Day => "日期，如 2026-10-21",
        Holds::Flag => "是 或 否",
        Holds::Choice(_) => "下列之一",
    };
    let more = match &column.holds {
        Holds::Choice(choices) => {
            choices.iter().map(|one| format!("{} = {}", one.zh, one.name)).collect::<Vec<_>>().join("；")
        }
        _ => column.help.0.clone(),
    };
    let required = if column.required { "是" } else { "否" };
    [column.heading(), column.heading_en(), required.to_owned(), what.to_owned(), more]
}

fn example(column: &Column) -> String {
    match &column.holds {
        Holds::Text => "…".to_owned(),
        Holds::Money => "1234.56".to_owned(),
        Holds::Hundredths => "12.5".to_owned(),
        Holds::Whole => "1".to_owned(),
        Holds::Day => "2026-10-21".to_owned(),
        Holds::Flag => "否".to_owned(),
        Holds::Choice(choices) => choices.first().map(|one| one.zh.clone()).unwrap_or_default(),
    }
}

/// Excel's own format for text: a number typed there stays as typed.
fn as_text() -> Format {
    Format::new().set_num_format("@")
}

fn properties(title: &str) -> Result<DocProperties, XlsxError> {
    Ok(DocProperties::new().set_title(title).set_creation_datetime(&ExcelDateTime::from_ymd(2026, 1, 1)?))
}

#[cfg(test)]
mod tests {
    use super::super::cell::Cell;
    use super::super::{columns, read_file};
    use super::*;
    use crate::matters;
    use regulation::chains::CaseKind;

    #[test]
    fn o11_every_trigger_in_every_cell_goes_out_as_text_and_comes_back_as_it_was() {
        let triggers =
            ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1", "＋1", "－1", "＠x", "=HYPERLINK(\"http://x\")"];
        let mut rows: Rows = vec![vec![Cell::of_text("序号"), Cell::of_text("备注")]];
        rows.extend(triggers.map(|text| vec![Cell::Text("1".to_owned()), Cell::Text(text.to_owned())]));
        let bytes = marked("表", &rows, &[]).unwrap();
        let mut archive = zip::ZipArchive::new(std::io::Cursor::new(&bytes)).unwrap();
        let mut sheet = String::new();
        std::io::Read::read_to_string(&mut archive.by_name("xl/worksheets/sheet1.xml").unwrap(), &mut sheet).unwrap();
        assert!(!sheet.contains("<f>") && !sheet.contains("<f "), "no cell is a formula");
        let back = read_file(&bytes, 1 << 20).unwrap();
        for (row, text) in back.iter().skip(1).zip(triggers) {
            assert_eq!(row[1].shown(), text.trim());
        }
        assert_eq!(bytes, marked("表", &rows, &[]).unwrap(), "the same table is the same bytes");
    }

    #[test]
    fn the_template_is_a_table_the_house_reads_itself() {
        let entry = matters::of_kind(CaseKind::Reimbursement).unwrap();
        let columns = columns(&(entry.schema)()).unwrap();
        let bytes = template("手工报销", &columns).unwrap();
        let refusal = read_file(&bytes, 1 << 20).unwrap_err();
        assert_eq!(refusal.code, "sheet_empty", "the headings alone");
    }
}
