//! The claims audit 智能审核: every fee line of every claim by every rule, one
//! scan over columns, findings with evidence and the amount in question. For
//! the month's audit in `app`, for `zhiheng audit run`, and for whoever wants
//! to recompute a finding.
//!
//! Pure: reads no clock, no randomness, and no file but the folder handed to
//! [`Claims::open`]. The result depends on the claims and the rules alone,
//! never on the number of threads or the order of rows.
//!
//! Article: R1-12.11, R4-15, R5-17.
//!
//! The way of a run: [`Claims`] reads the tables, gives every person, visit,
//! item and provider a dense number and deals the lines out by person;
//! [`run`] puts the lines of a person in order once and shows them to all
//! rules; each rule is one file in `rules/`, its words and numbers one file in
//! `regulation/audit/`.

#![forbid(unsafe_code)]

mod claims;
mod day;
mod evidence;
mod explain;
mod finding;
mod parallel;
mod rows;
mod rule_set;
mod rules;
mod run;
mod shapes;
#[cfg(feature = "synthetic")]
pub mod synthetic;

pub use claims::{Claims, ClaimsProblem, Problem, ProblemKind, Problems, TableName, Tables};
pub use evidence::{Evidence, Fact};
pub use explain::{Explanation, explain, explain_facts};
pub use finding::{Code, Finding};
pub use rows::{
    ExclusionRow, ItemDiagRow, ItemRow, KnowledgeRow, LineRow, PersonRow, ProviderRow, Rows, VisitMoreRow, VisitRow,
    parse_qty,
};
pub use rule_set::{ActiveRule, Need, NotRun, RuleSet, RuleSetProblem};
pub use rules::rule_codes;
pub use run::{Desk, RunOptions, Selection, run, update};
