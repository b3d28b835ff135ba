//! Who is better and who worse off: how many, by how much, and the largest changes
//! without identity.
//!
//! Article: R5-7.

use base::Fen;
use benefit::{PersonChange, Persons};
use regulation::Law;
use regulation::benefits::Called;
use regulation::policy_test::PolicyTestFigures;
use schemars::JsonSchema;
use serde::Serialize;

use super::groups::{age_called, hardship_called};

/// Persons by what the draft means to them.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct WhoIsBetter {
    /// Persons who pay less.
    pub better: u64,
    /// Persons who pay more.
    pub worse: u64,
    /// Persons who pay the same.
    pub same: u64,
    /// What they pay less together.
    pub better_by_fen: Fen,
    /// What they pay more together.
    pub worse_by_fen: Fen,
    /// By step of the change.
    pub steps: Vec<StepRow>,
    /// The largest changes for the better.
    pub most_better: Vec<ChangeRow>,
    /// The largest changes for the worse.
    pub most_worse: Vec<ChangeRow>,
}

/// Persons whose change lies in a step.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct StepRow {
    /// More than this.
    pub above_fen: Fen,
    /// Up to this; none in the last step.
    pub to_fen: Option<Fen>,
    /// Persons who pay less by so much.
    pub better: u64,
    /// Persons who pay more by so much.
    pub worse: u64,
}

/// One person's change, without identity.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ChangeRow {
    /// Age group at the first stay.
    pub age: Called,
    /// In hardship or not.
    pub category: Called,
    /// How many stays.
    pub stays: u32,
    /// Their bills.
    pub total_fen: Fen,
    /// What the person pays of in-scope cost under the policy in force.
    pub before_fen: Fen,
    /// Under the draft.
    pub after_fen: Fen,
    /// How much more.
    pub change_fen: Fen,
}

pub(super) fn shown(law: &Law, figures: &PolicyTestFigures, persons: &Persons) -> WhoIsBetter {
    let limits = &figures.change_steps;
    let step = |(at, [better, worse]): (usize, &[u64; 2])| StepRow {
        above_fen: Fen(at.checked_sub(1).map_or(0, |below| limits[below])),
        to_fen: limits.get(at).copied().map(Fen),
        better: *better,
        worse: *worse,
    };
    let change = |one: &PersonChange| ChangeRow {
        age: age_called(&figures.ages_from, one.age_group),
        category: hardship_called(law, one.hardship),
        stays: one.stays,
        total_fen: Fen(one.total),
        before_fen: Fen(one.before),
        after_fen: Fen(one.after),
        change_fen: Fen(one.change),
    };
    WhoIsBetter {
        better: persons.better,
        worse: persons.worse,
        same: persons.same,
        better_by_fen: Fen(persons.better_by),
        worse_by_fen: Fen(persons.worse_by),
        steps: persons.steps.iter().enumerate().map(step).collect(),
        most_better: persons.most_better.iter().map(change).collect(),
        most_worse: persons.most_worse.iter().map(change).collect(),
    }
}
