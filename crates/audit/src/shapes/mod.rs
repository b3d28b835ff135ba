//! The shapes of checks: many rules of the national frame are the same check
//! over another table of knowledge. A shape is written once here; a rule is then
//! a few lines that name the table.
//!
//! Article: R1-12.11.

pub(crate) mod age_limit;
pub(crate) mod allowed_set;
pub(crate) mod bundle;
pub(crate) mod coded_visit;
pub(crate) mod companion;
pub(crate) mod diagnosis_set;
pub(crate) mod kinds_of_day;
pub(crate) mod limit_of_visit;
pub(crate) mod listed;
pub(crate) mod month_share;
pub(crate) mod pair_of_day;
pub(crate) mod visit_count;
pub(crate) mod window_sum;

use crate::claims::{Claims, Entry};
use crate::{Fact, TableName};

/// The fact that names a row of knowledge: its table and the name of the row in
/// its publication, or else its place in the table.
pub(crate) fn knowledge(claims: &Claims, table: TableName, entry: &Entry) -> (&'static str, Fact) {
    let row = entry.reference.map_or_else(|| entry.row.to_string(), |number| claims.text(number).to_owned());
    ("knowledge", Fact::Text(format!("{}:{row}", table.name())))
}
