//! A knowledge table written as CSV: a header with the column names in any
//! order, ISO dates. A cell that is not what its column wants refuses the table
//! with its line, since half a table of knowledge would audit wrongly unseen.

use std::sync::Arc;

use arrow::array::{ArrayRef, Date32Array, Int64Array, RecordBatch, StringArray};

use super::ClaimsProblem;
use super::knowledge::{KeyColumn, NumberColumn, layout};
use super::tables::TableName;

/// The rows of a text.
pub(crate) fn batch(table: TableName, text: &str) -> Result<RecordBatch, ClaimsProblem> {
    let mut reader = csv::Reader::from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    let wrong = |line: u64, what: String| ClaimsProblem::NotCsv { table, line, what };
    let header = reader.headers().map_err(|error| wrong(1, error.to_string()))?.clone();
    let mut rows = Vec::new();
    for record in reader.records() {
        let record =
            record.map_err(|error| wrong(error.position().map_or(0, csv::Position::line), error.to_string()))?;
        rows.push(record);
    }
    let cells = |name: &str| {
        let at = header.iter().position(|column| column == name)?;
        let cell = |row: &csv::StringRecord| row.get(at).filter(|cell| !cell.is_empty()).map(str::to_owned);
        Some(rows.iter().map(cell).collect::<Vec<_>>())
    };
    let line = |row: usize| rows[row].position().map_or(0, csv::Position::line);

    let layout = layout(table);
    let mut columns: Vec<(&str, ArrayRef)> = Vec::new();
    for column in [Some(layout.key), layout.other, Some(KeyColumn::Text("ref"))].into_iter().flatten() {
        let name = column.name();
        if let Some(cells) = cells(name) {
            columns.push((name, Arc::new(StringArray::from(cells))));
        }
    }
    for column in layout.numbers {
        let name = column.name();
        let Some(cells) = cells(name) else { continue };
        let mut numbers = Vec::with_capacity(cells.len());
        for (row, cell) in cells.iter().enumerate() {
            let number = cell.as_deref().map(|cell| {
                let number = match column {
                    NumberColumn::Int(_) => cell.trim().parse().ok(),
                    NumberColumn::Day(_) => base::parse_date(cell.trim()).map(|day| i64::from(crate::day::days(day))),
                };
                number.ok_or_else(|| wrong(line(row), format!("{name}: {cell:?}")))
            });
            numbers.push(number.transpose()?);
        }
        columns.push((
            name,
            match column {
                NumberColumn::Int(_) => Arc::new(Int64Array::from(numbers)),
                NumberColumn::Day(_) => Arc::new(Date32Array::from_iter(
                    numbers.into_iter().map(|number| number.and_then(|number| i32::try_from(number).ok())),
                )),
            },
        ));
    }
    if columns.is_empty() {
        return Err(ClaimsProblem::ColumnMissing { table, column: layout.key.name() });
    }
    let named = columns.into_iter().map(|(name, array)| (name, array, true));
    RecordBatch::try_from_iter_with_nullable(named).map_err(|error| ClaimsProblem::NotDecodable(table, error))
}
