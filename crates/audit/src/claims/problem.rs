//! What can be wrong with claims: with a table as a whole, and with single
//! rows. Rows are never silently dropped: each is counted, the first ones are
//! kept with their place.

use std::collections::BTreeMap;
use std::path::PathBuf;

use super::TableName;

/// Why the claims could not be read.
#[derive(Debug, thiserror::Error)]
pub enum ClaimsProblem {
    /// The folder has no such table.
    #[error("the table {table:?} is missing: neither {file:?} nor a folder of part files", table = .table.name())]
    TableMissing {
        /// The table.
        table: TableName,
        /// Where its file was looked for.
        file: PathBuf,
    },
    /// The table has no such column.
    #[error("the table {table:?} has no column {column:?}", table = .table.name())]
    ColumnMissing {
        /// The table.
        table: TableName,
        /// The column.
        column: &'static str,
    },
    /// The column does not have the type of the format.
    #[error("the column {column:?} of the table {table:?} is not a {wanted} column", table = .table.name())]
    ColumnOfAnotherType {
        /// The table.
        table: TableName,
        /// The column.
        column: &'static str,
        /// What was expected.
        wanted: &'static str,
    },
    /// A file cannot be opened.
    #[error("cannot open {0:?}")]
    FileNotReadable(PathBuf, #[source] std::io::Error),
    /// A file is not Parquet or is damaged.
    #[error("cannot read the table {table:?} as Parquet", table = .0.name())]
    NotParquet(TableName, #[source] parquet::errors::ParquetError),
    /// A column cannot be decoded.
    #[error("cannot decode the table {table:?}", table = .0.name())]
    NotDecodable(TableName, #[source] arrow::error::ArrowError),
    /// A knowledge table is no CSV, or a cell of it is not what its column wants.
    #[error("the table {table:?} cannot be read on line {line}: {what}", table = .table.name())]
    NotCsv {
        /// The table.
        table: TableName,
        /// The line, the header being 1.
        line: u64,
        /// What stands there.
        what: String,
    },
    /// More rows than the audit numbers (2³² per table).
    #[error("the table {table:?} has too many rows", table = .0.name())]
    TooManyRows(TableName),
}

/// What is wrong with a row. The first group takes the row out of the audit,
/// the second leaves it in, with the rules that can do without the fact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ProblemKind {
    /// A column that must be filled is empty, or its value is out of range.
    ValueMissing,
    /// A visit, person, provider or item with this key came before.
    KeyRepeated,
    /// The price is below zero.
    PriceNegative,
    /// An amount or price above 10^12 fen.
    AmountOutOfRange,
    /// The line's visit is not in the table of visits.
    VisitUnknown,
    /// The line's person is not the person of its visit.
    PersonDiffersFromVisit,
    /// The line's provider is neither in the table nor that of any visit.
    ProviderUnknown,
    /// A visit's person is not in the table of persons.
    PersonUnknown,
    /// A visit's provider is not in the table of providers.
    ProviderUnknownOfVisit,
    /// The line's item is not in the table of items: no item rule applies.
    ItemUnknown,
    /// The line was billed by another provider than the visit's.
    ProviderDiffersFromVisit,
    /// The visit is neither outpatient (1) nor inpatient (2).
    VisitKindUnknown,
    /// The inpatient visit has no day of discharge: no rule about stays applies.
    DischargeMissing,
    /// The visit ends before it begins.
    DischargeBeforeAdmission,
}

impl ProblemKind {
    /// The stable code.
    pub fn code(self) -> &'static str {
        match self {
            ProblemKind::ValueMissing => "value_missing",
            ProblemKind::KeyRepeated => "key_repeated",
            ProblemKind::PriceNegative => "price_negative",
            ProblemKind::AmountOutOfRange => "amount_out_of_range",
            ProblemKind::VisitUnknown => "visit_unknown",
            ProblemKind::PersonDiffersFromVisit => "person_differs_from_visit",
            ProblemKind::ProviderUnknown => "provider_unknown",
            ProblemKind::PersonUnknown => "person_unknown",
            ProblemKind::ProviderUnknownOfVisit => "provider_unknown_of_visit",
            ProblemKind::ItemUnknown => "item_unknown",
            ProblemKind::ProviderDiffersFromVisit => "provider_differs_from_visit",
            ProblemKind::VisitKindUnknown => "visit_kind_unknown",
            ProblemKind::DischargeMissing => "discharge_missing",
            ProblemKind::DischargeBeforeAdmission => "discharge_before_admission",
        }
    }

    /// What it means, in Chinese and English.
    pub fn reason(self) -> (&'static str, &'static str) {
        match self {
            ProblemKind::ValueMissing => ("必填字段为空或超出范围", "a required value is missing or out of range"),
            ProblemKind::KeyRepeated => ("主键重复，以第一条为准", "the key is repeated, the first row counts"),
            ProblemKind::PriceNegative => ("单价为负", "the price is negative"),
            ProblemKind::AmountOutOfRange => ("金额或单价超出范围", "an amount or price is out of range"),
            ProblemKind::VisitUnknown => ("就诊不存在", "no such visit"),
            ProblemKind::PersonDiffersFromVisit => ("人员与就诊不一致", "the person is not that of the visit"),
            ProblemKind::ProviderUnknown => ("机构不存在", "no such provider"),
            ProblemKind::PersonUnknown => {
                ("人员不存在，涉及人员信息的规则不适用", "no such person: rules about the person do not apply")
            }
            ProblemKind::ProviderUnknownOfVisit => {
                ("就诊机构不存在，级别规则不适用", "no such provider: the rule about its level does not apply")
            }
            ProblemKind::ItemUnknown => {
                ("项目不在目录内，项目规则不适用", "no such item: rules about the item do not apply")
            }
            ProblemKind::ProviderDiffersFromVisit => {
                ("收费机构与就诊机构不一致", "the provider is not that of the visit")
            }
            ProblemKind::VisitKindUnknown => ("就诊类别不是门诊或住院", "the kind of visit is neither 1 nor 2"),
            ProblemKind::DischargeMissing => {
                ("住院无出院日期，住院规则不适用", "no day of discharge: rules about stays do not apply")
            }
            ProblemKind::DischargeBeforeAdmission => ("出院早于入院", "discharged before admission"),
        }
    }

    /// Whether the row takes no part in the audit.
    pub fn rejects(self) -> bool {
        self <= ProblemKind::ProviderUnknown
    }
}

/// A row with a problem.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    /// The table.
    pub table: TableName,
    /// The row in the table over all its files in the order of their names, from 1.
    pub row: u64,
    /// The row's key, where it is a number that can be read.
    pub key: Option<i64>,
    /// What is wrong.
    pub kind: ProblemKind,
}

/// All problems: counted, and the first ones of each unit of reading kept.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Problems {
    counts: BTreeMap<(TableName, ProblemKind), u64>,
    kept: Vec<Problem>,
}

/// How many rows of one unit of reading (a row group) are kept.
const KEPT_PER_UNIT: usize = 10_000;

impl Problems {
    /// How often each problem occurs.
    pub fn counts(&self) -> impl Iterator<Item = (TableName, ProblemKind, u64)> + '_ {
        self.counts.iter().map(|(&(table, kind), &count)| (table, kind, count))
    }

    /// The rows kept, by table and row.
    pub fn kept(&self) -> &[Problem] {
        &self.kept
    }

    /// How many there are.
    pub fn total(&self) -> u64 {
        self.counts.values().sum()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.counts.is_empty()
    }

    pub(super) fn add(&mut self, problem: Problem) {
        *self.counts.entry((problem.table, problem.kind)).or_default() += 1;
        if self.kept.len() < KEPT_PER_UNIT {
            self.kept.push(problem);
        }
    }

    /// Takes over the problems of a unit.
    pub(super) fn absorb(&mut self, unit: Problems) {
        for (place, count) in unit.counts {
            *self.counts.entry(place).or_default() += count;
        }
        self.kept.extend(unit.kept);
    }

    pub(super) fn put_in_order(&mut self) {
        self.kept.sort_unstable();
    }
}
