//! The seven tables and the knowledge tables beside them as they come: files of
//! a folder or record batches, read in
//! units (a row group, a batch) and handed on with the columns and types of
//! `formats.md` §2.

use std::collections::BTreeMap;
use std::fs::File;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use arrow::array::{Array, ArrayRef, AsArray, DictionaryArray, RecordBatch, new_null_array};
use arrow::compute::cast;
use arrow::datatypes::{DataType, Date32Type, Field, Int32Type, Int64Type, Schema};
use parquet::arrow::ProjectionMask;
use parquet::arrow::arrow_reader::{ArrowReaderMetadata, ArrowReaderOptions, ParquetRecordBatchReaderBuilder};

use super::knowledge::{KeyColumn, layout};
use super::{ClaimsProblem, csv_table};

/// How many rows are decoded at a time: columns of a batch stay in the cache.
const BATCH_ROWS: usize = 32_768;

/// A table of the claims.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs, reason = "named as in formats.md; knowledge tables as in docs/decisions/0016-audit-rules.md")]
pub enum TableName {
    Lines,
    Visits,
    Persons,
    Providers,
    Items,
    ItemDiag,
    Exclusions,
    ItemInsurances,
    ItemVisitTypes,
    ItemDepartments,
    InternetDrugs,
    NewbornItems,
    ChildItems,
    ChildLabels,
    ChildForbidden,
    ElderlyUnsafe,
    FirstLineItems,
    DiseaseCatalogues,
    Courses,
    Frequencies,
    AmountCaps,
    PriceCeilings,
    Operations,
    ServiceConsumables,
    Bundles,
    Herbs,
    HerbsNeverPaid,
    HerbsUnpaidAlone,
    Substances,
    Interactions,
    HerbIncompatibilities,
    ItemServices,
    Indications,
    Contraindications,
    PregnancyUnsafe,
    ServiceGrounds,
    LabelDoses,
    ConsumableLimits,
    Categories,
    Antibiotics,
    MildDiagnoses,
    DiagnosisSexes,
    DiagnosisAges,
    ProcedureSexes,
    ProcedureDiagnoses,
}

impl TableName {
    /// The tables that must be there.
    pub const ALL: [TableName; 7] = [
        TableName::Lines,
        TableName::Visits,
        TableName::Persons,
        TableName::Providers,
        TableName::Items,
        TableName::ItemDiag,
        TableName::Exclusions,
    ];

    /// The knowledge tables, all optional.
    pub const KNOWLEDGE: [TableName; 38] = [
        TableName::ItemInsurances,
        TableName::ItemVisitTypes,
        TableName::ItemDepartments,
        TableName::InternetDrugs,
        TableName::NewbornItems,
        TableName::ChildItems,
        TableName::ChildLabels,
        TableName::ChildForbidden,
        TableName::ElderlyUnsafe,
        TableName::FirstLineItems,
        TableName::DiseaseCatalogues,
        TableName::Courses,
        TableName::Frequencies,
        TableName::AmountCaps,
        TableName::PriceCeilings,
        TableName::Operations,
        TableName::ServiceConsumables,
        TableName::Bundles,
        TableName::Herbs,
        TableName::HerbsNeverPaid,
        TableName::HerbsUnpaidAlone,
        TableName::Substances,
        TableName::Interactions,
        TableName::HerbIncompatibilities,
        TableName::ItemServices,
        TableName::Indications,
        TableName::Contraindications,
        TableName::PregnancyUnsafe,
        TableName::ServiceGrounds,
        TableName::LabelDoses,
        TableName::ConsumableLimits,
        TableName::Categories,
        TableName::Antibiotics,
        TableName::MildDiagnoses,
        TableName::DiagnosisSexes,
        TableName::DiagnosisAges,
        TableName::ProcedureSexes,
        TableName::ProcedureDiagnoses,
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
            TableName::ItemInsurances => "item_insurances",
            TableName::ItemVisitTypes => "item_visit_types",
            TableName::ItemDepartments => "item_departments",
            TableName::InternetDrugs => "internet_drugs",
            TableName::NewbornItems => "newborn_items",
            TableName::ChildItems => "child_items",
            TableName::ChildLabels => "child_labels",
            TableName::ChildForbidden => "child_forbidden",
            TableName::ElderlyUnsafe => "elderly_unsafe",
            TableName::FirstLineItems => "first_line_items",
            TableName::DiseaseCatalogues => "disease_catalogues",
            TableName::Courses => "courses",
            TableName::Frequencies => "frequencies",
            TableName::AmountCaps => "amount_caps",
            TableName::PriceCeilings => "price_ceilings",
            TableName::Operations => "operations",
            TableName::ServiceConsumables => "service_consumables",
            TableName::Bundles => "bundles",
            TableName::Herbs => "herbs",
            TableName::HerbsNeverPaid => "herbs_never_paid",
            TableName::HerbsUnpaidAlone => "herbs_unpaid_alone",
            TableName::Substances => "substances",
            TableName::Interactions => "interactions",
            TableName::HerbIncompatibilities => "herb_incompatibilities",
            TableName::ItemServices => "item_services",
            TableName::Indications => "indications",
            TableName::Contraindications => "contraindications",
            TableName::PregnancyUnsafe => "pregnancy_unsafe",
            TableName::ServiceGrounds => "service_grounds",
            TableName::LabelDoses => "label_doses",
            TableName::ConsumableLimits => "consumable_limits",
            TableName::Categories => "categories",
            TableName::Antibiotics => "antibiotics",
            TableName::MildDiagnoses => "mild_diagnoses",
            TableName::DiagnosisSexes => "diagnosis_sexes",
            TableName::DiagnosisAges => "diagnosis_ages",
            TableName::ProcedureSexes => "procedure_sexes",
            TableName::ProcedureDiagnoses => "procedure_diagnoses",
        }
    }
}

impl TableName {
    /// The knowledge table of a name.
    pub fn of_knowledge(name: &str) -> Option<TableName> {
        TableName::KNOWLEDGE.into_iter().find(|table| table.name() == name)
    }

    /// Whether a knowledge table is about diseases, procedures or substances rather
    /// than about items.
    pub fn is_about_codes(self) -> bool {
        TableName::KNOWLEDGE.contains(&self) && matches!(layout(self).key, KeyColumn::Text(_))
    }

    /// The columns of a knowledge table, without the optional `ref`; empty for
    /// the seven others.
    pub fn columns(self) -> Vec<&'static str> {
        if !TableName::KNOWLEDGE.contains(&self) {
            return Vec::new();
        }
        let layout = layout(self);
        let mut columns = vec![layout.key.name()];
        columns.extend(layout.other.map(KeyColumn::name));
        columns.extend(layout.numbers.iter().map(|number| number.name()));
        columns
    }
}

/// The tables, in memory or in files.
#[derive(Debug, Default)]
pub struct Tables {
    /// By table; a table that is there may have no rows.
    units: BTreeMap<TableName, Vec<Unit>>,
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
    /// As the three above, of a column that need not be there.
    MaybeInt(&'static str),
    MaybeDay(&'static str),
    MaybeCode(&'static str),
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
        for table in TableName::KNOWLEDGE {
            let csv = dir.join(format!("{}.csv", table.name()));
            match files_of(dir, table) {
                Ok(files) => files.into_iter().try_for_each(|file| tables.add_file(table, file))?,
                Err(ClaimsProblem::TableMissing { .. }) if csv.is_file() => {
                    let not_readable = |error| ClaimsProblem::FileNotReadable(csv.clone(), error);
                    tables.add_csv(table, &std::fs::read_to_string(&csv).map_err(not_readable)?)?;
                }
                Err(ClaimsProblem::TableMissing { .. }) => {}
                Err(other) => return Err(other),
            }
        }
        Ok(tables)
    }

    /// Leaves the knowledge tables out, so that others take their place.
    #[must_use]
    pub fn without_knowledge(mut self) -> Tables {
        self.units.retain(|table, _| !TableName::KNOWLEDGE.contains(table));
        self
    }

    /// Adds a knowledge table written as CSV with a header.
    ///
    /// # Errors
    /// A missing column, or a cell that is not what its column wants.
    ///
    /// # Panics
    /// When the table is none of [`TableName::KNOWLEDGE`].
    pub fn add_csv(&mut self, table: TableName, text: &str) -> Result<(), ClaimsProblem> {
        assert!(TableName::KNOWLEDGE.contains(&table), "only knowledge tables come as CSV");
        self.add(table, csv_table::batch(table, text)?);
        Ok(())
    }

    /// Adds public knowledge, CSV by the name of its table, where the claims bring
    /// no table of their own.
    ///
    /// # Errors
    /// As [`Tables::add_csv`]; a name that no table has is passed over.
    pub fn supplement<'a>(&mut self, knowledge: impl Iterator<Item = (&'a str, &'a str)>) -> Result<(), ClaimsProblem> {
        for (name, text) in knowledge {
            if let Some(table) = TableName::of_knowledge(name)
                && !self.has(table)
            {
                self.add_csv(table, text)?;
            }
        }
        Ok(())
    }

    /// Whether a table is there, if only without rows.
    pub fn has(&self, table: TableName) -> bool {
        self.units.contains_key(&table)
    }

    /// Whether a table is there with a column of this name in all its files.
    pub(super) fn has_column(&self, table: TableName, column: &str) -> bool {
        let units = self.units(table);
        !units.is_empty() && units.iter().all(|unit| unit.has_column(column))
    }

    fn add_file(&mut self, table: TableName, path: PathBuf) -> Result<(), ClaimsProblem> {
        let not_parquet = |error| ClaimsProblem::NotParquet(table, error);
        let file = open(&path)?;
        let plain = ArrowReaderMetadata::load(&file, ArrowReaderOptions::new()).map_err(not_parquet)?;
        let options = ArrowReaderOptions::new().with_schema(Arc::new(codes_as_dictionary(plain.schema())));
        let metadata = ArrowReaderMetadata::try_new(plain.metadata().clone(), options).unwrap_or(plain);
        let path = Arc::new(path);
        self.units.entry(table).or_default();
        for group in 0..metadata.metadata().num_row_groups() {
            let rows = usize::try_from(metadata.metadata().row_group(group).num_rows()).unwrap_or(0);
            let (file, metadata) = (path.clone(), metadata.clone());
            self.push(table, rows, Source::RowGroup { file, metadata, group });
        }
        Ok(())
    }

    fn push(&mut self, table: TableName, rows: usize, source: Source) {
        let first_row = self.row_count(table);
        self.units.entry(table).or_default().push(Unit { first_row, rows, source });
    }

    pub(super) fn units(&self, table: TableName) -> &[Unit] {
        self.units.get(&table).map_or(&[], Vec::as_slice)
    }

    /// How many rows a table has.
    pub fn row_count(&self, table: TableName) -> u64 {
        self.units(table).last().map_or(0, |unit| unit.first_row + unit.rows as u64)
    }
}

impl Unit {
    fn has_column(&self, column: &str) -> bool {
        match &self.source {
            Source::Batch(batch) => batch.column_by_name(column).is_some(),
            Source::RowGroup { metadata, .. } => metadata.schema().column_with_name(column).is_some(),
        }
    }

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
    pub(super) fn name(self) -> &'static str {
        match self {
            Column::Int(name) | Column::Day(name) | Column::Code(name) => name,
            Column::MaybeInt(name) | Column::MaybeDay(name) | Column::MaybeCode(name) => name,
        }
    }

    fn of(self, table: TableName, batch: &RecordBatch) -> Result<ArrayRef, ClaimsProblem> {
        let column = self.name();
        let (wanted, name) = match self {
            Column::Int(_) | Column::MaybeInt(_) => (DataType::Int64, "whole-number"),
            Column::Day(_) | Column::MaybeDay(_) => (DataType::Date32, "date"),
            Column::Code(_) | Column::MaybeCode(_) => (code_type(), "text"),
        };
        let Some(array) = batch.column_by_name(column) else {
            let may_be_absent = matches!(self, Column::MaybeInt(_) | Column::MaybeDay(_) | Column::MaybeCode(_));
            let absent = ClaimsProblem::ColumnMissing { table, column };
            return may_be_absent.then(|| new_null_array(&wanted, batch.num_rows())).ok_or(absent);
        };
        let fits = match wanted {
            DataType::Int64 => array.data_type().is_integer() || matches!(array.data_type(), DataType::Boolean),
            DataType::Date32 => {
                matches!(array.data_type(), DataType::Date32 | DataType::Date64 | DataType::Timestamp(..))
            }
            _ => is_text(array.data_type()),
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
