//! The knowledge tables, those that are there.

use super::items::{Listed, code_at};
use crate::claims::ClaimsProblem;
use crate::claims::code_book::CodeBook;
use crate::claims::knowledge::{Entry, KeyColumn, Knowledge, NO_OTHER, NUMBERS, NumberColumn, layout};
use crate::claims::problem::{ProblemKind, Problems};
use crate::claims::tables::{Column, Rows, TableName, Tables};

/// All knowledge tables in the order of [`TableName::KNOWLEDGE`]; `None` for one
/// that is not there.
pub(super) fn read(
    tables: &Tables,
    listed: &mut Listed,
    texts: &CodeBook,
    problems: &mut Problems,
) -> Result<Vec<Option<Knowledge>>, ClaimsProblem> {
    let read = |table| {
        if !tables.has(table) {
            return Ok(None);
        }
        let layout = layout(table);
        let mut columns = vec![layout.key.column()];
        columns.extend(layout.other.map(KeyColumn::column));
        let first_number = columns.len();
        columns.extend(layout.numbers.iter().map(|number| match *number {
            NumberColumn::Int(name) => Column::MaybeInt(name),
            NumberColumn::Day(name) => Column::MaybeDay(name),
        }));
        columns.push(Column::MaybeCode("ref"));
        let mut entries = Vec::new();
        for unit in tables.units(table) {
            unit.read(table, &columns, |rows| {
                for row in 0..rows.count {
                    let key = code(&rows, 0, row, layout.key, listed, texts);
                    let other = match layout.other {
                        Some(column) => code(&rows, 1, row, column, listed, texts),
                        None => Some(NO_OTHER),
                    };
                    let (Some(key), Some(other)) = (key, other) else {
                        problems.add(rows.problem(table, row, None, ProblemKind::ValueMissing));
                        continue;
                    };
                    let mut numbers = [None; NUMBERS];
                    for (at, (number, column)) in numbers.iter_mut().zip(layout.numbers).enumerate() {
                        *number = match column {
                            NumberColumn::Int(_) => rows.ints(first_number + at).get(row),
                            NumberColumn::Day(_) => rows.days(first_number + at).get(row).map(i64::from),
                        };
                    }
                    let reference = code_at(&rows, columns.len() - 1, row).map(|code| texts.number(code.as_str()));
                    let row = u32::try_from(rows.first_row + row as u64 + 1).unwrap_or(u32::MAX);
                    entries.push(Entry { key, other, numbers, row, reference });
                }
            })?;
        }
        Ok(Some(Knowledge::new(entries)))
    };
    TableName::KNOWLEDGE.into_iter().map(read).collect()
}

impl KeyColumn {
    fn column(self) -> Column {
        match self {
            KeyColumn::Item(name) | KeyColumn::Text(name) => Column::Code(name),
        }
    }
}

fn code(rows: &Rows, at: usize, row: usize, column: KeyColumn, listed: &mut Listed, texts: &CodeBook) -> Option<u32> {
    let code = code_at(rows, at, row)?;
    Some(match column {
        KeyColumn::Item(_) => listed.known_or_new(code),
        KeyColumn::Text(_) => texts.number(code.as_str()),
    })
}
