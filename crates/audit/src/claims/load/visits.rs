//! Visits: read by many threads, then put in the order (partition, person,
//! admission, visit id) that fixes their numbers.

use std::ops::Range;

use arrow::array::{Array, AsArray};

use super::people::People;
use crate::Code;
use crate::claims::code_book::CodeBook;
use crate::claims::id_index::{IdIndex, spread};
use crate::claims::problem::{Problem, ProblemKind, Problems};
use crate::claims::tables::{Column, Rows, TableName, Tables};
use crate::claims::{ClaimsProblem, Diagnosis, NO_MORE, PARTITIONS, Visit, VisitKind, VisitMore};
use crate::parallel::in_parallel;

/// The visits in their order and where to find them.
pub(super) struct Visits {
    pub(super) visits: Vec<Visit>,
    pub(super) index: IdIndex,
    pub(super) of_partitions: Vec<Range<usize>>,
    pub(super) diagnoses: Vec<Diagnosis>,
    pub(super) procedures: Vec<Diagnosis>,
    pub(super) more: Vec<VisitMore>,
    /// The optional columns that are there.
    pub(super) columns: Vec<&'static str>,
}

/// The code books that are filled while visits are read.
struct Books<'a> {
    diagnoses: CodeBook,
    procedures: CodeBook,
    texts: &'a CodeBook,
}

/// A visit as its row has it.
#[derive(Debug, Clone)]
struct Raw {
    visit: Visit,
    person_id: i64,
    provider_id: i64,
    row: u64,
}

/// The partition of a person.
pub(super) fn partition_of(person_id: i64) -> usize {
    (spread(person_id) >> 56) as usize % PARTITIONS
}

/// Reads the table.
pub(super) fn read(
    tables: &Tables,
    threads: usize,
    categories: &CodeBook,
    people: &mut People,
    problems: &mut Problems,
) -> Result<Visits, ClaimsProblem> {
    let books = Books { diagnoses: CodeBook::default(), procedures: CodeBook::default(), texts: categories };
    let present = OPTIONAL.iter().filter(|column| tables.has_column(TableName::Visits, column.name()));
    let present: Vec<&'static str> = present.map(|column| column.name()).collect();
    let columns: Vec<Column> = COLUMNS.iter().chain(OPTIONAL.iter().filter(|_| !present.is_empty())).copied().collect();
    let units = tables.units(TableName::Visits);
    let read = in_parallel(threads, units.len(), |n| {
        let mut taken = Taken { raws: Vec::with_capacity(units[n].rows), ..Taken::default() };
        units[n].read(TableName::Visits, &columns, |rows| {
            let first = taken.raws.len();
            let kept = taken.take(&rows, &books);
            if !present.is_empty() {
                taken.take_more(&rows, first, &kept, &books);
            }
        })?;
        Ok::<_, ClaimsProblem>(taken)
    });
    let (mut units, mut more) = (Vec::with_capacity(read.len()), Vec::new());
    for unit in read {
        let mut taken = unit?;
        problems.absorb(taken.faults);
        let before = u32::try_from(more.len()).map_err(|_| ClaimsProblem::TooManyRows(TableName::Visits))?;
        taken.raws.iter_mut().filter(|raw| raw.visit.more != NO_MORE).for_each(|raw| raw.visit.more += before);
        more.extend(taken.more);
        units.push(taken.raws);
    }
    drop_repeated(&mut units, problems);
    let mut parts: Vec<Vec<Raw>> = vec![Vec::new(); PARTITIONS];
    for raw in units.into_iter().flatten() {
        parts[partition_of(raw.person_id)].push(raw);
    }
    number_people(&mut parts, people, problems);

    let sorted = in_parallel(threads, parts.len(), |n| {
        let mut part: Vec<Visit> = parts[n].iter().map(|raw| raw.visit.clone()).collect();
        part.sort_unstable_by_key(|visit| (visit.person, visit.admit_day, visit.id));
        part
    });
    drop(parts);
    let mut visits = Vec::with_capacity(sorted.iter().map(Vec::len).sum());
    let mut of_partitions = Vec::with_capacity(PARTITIONS);
    for part in sorted {
        let start = visits.len();
        visits.extend(part);
        of_partitions.push(start..visits.len());
    }
    let index = IdIndex::new(visits.iter().map(|visit| visit.id), |_| unreachable!("repeated visits were taken out"));
    let coded = |book: CodeBook| book.into_codes().into_iter().map(|code| diagnosis(code, categories)).collect();
    let (diagnoses, procedures) = (coded(books.diagnoses), coded(books.procedures));
    Ok(Visits { visits, index, of_partitions, diagnoses, procedures, more, columns: present })
}

const COLUMNS: [Column; 8] = [
    Column::Int("visit_id"),
    Column::Int("person_id"),
    Column::Int("provider_id"),
    Column::Int("kind"),
    Column::Day("admit_date"),
    Column::Day("discharge_date"),
    Column::Code("diag1"),
    Column::Code("diag2"),
];

/// The columns that need not be there.
const OPTIONAL: [Column; 7] = [
    Column::MaybeCode("insurance"),
    Column::MaybeCode("visit_type"),
    Column::MaybeCode("department"),
    Column::MaybeCode("procedure1"),
    Column::MaybeCode("procedure2"),
    Column::MaybeDay("operation_date"),
    Column::MaybeDay("uploaded_date"),
];

/// What was taken from a unit.
#[derive(Default)]
struct Taken {
    raws: Vec<Raw>,
    more: Vec<VisitMore>,
    faults: Problems,
}

impl Taken {
    /// What the optional columns have of the visits that were kept; most visits
    /// of most tables have nothing.
    fn take_more(&mut self, rows: &Rows, first: usize, kept: &[usize], books: &Books<'_>) {
        let at = COLUMNS.len();
        let texts = [at, at + 1, at + 2].map(|column| numbers(rows, column, books.texts));
        let procedures = [at + 3, at + 4].map(|column| numbers(rows, column, &books.procedures));
        let (operations, uploads) = (rows.days(at + 5), rows.days(at + 6));
        for (raw, &row) in self.raws[first..].iter_mut().zip(kept) {
            let text = |n: usize| number_at(rows, at + n, row, &texts[n]);
            let more = VisitMore {
                insurance: text(0),
                visit_type: text(1),
                department: text(2),
                procedures: [0, 1].map(|n| number_at(rows, at + 3 + n, row, &procedures[n])),
                operation_day: operations.get(row),
                uploaded_day: uploads.get(row),
            };
            raw.visit.more = self.more.len() as u32;
            self.more.push(more);
        }
    }

    /// Takes visits; gives the rows that were kept.
    fn take(&mut self, rows: &Rows, books: &Books<'_>) -> Vec<usize> {
        let mut kept = Vec::with_capacity(rows.count);
        take(rows, &books.diagnoses, &mut self.raws, &mut self.faults, &mut kept);
        kept
    }
}

fn take(rows: &Rows, codes: &CodeBook, raws: &mut Vec<Raw>, faults: &mut Problems, kept: &mut Vec<usize>) {
    let (ids, persons, providers, kinds) = (rows.ints(0), rows.ints(1), rows.ints(2), rows.ints(3));
    let (admissions, discharges) = (rows.days(4), rows.days(5));
    let diagnoses = [numbers(rows, 6, codes), numbers(rows, 7, codes)];
    for row in 0..rows.count {
        let mut report = |kind| faults.add(rows.problem(TableName::Visits, row, ids.get(row), kind));
        let keys = (ids.get(row), persons.get(row), providers.get(row), kinds.get(row), admissions.get(row));
        let (Some(id), Some(person_id), Some(provider_id), Some(kind), Some(admit_day)) = keys else {
            report(ProblemKind::ValueMissing);
            continue;
        };
        let kind = match kind {
            1 => VisitKind::Outpatient,
            2 => VisitKind::Inpatient,
            _ => VisitKind::Other,
        };
        if kind == VisitKind::Other {
            report(ProblemKind::VisitKindUnknown);
        }
        let discharge_day = discharges.get(row);
        if discharge_day.is_none() && kind == VisitKind::Inpatient {
            report(ProblemKind::DischargeMissing);
        }
        if discharge_day.is_some_and(|day| day < admit_day) {
            report(ProblemKind::DischargeBeforeAdmission);
        }
        let visit = Visit {
            id,
            person: 0,
            provider: 0,
            admit_day,
            discharge_day: discharge_day.unwrap_or(i32::MIN),
            diag1: number_at(rows, 6, row, &diagnoses[0]),
            diag2: number_at(rows, 7, row, &diagnoses[1]),
            kind,
            more: NO_MORE,
        };
        kept.push(row);
        raws.push(Raw { visit, person_id, provider_id, row: rows.first_row + row as u64 + 1 });
    }
}

/// The numbers of the distinct codes of a column.
fn numbers(rows: &Rows, column: usize, codes: &CodeBook) -> Vec<u32> {
    let values = rows.codes(column).values().as_string::<i32>();
    (0..values.len()).map(|n| if values.is_valid(n) { codes.number(values.value(n)) } else { u32::MAX }).collect()
}

fn number_at(rows: &Rows, column: usize, row: usize, numbers: &[u32]) -> Option<u32> {
    rows.codes(column).key(row).map(|key| numbers[key]).filter(|&number| number != u32::MAX)
}

/// Puts the numbers of persons and providers in place; takes in and reports
/// those that their tables do not have.
fn number_people(parts: &mut [Vec<Raw>], people: &mut People, problems: &mut Problems) {
    let (mut persons, mut providers) = (Vec::new(), Vec::new());
    for raw in parts.iter().flatten() {
        let mut report = |kind| {
            problems.add(Problem { table: TableName::Visits, row: raw.row, key: Some(raw.visit.id), kind });
        };
        if people.person_index.get(raw.person_id).is_none() {
            report(ProblemKind::PersonUnknown);
            persons.push(raw.person_id);
        }
        if people.provider_index.get(raw.provider_id).is_none() {
            report(ProblemKind::ProviderUnknownOfVisit);
            providers.push(raw.provider_id);
        }
    }
    people.add_unknown(persons, providers);
    for raw in parts.iter_mut().flatten() {
        raw.visit.person = people.person_index.get(raw.person_id).expect("unknown persons were taken in");
        raw.visit.provider = people.provider_index.get(raw.provider_id).expect("unknown providers were taken in");
    }
}

/// Reports and takes out rows whose visit id came before.
fn drop_repeated(units: &mut [Vec<Raw>], problems: &mut Problems) {
    let ids: Vec<i64> = units.iter().flatten().map(|raw| raw.visit.id).collect();
    let mut repeated = Vec::new();
    IdIndex::new(ids.iter().copied(), |number| repeated.push(number));
    if repeated.is_empty() {
        return;
    }
    for (number, raw) in units.iter_mut().flatten().enumerate() {
        if repeated.binary_search(&number).is_ok() {
            let (key, kind) = (Some(raw.visit.id), ProblemKind::KeyRepeated);
            problems.add(Problem { table: TableName::Visits, row: raw.row, key, kind });
            raw.row = 0;
        }
    }
    units.iter_mut().for_each(|unit| unit.retain(|raw| raw.row != 0));
}

fn diagnosis(code: Code, texts: &CodeBook) -> Diagnosis {
    let ends = || code.as_str().char_indices().map(|(at, sign)| at + sign.len_utf8());
    let end = ends().nth(2).unwrap_or(code.as_str().len());
    let category = texts.number(&code.as_str()[..end]);
    let prefixes = ends().filter_map(|end| texts.find(&code.as_str()[..end])).collect();
    Diagnosis { code, category, prefixes }
}
