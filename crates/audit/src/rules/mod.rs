//! The table of rules: public number → check. One file per rule; its words,
//! class, articles and numbers stand in `regulation/audit/`.
//!
//! A rule says at what it looks and for which items it cares, so that the one
//! scan of `run` shows it only what concerns it. The next rule costs its file
//! here, its file there and one line in [`CHECKS`].
//!
//! Article: R1-12.11.

mod age_outside_limits;
mod charge_after_death;
mod daily_quantity_exceeded;
mod duplicate_charge;
mod excess;
mod excluded_item_billed_together;
mod indication_missing;
mod overlapping_stay;
mod provider_level_too_low;
mod readmission_soon_after_discharge;
mod sex_mismatch;
mod stay_quantity_exceeded;
mod supply_days_exceeded;
mod view;

use crate::claims::{Item, Person, VisitKind};
pub(crate) use view::{Found, HistoryView, LineView, LinesView, StaysView};

/// All checks, by ascending number.
static CHECKS: &[Check] = &[
    sex_mismatch::CHECK,
    age_outside_limits::CHECK,
    provider_level_too_low::CHECK,
    indication_missing::CHECK,
    excluded_item_billed_together::CHECK,
    daily_quantity_exceeded::CHECK,
    stay_quantity_exceeded::CHECK,
    duplicate_charge::CHECK,
    supply_days_exceeded::CHECK,
    readmission_soon_after_discharge::CHECK,
    overlapping_stay::CHECK,
    charge_after_death::CHECK,
];

/// The code part of a rule.
#[derive(Debug)]
pub(crate) struct Check {
    /// The public number.
    pub(crate) number: i32,
    /// The stable code; the law data must have the same.
    pub(crate) code: &'static str,
    /// The numbers it needs from the law data.
    pub(crate) parameters: &'static [&'static str],
    /// What it looks at.
    pub(crate) look: Look,
}

/// What a rule looks at, and for what it cares.
#[derive(Debug)]
pub(crate) enum Look {
    /// Each line of an item, with its visit's other lines.
    Line(fn(&Item) -> bool, fn(&LineView<'_>, &mut Found<'_>)),
    /// Each line of a person.
    LineOfPerson(fn(&Person) -> bool, fn(&LineView<'_>, &mut Found<'_>)),
    /// The lines of one visit, item and day, by line id.
    ItemDay(fn(&Item) -> bool, fn(&LinesView<'_>, &mut Found<'_>)),
    /// The lines of one visit and item, by day and line id.
    ItemVisit(fn(&Item) -> bool, fn(&LinesView<'_>, &mut Found<'_>)),
    /// All lines of a person and item in visits of a kind, by day and line id.
    ItemHistory(VisitKind, fn(&Item) -> bool, fn(&HistoryView<'_>, &mut Found<'_>)),
    /// All visits of a person, by admission and visit id.
    Stays(fn(&StaysView<'_>, &mut Found<'_>)),
}

/// Number and code of every rule that has a check, by ascending number.
pub fn rule_codes() -> impl Iterator<Item = (i32, &'static str)> {
    CHECKS.iter().map(|check| (check.number, check.code))
}

/// The check of a rule, if both number and code are known here.
pub(crate) fn check_of(number: i32, code: &str) -> Option<&'static Check> {
    CHECKS.iter().find(|check| check.number == number && check.code == code)
}
