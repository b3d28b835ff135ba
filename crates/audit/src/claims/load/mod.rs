//! From tables to [`Claims`]: first the small tables, then the visits, which
//! fix the order of everything, then the lines, dealt out by many threads.

mod items;
mod knowledge;
mod lines;
mod people;
mod visits;

use super::code_book::CodeBook;
use super::problem::{Problem, ProblemKind, Problems};
use super::tables::{Rows, TableName, Tables};
use super::{Claims, ClaimsProblem, Partition};

/// Reads everything.
pub(super) fn claims(
    tables: &Tables,
    threads: usize,
    progress: &(impl Fn(u64) + Sync),
) -> Result<Claims, ClaimsProblem> {
    for table in TableName::ALL.into_iter().chain(TableName::KNOWLEDGE) {
        if tables.row_count(table) >= u64::from(u32::MAX) && table != TableName::Lines {
            return Err(ClaimsProblem::TooManyRows(table));
        }
    }
    let mut problems = Problems::default();
    let categories = CodeBook::default();
    let mut people = people::read(tables, &mut problems)?;
    let mut catalogue = items::read(tables, &categories, &mut problems)?;
    let knowledge = knowledge::read(tables, &mut catalogue, &categories, &mut problems)?;
    let visits = visits::read(tables, threads, &categories, &mut people, &mut problems)?;
    let dealt = lines::read(tables, threads, &people, &catalogue, &visits, &mut problems, progress)?;
    problems.put_in_order();

    let partitions = visits.of_partitions.iter().cloned().zip(dealt.partitions);
    Ok(Claims {
        persons: people.persons,
        providers: people.providers,
        items: catalogue.into_items(),
        diagnoses: visits.diagnoses,
        procedures: visits.procedures,
        visits: visits.visits,
        more: visits.more,
        visit_columns: visits.columns,
        texts: categories.into_codes(),
        knowledge,
        partitions: partitions.map(|(visits, lines)| Partition { visits, lines }).collect(),
        line_count: dealt.line_count,
        last_day: dealt.last_day,
        problems,
    })
}

impl Rows {
    /// A problem of a row.
    fn problem(&self, table: TableName, row: usize, key: Option<i64>, kind: ProblemKind) -> Problem {
        Problem { table, row: self.first_row + row as u64 + 1, key, kind }
    }
}
