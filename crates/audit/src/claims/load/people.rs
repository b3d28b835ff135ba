//! Persons and providers.

use crate::claims::id_index::IdIndex;
use crate::claims::problem::{Problem, ProblemKind, Problems};
use crate::claims::tables::{Column, TableName, Tables};
use crate::claims::{ClaimsProblem, Person, Provider};
use crate::day;

/// The people of the claims and where to find them.
pub(super) struct People {
    pub(super) persons: Vec<Person>,
    pub(super) person_index: IdIndex,
    pub(super) providers: Vec<Provider>,
    pub(super) provider_index: IdIndex,
}

/// Reads both tables.
pub(super) fn read(tables: &Tables, problems: &mut Problems) -> Result<People, ClaimsProblem> {
    let (persons, person_rows) = persons(tables, problems)?;
    let (providers, provider_rows) = providers(tables, problems)?;
    let person_index = index(TableName::Persons, persons.iter().map(|p| p.id), &person_rows, problems);
    let provider_index = index(TableName::Providers, providers.iter().map(|p| p.id), &provider_rows, problems);
    Ok(People { persons, person_index, providers, provider_index })
}

/// Reads the persons, beside providers that were read before.
pub(super) fn beside(
    providers: &[Provider],
    tables: &Tables,
    problems: &mut Problems,
) -> Result<People, ClaimsProblem> {
    let (persons, person_rows) = persons(tables, problems)?;
    let person_index = index(TableName::Persons, persons.iter().map(|p| p.id), &person_rows, problems);
    let provider_index = IdIndex::new(providers.iter().map(|provider| provider.id), |_| ());
    Ok(People { persons, person_index, providers: providers.to_vec(), provider_index })
}

impl People {
    /// Takes in persons and providers that only visits know, so that their
    /// visits and lines can be audited by the rules that do without them.
    pub(super) fn add_unknown(&mut self, mut persons: Vec<i64>, mut providers: Vec<i64>) {
        if !persons.is_empty() {
            persons.sort_unstable();
            persons.dedup();
            let unknown = |id| Person { id, known: false, sex: 0, birth_day: 0, death_day: day::NEVER };
            self.persons.extend(persons.into_iter().map(unknown));
            self.person_index = IdIndex::new(self.persons.iter().map(|person| person.id), |_| ());
        }
        if !providers.is_empty() {
            providers.sort_unstable();
            providers.dedup();
            self.providers.extend(providers.into_iter().map(|id| Provider { id, known: false, level: 0, kind: 0 }));
            self.provider_index = IdIndex::new(self.providers.iter().map(|provider| provider.id), |_| ());
        }
    }
}

fn persons(tables: &Tables, problems: &mut Problems) -> Result<(Vec<Person>, Vec<u64>), ClaimsProblem> {
    let columns = [Column::Int("person_id"), Column::Int("sex"), Column::Day("birth_date"), Column::Day("death_date")];
    let table = TableName::Persons;
    let (mut persons, mut places) = (Vec::with_capacity(tables.row_count(table) as usize), Vec::new());
    for unit in tables.units(table) {
        unit.read(table, &columns, |rows| {
            let (ids, sexes, births, deaths) = (rows.ints(0), rows.ints(1), rows.days(2), rows.days(3));
            for row in 0..rows.count {
                let sex = sexes.get(row).and_then(|sex| u8::try_from(sex).ok());
                let (Some(id), Some(sex), Some(birth_day)) = (ids.get(row), sex, births.get(row)) else {
                    problems.add(rows.problem(table, row, ids.get(row), ProblemKind::ValueMissing));
                    continue;
                };
                let death_day = deaths.get(row).unwrap_or(day::NEVER);
                persons.push(Person { id, known: true, sex, birth_day, death_day });
                places.push(rows.first_row + row as u64 + 1);
            }
        })?;
    }
    Ok((persons, places))
}

fn providers(tables: &Tables, problems: &mut Problems) -> Result<(Vec<Provider>, Vec<u64>), ClaimsProblem> {
    let columns = [Column::Int("provider_id"), Column::Int("level"), Column::MaybeInt("kind")];
    let table = TableName::Providers;
    let (mut providers, mut places) = (Vec::new(), Vec::new());
    for unit in tables.units(table) {
        unit.read(table, &columns, |rows| {
            let (ids, levels, kinds) = (rows.ints(0), rows.ints(1), rows.ints(2));
            for row in 0..rows.count {
                let level = levels.get(row).and_then(|level| i32::try_from(level).ok());
                let (Some(id), Some(level)) = (ids.get(row), level) else {
                    problems.add(rows.problem(table, row, ids.get(row), ProblemKind::ValueMissing));
                    continue;
                };
                let kind = kinds.get(row).and_then(|kind| i32::try_from(kind).ok()).unwrap_or(0);
                providers.push(Provider { id, known: true, level, kind });
                places.push(rows.first_row + row as u64 + 1);
            }
        })?;
    }
    Ok((providers, places))
}

/// The index of a table; repeated keys are reported, their first row counts.
fn index(
    table: TableName,
    ids: impl ExactSizeIterator<Item = i64> + Clone,
    places: &[u64],
    problems: &mut Problems,
) -> IdIndex {
    let mut repeated = Vec::new();
    let index = IdIndex::new(ids.clone(), |number| repeated.push(number));
    let mut ids: Vec<(usize, i64)> = if repeated.is_empty() { Vec::new() } else { ids.enumerate().collect() };
    ids.retain(|(number, _)| repeated.binary_search(number).is_ok());
    for (number, id) in ids {
        problems.add(Problem { table, row: places[number], key: Some(id), kind: ProblemKind::KeyRepeated });
    }
    index
}
