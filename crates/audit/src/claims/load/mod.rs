//! From tables to [`Claims`]: first the small tables, then the visits, which
//! fix the order of everything, then the lines, dealt out by many threads.

mod items;
mod knowledge;
mod lines;
mod people;
mod visits;

use std::sync::Arc;

use super::code_book::{CodeBook, Codes};
use super::knowledge::Knowledge;
use super::problem::{Problem, ProblemKind, Problems};
use super::tables::{Rows, TableName, Tables};
use super::{Claims, ClaimsProblem, Items, Partition, Provider};
use items::Catalogue;
pub(crate) use items::Listed;
use people::People;

/// What does not change from one call at the counter to the next: catalogue,
/// knowledge and providers.
#[derive(Debug)]
pub(crate) struct Shared {
    pub(crate) items: Items,
    listed: Arc<Listed>,
    texts: Arc<Codes>,
    knowledge: Arc<[Option<Knowledge>]>,
    providers: Vec<Provider>,
}

/// Reads everything.
pub(super) fn claims(
    tables: &Tables,
    threads: usize,
    progress: &(impl Fn(u64) + Sync),
) -> Result<Claims, ClaimsProblem> {
    let mut problems = Problems::default();
    let people = people::read(tables, &mut problems)?;
    let (listed, texts, knowledge) = catalogue(tables, &mut problems)?;
    with(tables, threads, people, listed, texts, knowledge, problems, progress)
}

/// Reads what calls at the counter share.
pub(super) fn shared(tables: &Tables) -> Result<Shared, ClaimsProblem> {
    let mut problems = Problems::default();
    let people = people::read(tables, &mut problems)?;
    let (listed, texts, knowledge) = catalogue(tables, &mut problems)?;
    let items = Catalogue::of(listed.clone()).into_items();
    Ok(Shared { items, listed, texts, knowledge, providers: people.providers })
}

/// Reads persons, visits and lines beside what is shared.
pub(super) fn beside(shared: &Shared, tables: &Tables) -> Result<Claims, ClaimsProblem> {
    let mut problems = Problems::default();
    let people = people::beside(&shared.providers, tables, &mut problems)?;
    let (listed, texts, knowledge) = (shared.listed.clone(), shared.texts.clone(), shared.knowledge.clone());
    with(tables, 1, people, listed, texts, knowledge, problems, &|_| ())
}

type SharedCatalogue = (Arc<Listed>, Arc<Codes>, Arc<[Option<Knowledge>]>);

fn catalogue(tables: &Tables, problems: &mut Problems) -> Result<SharedCatalogue, ClaimsProblem> {
    for table in TableName::ALL.into_iter().chain(TableName::KNOWLEDGE) {
        if tables.row_count(table) >= u64::from(u32::MAX) && table != TableName::Lines {
            return Err(ClaimsProblem::TooManyRows(table));
        }
    }
    let texts = CodeBook::default();
    let mut listed = items::read(tables, &texts, problems)?;
    let knowledge = knowledge::read(tables, &mut listed, &texts, problems)?;
    Ok((Arc::new(listed), texts.into_shared(), knowledge.into()))
}

#[allow(clippy::too_many_arguments, reason = "what was read before, for the two ways of reading the rest")]
fn with(
    tables: &Tables,
    threads: usize,
    mut people: People,
    listed: Arc<Listed>,
    texts: Arc<Codes>,
    knowledge: Arc<[Option<Knowledge>]>,
    mut problems: Problems,
    progress: &(impl Fn(u64) + Sync),
) -> Result<Claims, ClaimsProblem> {
    let (catalogue, texts) = (Catalogue::of(listed), CodeBook::after(texts));
    let visits = visits::read(tables, threads, &texts, &mut people, &mut problems)?;
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
        texts: texts.into_texts(),
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
