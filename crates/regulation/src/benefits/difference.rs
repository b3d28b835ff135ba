//! What one policy says otherwise than another, each on a day: value by value,
//! whatever the policies are about. For the change history along successors and
//! for two policies side by side.
//!
//! Article: R2-98, R5-7 (what a draft changes is looked at before it is issued).

use base::{Article, Date};
use schemars::JsonSchema;
use serde::Serialize;

use super::sheet::{Called, CellValue, PolicyRow};

/// A thing of which two policies say different values.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct PolicyDifference {
    /// Where it stands.
    pub place: String,
    /// The part of the policy.
    pub part: Called,
    /// What it is.
    pub title: Called,
    /// The values that differ.
    pub cells: Vec<CellDifference>,
    /// What it rests on in the one.
    pub articles_before: Vec<Article>,
    /// What it rests on in the other.
    pub articles_after: Vec<Article>,
}

/// A value that differs; none where a policy does not say it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct CellDifference {
    /// What it is.
    pub title: Called,
    /// In the one.
    pub before: Option<CellValue>,
    /// In the other.
    pub after: Option<CellValue>,
}

/// Everything the rows that hold on the second day say otherwise than those that
/// hold on the first, in the order of the rows.
pub fn differences(before: &[PolicyRow], on: Date, after: &[PolicyRow], then: Date) -> Vec<PolicyDifference> {
    let before: Vec<&PolicyRow> = before.iter().filter(|row| row.holds_on(on)).collect();
    let after: Vec<&PolicyRow> = after.iter().filter(|row| row.holds_on(then)).collect();
    let gone = before.iter().filter(|row| !after.iter().any(|other| other.place == row.place));
    let gone = gone.filter_map(|row| difference(Some(row), None));
    let here = after
        .iter()
        .filter_map(|row| difference(before.iter().find(|other| other.place == row.place).copied(), Some(row)));
    here.chain(gone).collect()
}

fn difference(before: Option<&PolicyRow>, after: Option<&PolicyRow>) -> Option<PolicyDifference> {
    let row = after.or(before)?;
    let value = |row: Option<&PolicyRow>, place: &str| {
        row?.cells.iter().find(|cell| cell.place == place).map(|cell| cell.value.clone())
    };
    let new = after.into_iter().flat_map(|row| &row.cells);
    let old = before.into_iter().flat_map(|row| &row.cells);
    let only_old = old.filter(|cell| value(after, &cell.place).is_none());
    let cells: Vec<CellDifference> = new
        .chain(only_old)
        .map(|cell| CellDifference {
            title: cell.title.clone(),
            before: value(before, &cell.place),
            after: value(after, &cell.place),
        })
        .filter(|cell| cell.before != cell.after)
        .collect();
    let articles = |row: Option<&PolicyRow>| row.map(|row| row.articles.clone()).unwrap_or_default();
    (!cells.is_empty()).then(|| PolicyDifference {
        place: row.place.clone(),
        part: row.part.clone(),
        title: row.title.clone(),
        cells,
        articles_before: articles(before),
        articles_after: articles(after),
    })
}
