//! From the bytes of a file to rows of cells: Excel (.xlsx) told by its content,
//! otherwise CSV or, told by its heading, TSV, in UTF-8 or GB18030, as spreadsheets in
//! China write it. Size,
//! unpacked size, rows and columns are limited while it is read.
//!
//! Checked in this order: how large it is; what an Excel file unpacks to; that it
//! can be read; rows and columns.
//!
//! Article: R3d-13. Threat O10.

use std::io::{Cursor, Read};

use base::Refusal;
use calamine::{DataRef, Reader, Xlsx};

use super::cell::Cell;
use super::{COLUMNS_MAX, ROWS_MAX};
use crate::operations::material::mebibytes;

/// The most bytes an Excel file may unpack to.
const UNPACKED_MAX: u64 = 32 << 20;
/// The most files an Excel file may consist of.
const PARTS_MAX: usize = 200;

/// The rows of a table as the file has them; the first is its heading.
pub(crate) type Rows = Vec<Vec<Cell>>;

/// Reads the first table of a file of at most so many bytes. Slow: not on the
/// thread of a request.
pub(crate) fn read_file(bytes: &[u8], most: u32) -> Result<Rows, Refusal> {
    if bytes.is_empty() || bytes.len() > most as usize {
        let most = mebibytes(most);
        return Err(at_file("sheet_size", format!("文件须为 1 字节至 {most}"), format!("a file has at most {most}")));
    }
    let read = if bytes.starts_with(b"PK\x03\x04") { of_excel } else { of_csv };
    // A reader that gives up on a file made to break it (a sum that overflows) must not take
    // the request with it.
    let rows = std::panic::catch_unwind(|| read(bytes)).unwrap_or_else(|_| Err(not_readable()))?;
    if rows.len() < 2 {
        return Err(at_file("sheet_empty", "表中没有数据行", "the table has no rows below its heading"));
    }
    Ok(rows)
}

/// Unpacks every part once and counts, before anything reads it.
fn unpacked_within_bounds(bytes: &[u8]) -> Result<(), Refusal> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|_| not_readable())?;
    if archive.len() > PARTS_MAX {
        return Err(too_large());
    }
    let mut left = UNPACKED_MAX;
    for index in 0..archive.len() {
        let part = archive.by_index(index).map_err(|_| not_readable())?;
        let read = std::io::copy(&mut part.take(left + 1), &mut std::io::sink()).map_err(|_| not_readable())?;
        left = left.checked_sub(read).ok_or_else(too_large)?;
    }
    Ok(())
}

fn of_excel(bytes: &[u8]) -> Result<Rows, Refusal> {
    unpacked_within_bounds(bytes)?;
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|_| not_readable())?;
    let first = book.sheet_names().first().cloned().ok_or_else(not_readable)?;
    let mut cells = book.worksheet_cells_reader(&first).map_err(|_| not_readable())?;
    let mut rows = Rows::new();
    while let Some(cell) = cells.next_cell().map_err(|_| not_readable())? {
        let (row, column) = cell.get_position();
        let value = of_value(cell.get_value());
        if value == Cell::Empty {
            continue;
        }
        put(&mut rows, row, column, value)?;
    }
    Ok(rows)
}

fn of_value(value: &DataRef<'_>) -> Cell {
    match value {
        DataRef::Empty => Cell::Empty,
        DataRef::Int(number) => Cell::of_text(&number.to_string()),
        DataRef::Float(number) => Cell::of_number(*number),
        DataRef::String(text) => Cell::of_text(text),
        DataRef::SharedString(text) => Cell::of_text(text),
        DataRef::Bool(flag) => Cell::Flag(*flag),
        DataRef::DateTime(at) => {
            let (year, month, day, ..) = at.to_ymd_hms_milli();
            Cell::Day(format!("{year:04}-{month:02}-{day:02}"))
        }
        DataRef::DateTimeIso(text) => Cell::of_text(text.split('T').next().unwrap_or_default()),
        DataRef::DurationIso(text) => Cell::of_text(text),
        DataRef::Error(_) => Cell::Fault,
    }
}

/// Puts a cell where it belongs; a table is never larger than its limits, however
/// far away a cell says it is.
fn put(rows: &mut Rows, row: u32, column: u32, value: Cell) -> Result<(), Refusal> {
    if row > ROWS_MAX || column >= COLUMNS_MAX {
        return Err(too_many());
    }
    let (row, column) = (row as usize, column as usize);
    if rows.len() <= row {
        rows.resize_with(row + 1, Vec::new);
    }
    if rows[row].len() <= column {
        rows[row].resize(column + 1, Cell::Empty);
    }
    rows[row][column] = value;
    Ok(())
}

fn of_csv(bytes: &[u8]) -> Result<Rows, Refusal> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(_) => encoding_rs::GB18030
            .decode_without_bom_handling_and_without_replacement(bytes)
            .ok_or_else(not_readable)?
            .into_owned(),
    };
    if text.contains('\u{0}') {
        return Err(not_readable());
    }
    let heading = text.lines().next().unwrap_or_default();
    let delimiter = if heading.contains('\t') && !heading.contains(',') { b'\t' } else { b',' };
    let mut reader =
        csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(delimiter).from_reader(text.as_bytes());
    let mut rows = Rows::new();
    for (row, record) in reader.records().enumerate() {
        let record = record.map_err(|_| not_readable())?;
        if row > ROWS_MAX as usize || record.len() > COLUMNS_MAX as usize {
            return Err(too_many());
        }
        rows.push(record.iter().map(Cell::of_text).collect());
    }
    Ok(rows)
}

fn at_file(code: &str, zh: impl Into<String>, en: impl Into<String>) -> Refusal {
    Refusal::invalid(code, "content_base64", zh, en)
}

fn too_large() -> Refusal {
    at_file("sheet_size", "文件解压后过大", "the file unpacks to too much")
}

fn too_many() -> Refusal {
    at_file("sheet_size", "表格不超过 5000 行、100 列", "a table has at most 5000 rows and 100 columns")
}

/// What cannot be read as a table.
pub(crate) fn not_readable() -> Refusal {
    at_file(
        "sheet_not_readable",
        "不是可读取的 Excel（.xlsx）或 CSV 文件",
        "not an Excel (.xlsx) or CSV file that can be read",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    const MOST: u32 = 1 << 20;

    #[test]
    fn csv_is_read_as_spreadsheets_write_it() {
        let text = "序号,备注\r\n1,\"甲,乙\"\r\n";
        let expected = read_file(text.as_bytes(), MOST).unwrap();
        assert_eq!(expected[1][1], Cell::Text("甲,乙".to_owned()));
        let (gb, ..) = encoding_rs::GB18030.encode(text);
        assert_eq!(read_file(&gb, MOST).unwrap(), expected);
        assert_eq!(read_file(format!("\u{feff}{text}").as_bytes(), MOST).unwrap(), expected);
        assert_eq!(
            read_file("序号\t备注\n1\t\"甲,乙\"\n".as_bytes(), MOST).unwrap(),
            expected,
            "columns parted by tabs"
        );
    }
}
