//! The files of the bulk settlement: stays come in and settlements go out as
//! Parquet or CSV, by the file's ending; stays that cannot be settled go to
//! `OUTPUT.rejected.csv` with code and reason.
//!
//! A file that is not as described (a missing column, a broken line) is refused
//! as a whole. A row with a cell that cannot be read is rejected by itself. No
//! message repeats a cell's content: it may be personal.
//!
//! Article: R2-53

use std::collections::BTreeSet;
use std::fs::File;
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::Context;
use arrow::array::{Array, ArrayRef, AsArray, Int64Array, RecordBatch};
use arrow::compute::{CastOptions, cast_with_options};
use arrow::datatypes::{ArrowPrimitiveType, DataType, Date32Type, Field, Int64Type, Schema, UInt8Type};
use benefit::{CannotSettle, SettledColumns, StayColumns};
use parquet::arrow::arrow_reader::{ArrowReaderMetadata, ParquetRecordBatchReaderBuilder};
use parquet::arrow::{ArrowWriter, ProjectionMask};
use parquet::basic::Compression;
use parquet::file::properties::WriterProperties;

/// A file, or a name given for one, that is not as described.
#[derive(Debug)]
pub(crate) struct WrongFile(String);

impl WrongFile {
    pub(crate) fn new(problem: impl Into<String>) -> WrongFile {
        WrongFile(problem.into())
    }
}

impl std::fmt::Display for WrongFile {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for WrongFile {}

/// A stay that was not settled, and why.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Refused {
    /// None where the number itself cannot be read.
    pub(crate) stay_id: Option<i64>,
    pub(crate) code: &'static str,
    field: String,
    reason: String,
    pub(crate) reason_en: String,
}

impl Refused {
    /// Refused by the rules of settlement.
    pub(crate) fn by_engine(stay_id: i64, why: CannotSettle) -> Refused {
        Refused {
            stay_id: Some(stay_id),
            code: why.code(),
            field: why.field().to_owned(),
            reason: why.title().to_owned(),
            reason_en: why.title_en().to_owned(),
        }
    }

    fn unreadable(stay_id: Option<i64>, place: usize, column: &str, expected: (&str, &str)) -> Refused {
        Refused {
            stay_id,
            code: "cell_not_readable",
            field: column.to_owned(),
            reason: format!("第 {place} 行 {column} 列：应为{}", expected.0),
            reason_en: format!("line {place}, column {column}: expected {}", expected.1),
        }
    }
}

/// The ending decides how a file is read or written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Ending {
    Parquet,
    Csv,
}

fn ending(path: &Path) -> Result<Ending, WrongFile> {
    match path.extension().and_then(|ending| ending.to_str()) {
        Some(ending) if ending.eq_ignore_ascii_case("parquet") => Ok(Ending::Parquet),
        Some(ending) if ending.eq_ignore_ascii_case("csv") => Ok(Ending::Csv),
        _ => Err(WrongFile(format!("{}: the name must end in .parquet or .csv", path.display()))),
    }
}

/// Wrong use when a file's ending names no known format.
pub(crate) fn check_ending(path: &Path) -> Result<(), WrongFile> {
    ending(path).map(|_| ())
}

/// A kind of column: what it becomes and what a cell must look like.
trait Cell: Copy {
    type Arrow: ArrowPrimitiveType<Native = Self>;
    const EXPECTED: (&'static str, &'static str);
    fn read(text: &str) -> Option<Self>;
}

impl Cell for i64 {
    type Arrow = Int64Type;
    const EXPECTED: (&'static str, &'static str) = ("整数", "a whole number");
    fn read(text: &str) -> Option<i64> {
        text.parse().ok()
    }
}

impl Cell for u8 {
    type Arrow = UInt8Type;
    const EXPECTED: (&'static str, &'static str) = ("0至255的整数", "a whole number from 0 to 255");
    fn read(text: &str) -> Option<u8> {
        text.parse().ok()
    }
}

impl Cell for i32 {
    type Arrow = Date32Type;
    const EXPECTED: (&'static str, &'static str) = ("日期YYYY-MM-DD", "a date as YYYY-MM-DD");
    fn read(text: &str) -> Option<i32> {
        base::parse_date(text).map(benefit::day_of_date)
    }
}

macro_rules! stays {
    ($($name:ident: $kind:ty,)*) => {
        /// Stays in columns, as the engine takes them.
        #[derive(Debug, Clone, Default, PartialEq, Eq)]
        pub(crate) struct Stays {
            $($name: Vec<$kind>,)*
        }

        /// The names of the columns.
        const COLUMNS: [&str; [$(stringify!($name)),*].len()] = [$(stringify!($name)),*];

        impl Stays {
            /// The columns.
            pub(crate) fn columns(&self) -> StayColumns<'_> {
                StayColumns { $($name: &self.$name,)* }
            }

            fn append(&mut self, mut more: Stays) {
                $(self.$name.append(&mut more.$name);)*
            }

            fn keep(&mut self, wanted: &[bool]) {
                $({
                    let mut wanted = wanted.iter();
                    self.$name.retain(|_| *wanted.next().unwrap_or(&true));
                })*
            }

            /// Adds a row of text; `at` gives the place of each column.
            fn push_text(&mut self, line: usize, cells: &csv::StringRecord, at: &[usize]) -> Result<(), Refused> {
                let mut places = at.iter();
                let mut next = || places.next().and_then(|place| cells.get(*place)).unwrap_or("").trim();
                let stay_id_at = at[0];
                $(let $name = {
                    let text = next();
                    <$kind as Cell>::read(text).ok_or_else(|| {
                        let stay_id = cells.get(stay_id_at).and_then(|text| text.trim().parse().ok());
                        Refused::unreadable(stay_id, line, stringify!($name), <$kind as Cell>::EXPECTED)
                    })?
                };)*
                $(self.$name.push($name);)*
                Ok(())
            }

            /// Adds the rows of a batch that can be read; the others are refused.
            fn push_batch(
                &mut self,
                batch: &RecordBatch,
                first_row: usize,
                refused: &mut Vec<Refused>,
            ) -> anyhow::Result<()> {
                let mut columns = COLUMNS.iter().map(|name| batch.column_by_name(name));
                $(let $name = as_cells::<$kind>(columns.next().flatten(), stringify!($name))?;)*
                let ids = as_cells::<i64>(batch.column_by_name("stay_id"), "stay_id")?;
                let readable = |row: usize| {
                    $(if $name.is_null(row) {
                        let id = ids.is_valid(row).then(|| ids.as_primitive::<Int64Type>().value(row));
                        return Err(Refused::unreadable(id, first_row + row + 1, stringify!($name), <$kind as Cell>::EXPECTED));
                    })*
                    Ok(())
                };
                let begin = self.len();
                $(self.$name.extend_from_slice($name.as_primitive::<<$kind as Cell>::Arrow>().values());)*
                if [$($name.null_count()),*].iter().any(|nulls| *nulls > 0) {
                    let mut wanted = vec![true; begin];
                    for row in 0..batch.num_rows() {
                        let result = readable(row);
                        wanted.push(result.is_ok());
                        refused.extend(result.err());
                    }
                    self.keep(&wanted);
                }
                Ok(())
            }
        }
    };
}

stays! {
    stay_id: i64,
    person_id: i64,
    birth_date: i32,
    admit_date: i32,
    discharge_date: i32,
    tier: u8,
    out_of_area: u8,
    total_fen: i64,
    out_of_scope_fen: i64,
    preself_fen: i64,
    referral: u8,
    is_cont: u8,
    prior_stay_id: i64,
    hardship: u8,
}

impl Stays {
    /// How many there are.
    pub(crate) fn len(&self) -> usize {
        self.stay_id.len()
    }

    /// Takes out every row whose number another row has too: which of them is
    /// the stay cannot be told.
    pub(crate) fn take_out_repeated(&mut self, refused: &mut Vec<Refused>) {
        if self.stay_id.is_sorted_by(|one, next| one < next) {
            return;
        }
        let mut ids = self.stay_id.clone();
        ids.sort_unstable();
        let repeated: BTreeSet<i64> = ids.windows(2).filter(|pair| pair[0] == pair[1]).map(|pair| pair[0]).collect();
        if repeated.is_empty() {
            return;
        }
        let wanted: Vec<bool> = self.stay_id.iter().map(|id| !repeated.contains(id)).collect();
        let rows = self.stay_id.iter().filter(|id| repeated.contains(id));
        refused.extend(rows.map(|id| Refused {
            stay_id: Some(*id),
            code: "stay_id_repeated",
            field: "stay_id".to_owned(),
            reason: "同一住院编号在文件中出现多次，不能确定以哪一行为准".to_owned(),
            reason_en: "the number occurs more than once in the file; which row is right cannot be told".to_owned(),
        }));
        self.keep(&wanted);
    }
}

/// Reads a file of stays, and the rows of it that cannot be read.
pub(crate) fn read_stays(path: &Path, threads: NonZeroUsize) -> anyhow::Result<(Stays, Vec<Refused>)> {
    let format = ending(path)?;
    let file = File::open(path).map_err(|error| WrongFile(format!("{}: {error}", path.display())))?;
    let read = match format {
        Ending::Csv => read_csv(file),
        Ending::Parquet => read_parquet(path, &file, threads),
    };
    read.map_err(|error| match error.downcast::<WrongFile>() {
        Ok(WrongFile(problem)) => WrongFile(format!("{}: {problem}", path.display())).into(),
        Err(error) => WrongFile(format!("{}: {error:#}", path.display())).into(),
    })
}

fn read_csv(file: File) -> anyhow::Result<(Stays, Vec<Refused>)> {
    let mut reader = csv::ReaderBuilder::new().from_reader(std::io::BufReader::with_capacity(1 << 20, file));
    let header = reader.headers()?.clone();
    let place = |name: &str| {
        let named = |heading: &str| heading.trim().trim_start_matches('\u{feff}') == name;
        header.iter().position(named).ok_or_else(|| WrongFile(format!("there is no column {name:?}")))
    };
    let at = COLUMNS.iter().map(|name| place(name)).collect::<Result<Vec<_>, _>>()?;
    let (mut stays, mut refused) = (Stays::default(), Vec::new());
    let mut cells = csv::StringRecord::new();
    while reader.read_record(&mut cells)? {
        let line = cells.position().map_or(0, csv::Position::line) as usize;
        if let Err(bad) = stays.push_text(line, &cells, &at) {
            refused.push(bad);
        }
    }
    Ok((stays, refused))
}

/// Reads row groups on several threads, each a run of them, in their order.
/// Each thread opens the file for itself: a cloned handle would share its place
/// in the file with the others, and one would read what another had sought.
fn read_parquet(path: &Path, file: &File, threads: NonZeroUsize) -> anyhow::Result<(Stays, Vec<Refused>)> {
    let metadata = ArrowReaderMetadata::load(file, Default::default())?;
    for name in COLUMNS {
        metadata.schema().field_with_name(name).map_err(|_| WrongFile(format!("there is no column {name:?}")))?;
    }
    let groups: Vec<usize> = (0..metadata.metadata().num_row_groups()).collect();
    let first_row: Vec<usize> = metadata
        .metadata()
        .row_groups()
        .iter()
        .scan(0, |sum, group| {
            *sum += group.num_rows() as usize;
            Some(*sum - group.num_rows() as usize)
        })
        .collect();
    let runs = groups.chunks(groups.len().div_ceil(threads.get()).max(1));
    let parts = std::thread::scope(|scope| {
        let readers = runs.map(|run| {
            let (file, metadata) = (File::open(path), metadata.clone());
            let first_row = first_row[run[0]];
            scope.spawn(move || read_groups(file?, metadata, run.to_vec(), first_row))
        });
        let readers: Vec<_> = readers.collect();
        readers.into_iter().map(|reader| reader.join().map_err(|_| anyhow::anyhow!("a reader failed"))?).collect()
    });
    let parts: anyhow::Result<Vec<(Stays, Vec<Refused>)>> = parts;
    let mut parts = parts?.into_iter();
    let (mut stays, mut refused) = parts.next().unwrap_or_default();
    for (more, bad) in parts {
        stays.append(more);
        refused.extend(bad);
    }
    Ok((stays, refused))
}

fn read_groups(
    file: File,
    metadata: ArrowReaderMetadata,
    groups: Vec<usize>,
    first_row: usize,
) -> anyhow::Result<(Stays, Vec<Refused>)> {
    let builder = ParquetRecordBatchReaderBuilder::new_with_metadata(file, metadata);
    let wanted = ProjectionMask::columns(builder.parquet_schema(), COLUMNS);
    let batches = builder.with_projection(wanted).with_row_groups(groups).with_batch_size(65_536).build()?;
    let (mut stays, mut refused, mut row) = (Stays::default(), Vec::new(), first_row);
    for batch in batches {
        let batch = batch?;
        stays.push_batch(&batch, row, &mut refused)?;
        row += batch.num_rows();
    }
    Ok((stays, refused))
}

/// A column as the kind wanted; cells that do not fit become null.
fn as_cells<T: Cell>(column: Option<&ArrayRef>, name: &str) -> anyhow::Result<ArrayRef> {
    let column = column.ok_or_else(|| WrongFile(format!("there is no column {name:?}")))?;
    let options = CastOptions { safe: true, ..CastOptions::default() };
    let cast = cast_with_options(column, &T::Arrow::DATA_TYPE, &options);
    cast.map_err(|_| WrongFile(format!("column {name:?}: expected {}", T::EXPECTED.1)).into())
}

/// The columns of the result, in their order.
const RESULT: [&str; 10] =
    ["stay_id", "in_scope", "ded_std", "ded", "ratio_cut", "basic", "ci", "hs", "self_in_scope", "review"];

/// So many rows are written at a time.
const ROW_GROUP: usize = 1 << 20;

/// Writes the settlements; the file appears only when it is complete.
pub(crate) fn write_settled(path: &Path, settled: SettledColumns) -> anyhow::Result<()> {
    let partial = beside(path, ".partial");
    let file = File::create(&partial).with_context(|| format!("creating {}", partial.display()))?;
    let columns = [
        settled.stay_id,
        settled.in_scope,
        settled.ded_std,
        settled.ded,
        settled.ratio_cut.iter().map(|points| i64::from(*points)).collect(),
        settled.basic,
        settled.ci,
        settled.hs,
        settled.self_in_scope,
        settled.review.iter().map(|flag| i64::from(*flag)).collect(),
    ];
    let written = match ending(path)? {
        Ending::Parquet => write_parquet(file, columns),
        Ending::Csv => write_csv(file, &columns),
    };
    written.with_context(|| format!("writing {}", path.display()))?;
    std::fs::rename(&partial, path).with_context(|| format!("putting {} in place", path.display()))
}

fn write_parquet(file: File, columns: [Vec<i64>; 10]) -> anyhow::Result<()> {
    let fields: Vec<Field> = RESULT.iter().map(|name| Field::new(*name, DataType::Int64, false)).collect();
    let schema = Arc::new(Schema::new(fields));
    let arrays = columns.map(|column| Arc::new(Int64Array::from(column)) as ArrayRef);
    let rows = arrays[0].len();
    let all = RecordBatch::try_new(schema.clone(), arrays.to_vec())?;
    let properties =
        WriterProperties::builder().set_compression(Compression::SNAPPY).set_max_row_group_row_count(Some(ROW_GROUP));
    let mut writer = ArrowWriter::try_new(file, schema, Some(properties.build()))?;
    for first in (0..rows).step_by(ROW_GROUP) {
        writer.write(&all.slice(first, ROW_GROUP.min(rows - first)))?;
    }
    writer.close()?;
    Ok(())
}

fn write_csv(file: File, columns: &[Vec<i64>; 10]) -> anyhow::Result<()> {
    let mut writer = csv::Writer::from_writer(std::io::BufWriter::with_capacity(1 << 20, file));
    writer.write_record(RESULT)?;
    for row in 0..columns[0].len() {
        writer.write_record(columns.iter().map(|column| column[row].to_string()))?;
    }
    Ok(writer.flush()?)
}

/// Writes the rejected rows beside the output, when there are any; otherwise
/// removes what an earlier run left there.
pub(crate) fn write_refused(output: &Path, refused: &[Refused]) -> anyhow::Result<Option<PathBuf>> {
    let path = beside(output, ".rejected.csv");
    if refused.is_empty() {
        match std::fs::remove_file(&path) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                return Err(error).with_context(|| format!("removing the outdated {}", path.display()));
            }
            _ => return Ok(None),
        }
    }
    let mut writer = csv::Writer::from_path(&path).with_context(|| format!("creating {}", path.display()))?;
    writer.write_record(["stay_id", "code", "reason", "field", "reason_en"])?;
    for Refused { stay_id, code, field, reason, reason_en } in refused {
        let stay_id = stay_id.map_or(String::new(), |id| id.to_string());
        writer.write_record([stay_id.as_str(), code, reason, field, reason_en])?;
    }
    writer.flush().with_context(|| format!("writing {}", path.display()))?;
    Ok(Some(path))
}

/// The path with more at its end: `out.parquet` and `.rejected.csv` give
/// `out.parquet.rejected.csv`.
fn beside(path: &Path, more: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(more);
    PathBuf::from(name)
}

#[cfg(test)]
mod tests;
