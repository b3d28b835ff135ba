//! A list as an Excel workbook: a line that says whose copy it is, the heads, the
//! rows. Every word is a cell of text, so that nothing a person typed is taken
//! for a formula by the program that opens the file; amounts are numbers.
//!
//! Article: R1-24. Threats O11, I21.

use base::Fen;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, XlsxError};
use time::OffsetDateTime;

use crate::stop::Stop;

/// A cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cell {
    /// Words, as they are.
    Text(String),
    /// An amount, shown in yuan.
    Amount(Fen),
    /// A count.
    Count(u32),
}

/// A list as a sheet.
#[derive(Debug, Clone)]
pub struct Sheet {
    /// The name of the list.
    pub title: String,
    /// The line above the heads: who, when, case, copy.
    pub watermark: String,
    /// The heads.
    pub heads: Vec<String>,
    /// The rows, as wide as the heads.
    pub rows: Vec<Vec<Cell>>,
}

/// Signs with which a program may take a cell for a formula, half and full width.
pub const TRIGGERS: [char; 12] = ['=', '+', '-', '@', '\t', '\r', '\n', '\0', '＝', '＋', '－', '＠'];

/// Where the rows begin: above them watermark and heads.
pub const FIRST_ROW: u32 = 2;

/// The workbook as bytes.
///
/// # Errors
/// A failure of the writer: no list of the house is too large for a sheet.
pub fn workbook(sheet: &Sheet, at: OffsetDateTime) -> Result<Vec<u8>, Stop> {
    written(sheet, at).map_err(|e| Stop::fault("writing a workbook", e))
}

fn written(sheet: &Sheet, at: OffsetDateTime) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let made = ExcelDateTime::from_timestamp(at.unix_timestamp())?;
    workbook.set_properties(&DocProperties::new().set_title(&sheet.title).set_creation_datetime(&made));
    let mark = Format::new().set_bold().set_font_color("C00000").set_num_format("@");
    let head = Format::new().set_bold().set_num_format("@");
    let text = Format::new().set_num_format("@");
    let quoted = Format::new().set_num_format("@").set_quote_prefix();
    let amount = Format::new().set_num_format("#,##0.00");
    // In memory: no part of it lies in a temporary file.
    let page = workbook.add_worksheet();
    // & begins a code in heads and feet of a printed page.
    let printed = sheet.watermark.replace('&', "&&");
    page.set_header(format!("&L{}", printed.chars().take(120).collect::<String>()));
    page.set_freeze_panes(FIRST_ROW, 1)?;
    page.write_string_with_format(0, 0, &sheet.watermark, &mark)?;
    for (column, words) in (0..).zip(&sheet.heads) {
        page.write_string_with_format(1, column, words, &head)?;
    }
    for (at, cells) in (FIRST_ROW..).zip(&sheet.rows) {
        for (column, cell) in (0..).zip(cells) {
            match cell {
                Cell::Text(words) if words.starts_with(TRIGGERS) => {
                    page.write_string_with_format(at, column, words, &quoted)?
                }
                Cell::Text(words) => page.write_string_with_format(at, column, words, &text)?,
                Cell::Amount(fen) => {
                    let yuan: f64 = fen.to_string().parse().map_err(|_| XlsxError::ParameterError(fen.to_string()))?;
                    page.write_number_with_format(at, column, yuan, &amount)?
                }
                Cell::Count(count) => page.write_number(at, column, *count)?,
            };
        }
    }
    workbook.save_to_buffer()
}
