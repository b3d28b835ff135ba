//! The claims of an audit in memory: people, providers, items, visits and lines
//! under dense numbers, lines dealt out by person. Read from a folder of
//! Parquet tables or from record batches (`formats.md` §2).
//!
//! Persons are spread over a fixed number of partitions by a hash of their id;
//! visits are numbered in the order (partition, person, admission, visit id),
//! so that the visits of a partition and those of a person stand together, and
//! the lines of a partition can be put in order by counting.

mod code_book;
mod csv_table;
mod id_index;
mod knowledge;
mod load;
mod problem;
mod tables;

use std::ops::{Index, Range};
use std::path::Path;
use std::sync::Arc;

use crate::Code;

pub(crate) use csv_table::batch as batch_of_csv;
pub(crate) use knowledge::Entry;
pub(crate) use load::Shared;
pub use problem::{ClaimsProblem, Problem, ProblemKind, Problems};
pub use tables::{TableName, Tables};

/// Into how many partitions persons are spread. A constant: small enough for
/// few buffers while reading, large enough for a partition of 20 million lines
/// to stay in a processor's cache.
pub(crate) const PARTITIONS: usize = 256;

/// The claims to be audited and, if given, the history before them.
#[derive(Debug)]
pub struct Claims {
    pub(crate) persons: Vec<Person>,
    pub(crate) providers: Vec<Provider>,
    pub(crate) items: Items,
    pub(crate) diagnoses: Vec<Diagnosis>,
    /// Procedures that occur on visits.
    pub(crate) procedures: Vec<Diagnosis>,
    pub(crate) visits: Vec<Visit>,
    /// Of the visits that have more than the format asks for.
    more: Vec<VisitMore>,
    /// The optional columns that the visits have.
    visit_columns: Vec<&'static str>,
    /// Texts by number: categories, values of visits, codes of knowledge.
    texts: code_book::Texts,
    knowledge: Arc<[Option<knowledge::Knowledge>]>,
    pub(crate) partitions: Vec<Partition>,
    line_count: u64,
    last_day: Option<i32>,
    problems: Problems,
}

/// An insured person.
#[derive(Debug, Clone)]
pub(crate) struct Person {
    pub(crate) id: i64,
    /// Whether the table of persons has this one; if not, rules that need sex,
    /// birth or death say nothing.
    pub(crate) known: bool,
    pub(crate) sex: u8,
    pub(crate) birth_day: i32,
    /// [`crate::day::NEVER`] while alive.
    pub(crate) death_day: i32,
}

/// A designated provider.
#[derive(Debug, Clone)]
pub(crate) struct Provider {
    pub(crate) id: i64,
    /// Whether the table of providers has this one.
    pub(crate) known: bool,
    pub(crate) level: i32,
    /// 1 hospital, 2 pharmacy; 0 where the table does not say.
    pub(crate) kind: i32,
}

/// A diagnosis that occurs on a visit.
#[derive(Debug, Clone)]
pub(crate) struct Diagnosis {
    pub(crate) code: Code,
    /// The number of its first three characters.
    pub(crate) category: u32,
    /// The numbers of those beginnings of the code that knowledge tables have,
    /// the shortest first.
    pub(crate) prefixes: Vec<u32>,
}

/// An item of the catalogue. One that only lines know has no limits.
#[derive(Debug, Clone)]
pub(crate) struct Item {
    pub(crate) code: Code,
    /// 1 drug, 2 service, 3 consumable, 0 not known.
    pub(crate) kind: u8,
    /// 0 none, 1 male, 2 female.
    pub(crate) sex_limit: u8,
    /// Completed years, inclusive; the extreme values stand for none.
    pub(crate) min_age: i32,
    pub(crate) max_age: i32,
    /// 0 none.
    pub(crate) min_level: i32,
    pub(crate) diag_limited: bool,
    /// Numbers of the allowed categories, sorted.
    pub(crate) allowed_categories: Vec<u32>,
    /// 1/100 units, 0 none.
    pub(crate) max_per_day: i64,
    /// 1/100 units, 0 none.
    pub(crate) max_per_stay: i64,
    /// 1/100 days, 0 for what is no drug.
    pub(crate) days_per_unit: i32,
    /// Days.
    pub(crate) max_supply_days: i64,
    /// The items A that exclude this one beside them.
    pub(crate) excluded_by: Vec<u32>,
}

/// The items by number: those of the tables, which calls at the counter share,
/// and those that only lines know.
#[derive(Debug)]
pub(crate) struct Items {
    listed: Arc<load::Listed>,
    unlisted: Vec<Item>,
}

impl Items {
    pub(crate) fn len(&self) -> usize {
        self.listed.items.len() + self.unlisted.len()
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = &Item> {
        self.listed.items.iter().chain(&self.unlisted)
    }
}

impl Index<usize> for Items {
    type Output = Item;

    #[inline]
    fn index(&self, number: usize) -> &Item {
        let listed = &self.listed.items;
        if number < listed.len() { &listed[number] } else { &self.unlisted[number - listed.len()] }
    }
}

/// Outpatient or inpatient.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum VisitKind {
    Outpatient,
    Inpatient,
    Other,
}

/// A visit.
#[derive(Debug, Clone)]
pub(crate) struct Visit {
    pub(crate) id: i64,
    pub(crate) person: u32,
    pub(crate) provider: u32,
    pub(crate) admit_day: i32,
    /// `i32::MIN` when it is not known: then no rule about stays applies.
    pub(crate) discharge_day: i32,
    pub(crate) diag1: Option<u32>,
    pub(crate) diag2: Option<u32>,
    pub(crate) kind: VisitKind,
    /// The place of what else is known of it, [`NO_MORE`] if nothing is.
    more: u32,
}

/// What a visit may have besides: optional columns of its table. Texts by
/// number.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct VisitMore {
    pub(crate) insurance: Option<u32>,
    pub(crate) visit_type: Option<u32>,
    pub(crate) department: Option<u32>,
    /// Places in [`Claims::procedures`].
    pub(crate) procedures: [Option<u32>; 2],
    pub(crate) operation_day: Option<i32>,
    pub(crate) uploaded_day: Option<i32>,
}

/// Nothing more is known of the visit.
const NO_MORE: u32 = u32::MAX;

/// A fee line.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Line {
    pub(crate) id: i64,
    pub(crate) price_fen: i64,
    pub(crate) amount_fen: i64,
    pub(crate) visit: u32,
    pub(crate) item: u32,
    pub(crate) provider: u32,
    pub(crate) day: i32,
    /// 1/100 units; negative for a reversal.
    pub(crate) qty: i32,
}

/// The persons of one hash value: their visits, and their lines in no order.
#[derive(Debug, Default)]
pub(crate) struct Partition {
    pub(crate) visits: Range<usize>,
    pub(crate) lines: Vec<Vec<Line>>,
}

impl Claims {
    /// Reads a folder of Parquet tables: `lines.parquet` or a folder `lines` of
    /// part files, and so for each of the seven tables. `progress` is told how
    /// many lines were read since it was last told, from several threads.
    ///
    /// Bad rows do not fail the reading: see [`Claims::problems`].
    ///
    /// # Errors
    /// A table or column that is missing, of another type or not readable.
    pub fn open(dir: &Path, threads: usize, progress: impl Fn(u64) + Sync) -> Result<Claims, ClaimsProblem> {
        Claims::read(&Tables::of_dir(dir)?, threads, progress)
    }

    /// As [`Claims::open`], of tables that were looked at already.
    ///
    /// # Errors
    /// As [`Claims::open`].
    pub fn read(tables: &Tables, threads: usize, progress: impl Fn(u64) + Sync) -> Result<Claims, ClaimsProblem> {
        load::claims(tables, threads, &progress)
    }

    /// Takes tables in memory: the month's snapshot, with the history of earlier
    /// months if rules are to look back. What is to be reported of it, the run
    /// is told by [`crate::Selection`].
    ///
    /// # Errors
    /// As [`Claims::open`].
    pub fn from_tables(tables: &Tables, threads: usize) -> Result<Claims, ClaimsProblem> {
        load::claims(tables, threads, &|_| ())
    }

    /// Reads what [`Claims::beside`] shares: catalogue, knowledge, providers.
    pub(crate) fn shared(tables: &Tables) -> Result<Shared, ClaimsProblem> {
        load::shared(tables)
    }

    /// Takes persons, visits and lines beside what is shared.
    pub(crate) fn beside(shared: &Shared, tables: &Tables) -> Result<Claims, ClaimsProblem> {
        load::beside(shared, tables)
    }

    /// How many lines are audited; rejected ones are not among them.
    pub fn line_count(&self) -> u64 {
        self.line_count
    }

    /// How many visits there are.
    pub fn visit_count(&self) -> u64 {
        self.visits.len() as u64
    }

    /// The last day on which anything was served or anybody admitted: the day
    /// as of which the rules are read when nobody names another.
    pub fn last_day(&self) -> Option<base::Date> {
        let admitted = self.visits.iter().map(|visit| visit.admit_day).max();
        self.last_day.max(admitted).map(crate::day::date)
    }

    /// Whether a table of knowledge is there.
    pub(crate) fn has_knowledge(&self, table: TableName) -> bool {
        self.knowledge[table.place()].is_some()
    }

    /// Whether the visits have an optional column.
    pub(crate) fn has_visit_column(&self, column: &str) -> bool {
        self.visit_columns.contains(&column)
    }

    /// What a table knows under a key.
    pub(crate) fn knows(&self, table: TableName, key: u32) -> &[Entry] {
        self.knowledge[table.place()].as_ref().map_or(&[], |knowledge| knowledge.of(key))
    }

    /// What a table knows with something as the other code.
    pub(crate) fn knows_with(&self, table: TableName, other: u32) -> &[Entry] {
        self.knowledge[table.place()].as_ref().map_or(&[], |knowledge| knowledge.with(other))
    }

    /// What else is known of a visit.
    pub(crate) fn more(&self, visit: &Visit) -> Option<&VisitMore> {
        self.more.get(visit.more as usize)
    }

    /// The text of a number.
    pub(crate) fn text(&self, number: u32) -> &str {
        self.texts.get(number)
    }

    /// The diagnoses of a visit.
    pub(crate) fn diagnoses_of(&self, visit: &Visit) -> impl Iterator<Item = &Diagnosis> {
        [visit.diag1, visit.diag2].into_iter().flatten().map(|number| &self.diagnoses[number as usize])
    }

    /// The procedures of a visit.
    pub(crate) fn procedures_of(&self, visit: &Visit) -> impl Iterator<Item = &Diagnosis> {
        let numbers = self.more(visit).map_or([None; 2], |more| more.procedures);
        numbers.into_iter().flatten().map(|number| &self.procedures[number as usize])
    }

    /// Rows that were rejected, or of which a reference is not known.
    pub fn problems(&self) -> &Problems {
        &self.problems
    }
}

impl TableName {
    /// The place among the knowledge tables.
    fn place(self) -> usize {
        self as usize - TableName::ALL.len()
    }
}
