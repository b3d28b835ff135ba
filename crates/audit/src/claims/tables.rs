//! The seven tables as they come: files of a folder or record batches, read in
//! units (a row group, a batch) and handed on with the columns and types of
//! `formats.md` §2.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use arrow::array::{Array, ArrayRef, AsArray, DictionaryArray, RecordBatch};
use arrow::compute::cast;
use arrow::datatypes::{DataType, Date32Type, Field, Int32Type, Int64Type, Schema};
use parquet::arrow::ProjectionMask;
use parquet::arrow::arrow_reader::{ArrowReaderMetadata, ArrowReaderOptions, ParquetRecordBatchReaderBuilder};

use super::ClaimsProblem;

/// How many rows are decoded at a time: columns of a batch stay in the cache.
const BATCH_ROWS: usize = 32_768;

/// A table of the claims.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs, reason = "named as in formats.md")]
pub enum TableName {
    Lines,
    Visits,
    Persons,
    Providers,
    Items,
    ItemDiag,
    Exclusions,
}

impl TableName {
    /// All tables.
    pub const ALL: [TableName; 7] = [
        TableName::Lines,
        TableName::Visits,
        TableName::Persons,
        TableName::Providers,
        TableName::Items,
        TableName::ItemDiag,
        TableName::Exclusions,
    ];

    /// The name of its file, without the ending.
    pub fn name(self) -> &'static str {
        match self {
            TableName::Lines => "lines",
            TableName::Visits => "visits",
            TableName::Persons => "persons",
            TableName::Providers => "providers",
            TableName::Items => "items",
            TableName::ItemDiag => "item_diag",
            TableName::Exclusions => "exclusions",
        }
    }
}

/// The tables, in memory or in files.
#[derive(Debug, Default)]
pub struct Tables {
    units: [Vec<Unit>; 7],
}

/// What is read at a time.
#[derive(Debug)]
pub(super) struct Unit {
    /// The number of its first row in the table, from 0.
    pub(super) first_row: u64,
    pub(super) rows: usize,
    source: Source,
}

#[derive(Debug)]
enum Source {
    Batch(RecordBatch),
    RowGroup { file: Arc<PathBuf>, metadata: ArrowReaderMetadata, group: usize },
}

/// A column that is wanted and how.
#[derive(Debug, Clone, Copy)]
pub(super) enum Column {
    Int(&'static str),
    Day(&'static str),
    Code(&'static str),
}

/// Rows with the wanted columns, in the wanted order and types.
pub(super) struct Rows {
    /// The number of the first row in the table, from 0.
    pub(super) first_row: u64,
    pub(super) count: usize,
    columns: Vec<ArrayRef>,
}

impl Tables {
    /// Tables without rows.
    pub fn new() -> Tables {
        Tables::default()
    }

    /// Adds rows to a table. Columns are found by name; any integer type that
    /// holds the values will do.
    pub fn add(&mut self, table: TableName, batch: RecordBatch) {
        let rows = batch.num_rows();
        self.push(table, rows, Source::Batch(batch));
    }

    /// The tables of a folder, as [`super::Claims::open`] finds them. Only the
    /// ends of the files are read here.
    ///
    /// # Errors
    /// A table that is missing or no Parquet.
    pub fn of_dir(dir: &Path) -> Result<Tables, ClaimsProblem> {
        let mut tables = Tables::new();
        for table in TableName::ALL {
            for file in files_of(dir, table)? {
                tables.add_file(table, file)?;
            }
        }
        Ok(tables)
    }

    fn add_file(&mut self, table: TableName, path: PathBuf) -> Result<(), ClaimsProblem> {
        let not_parquet = |error| ClaimsProblem::NotParquet(table, error);
        let file = open(&path)?;
        let plain = ArrowReaderMetadata::load(&file, ArrowReaderOptions::new()).map_err(not_parquet)?;
        let options = ArrowReaderOptions::new().with_schema(Arc::new(codes_as_dictionary(plain.schema())));
        let metadata = ArrowReaderMetadata::try_new(plain.metadata().clone(), options).unwrap_or(plain);
        let path = Arc::new(path);
        for group in 0..metadata.metadata().num_row_groups() {
            let rows = usize::try_from(metadata.metadata().row_group(group).num_rows()).unwrap_or(0);
            let (file, metadata) = (path.clone(), metadata.clone());
            self.push(table, rows, Source::RowGroup { file, metadata, group });
        }
        Ok(())
    }

    fn push(&mut self, table: TableName, rows: usize, source: Source) {
        let first_row = self.row_count(table);
        self.units[table as usize].push(Unit { first_row, rows, source });
    }

    pub(super) fn units(&self, table: TableName) -> &[Unit] {
        &self.units[table as usize]
    }

    /// How many rows a table has.
    pub fn row_count(&self, table: TableName) -> u64 {
        self.units(table).last().map_or(0, |unit| unit.first_row + unit.rows as u64)
    }
}

impl Unit {
    /// Reads the unit and hands on its rows.
    pub(super) fn read(
        &self,
        table: TableName,
        columns: &[Column],
        mut take: impl FnMut(Rows),
    ) -> Result<(), ClaimsProblem> {
        match &self.source {
            Source::Batch(batch) => take(Rows::of(table, columns, batch, self.first_row)?),
            Source::RowGroup { file, metadata, group } => {
                let not_parquet = |error| ClaimsProblem::NotParquet(table, error);
                let names: Vec<&str> = columns.iter().map(|column| column.name()).collect();
                let wanted = ProjectionMask::columns(metadata.parquet_schema(), names.iter().copied());
                let reader = ParquetRecordBatchReaderBuilder::new_with_metadata(open(file)?, metadata.clone())
                    .with_row_groups(vec![*group])
                    .with_projection(wanted)
                    .with_batch_size(BATCH_ROWS)
                    .build()
                    .map_err(not_parquet)?;
                let mut first_row = self.first_row;
                for batch in reader {
                    let batch = batch.map_err(|error| ClaimsProblem::NotDecodable(table, error))?;
                    take(Rows::of(table, columns, &batch, first_row)?);
                    first_row += batch.num_rows() as u64;
                }
            }
        }
        Ok(())
    }
}

impl Rows {
    fn of(table: TableName, columns: &[Column], batch: &RecordBatch, first_row: u64) -> Result<Rows, ClaimsProblem> {
        let columns = columns.iter().map(|column| column.of(table, batch)).collect::<Result<_, _>>()?;
        Ok(Rows { first_row, count: batch.num_rows(), columns })
    }

    /// A column of whole numbers: its values, and whether a row has one.
    pub(super) fn ints(&self, column: usize) -> Ints<'_> {
        let array = self.columns[column].as_primitive::<Int64Type>();
        Ints { values: array.values(), array }
    }

    /// A column of days.
    pub(super) fn days(&self, column: usize) -> Days<'_> {
        let array = self.columns[column].as_primitive::<Date32Type>();
        Days { values: array.values(), array }
    }

    /// A column of codes.
    pub(super) fn codes(&self, column: usize) -> &DictionaryArray<Int32Type> {
        self.columns[column].as_dictionary::<Int32Type>()
    }
}

/// A column of whole numbers.
pub(super) struct Ints<'a> {
    values: &'a [i64],
    array: &'a arrow::array::Int64Array,
}

impl Ints<'_> {
    #[inline]
    pub(super) fn get(&self, row: usize) -> Option<i64> {
        (self.array.nulls().is_none() || self.array.is_valid(row)).then(|| self.values[row])
    }
}

/// A column of days.
pub(super) struct Days<'a> {
    values: &'a [i32],
    array: &'a arrow::array::Date32Array,
}

impl Days<'_> {
    /// The day of a row, if it has one of the years 1 to 9999.
    #[inline]
    pub(super) fn get(&self, row: usize) -> Option<i32> {
        let valid = self.array.nulls().is_none() || self.array.is_valid(row);
        valid.then(|| self.values[row]).filter(|&day| crate::day::is_day(day))
    }
}

impl Column {
    fn name(self) -> &'static str {
        match self {
            Column::Int(name) | Column::Day(name) | Column::Code(name) => name,
        }
    }

    fn of(self, table: TableName, batch: &RecordBatch) -> Result<ArrayRef, ClaimsProblem> {
        let column = self.name();
        let array = batch.column_by_name(column).ok_or(ClaimsProblem::ColumnMissing { table, column })?;
        let (wanted, name) = match self {
            Column::Int(_) => (DataType::Int64, "whole-number"),
            Column::Day(_) => (DataType::Date32, "date"),
            Column::Code(_) => (code_type(), "text"),
        };
        let fits = match self {
            Column::Int(_) => array.data_type().is_integer() || matches!(array.data_type(), DataType::Boolean),
            Column::Day(_) => {
                matches!(array.data_type(), DataType::Date32 | DataType::Date64 | DataType::Timestamp(..))
            }
            Column::Code(_) => is_text(array.data_type()),
        } || matches!(array.data_type(), DataType::Null);
        let wrong = ClaimsProblem::ColumnOfAnotherType { table, column, wanted: name };
        if !fits {
            return Err(wrong);
        }
        if *array.data_type() == wanted { Ok(array.clone()) } else { cast(array, &wanted).map_err(|_| wrong) }
    }
}

/// `table.parquet`, or the part files of the folder `table` by name.
fn files_of(dir: &Path, table: TableName) -> Result<Vec<PathBuf>, ClaimsProblem> {
    let file = dir.join(format!("{}.parquet", table.name()));
    if file.is_file() {
        return Ok(vec![file]);
    }
    let folder = [dir.join(table.name()), file.clone()].into_iter().find(|folder| folder.is_dir());
    let Some(folder) = folder else { return Err(ClaimsProblem::TableMissing { table, file }) };
    let not_readable = |error| ClaimsProblem::FileNotReadable(folder.clone(), error);
    let mut parts = Vec::new();
    for entry in std::fs::read_dir(&folder).map_err(not_readable)? {
        let path = entry.map_err(not_readable)?.path();
        if path.extension().is_some_and(|ending| ending == "parquet") {
            parts.push(path);
        }
    }
    parts.sort();
    if parts.is_empty() { Err(ClaimsProblem::TableMissing { table, file }) } else { Ok(parts) }
}

fn open(path: &Path) -> Result<File, ClaimsProblem> {
    File::open(path).map_err(|error| ClaimsProblem::FileNotReadable(path.to_owned(), error))
}

fn code_type() -> DataType {
    DataType::Dictionary(Box::new(DataType::Int32), Box::new(DataType::Utf8))
}

fn is_text(kind: &DataType) -> bool {
    match kind {
        DataType::Utf8 | DataType::LargeUtf8 | DataType::Utf8View => true,
        DataType::Dictionary(_, values) => is_text(values),
        _ => false,
    }
}

/// Asks the reader to keep the dictionaries of text columns, so that each
/// distinct code is looked up once.
fn codes_as_dictionary(schema: &Schema) -> Schema {
    let dictionary = |field: &Arc<Field>| {
        let keep = !is_text(field.data_type());
        if keep { field.clone() } else { Arc::new(field.as_ref().clone().with_data_type(code_type())) }
    };
    Schema::new(schema.fields().iter().map(dictionary).collect::<Vec<_>>()).with_metadata(schema.metadata().clone())
}
