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
mod conduct;
mod daily_quantity_exceeded;
mod data_quality;
mod duplicate_charge;
pub(crate) mod excess;
mod excluded_item_billed_together;
mod indication_missing;
mod management_drug;
mod medical_consumable;
mod medical_drug;
mod medical_service;
mod overlapping_stay;
mod policy_consumable;
mod policy_drug;
mod policy_service;
mod provider_level_too_low;
mod readmission_soon_after_discharge;
mod sex_mismatch;
mod statistics;
mod stay_quantity_exceeded;
mod supply_days_exceeded;
mod view;

use crate::TableName;
use crate::claims::{Claims, Item, Person, VisitKind};
pub(crate) use view::{Found, HistoryView, LineView, LinesView, MonthView, PersonView, StaysView, VisitView};

/// The twelve basic checks, by ascending number; those of the national frame
/// stand in the folders of their families.
const BASIC: &[Check] = &[
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

/// The families in the order of their numbers.
const FAMILIES: &[&[Check]] = &[
    BASIC,
    policy_drug::CHECKS,
    policy_service::CHECKS,
    policy_consumable::CHECKS,
    data_quality::CHECKS,
    management_drug::CHECKS,
    conduct::CHECKS,
    statistics::CHECKS,
    medical_drug::CHECKS,
    medical_service::CHECKS,
    medical_consumable::CHECKS,
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
    /// The tables and columns it needs.
    pub(crate) needs: &'static [Needs],
    /// What it looks at.
    pub(crate) look: Look,
}

/// What a rule cannot do without, besides the tables that are always there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Needs {
    /// A table of knowledge.
    Table(TableName),
    /// An optional column of the visits.
    VisitColumn(&'static str),
}

/// For which items a rule cares.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Cares {
    /// By what the catalogue says.
    About(fn(&Item) -> bool),
    /// Those of a kind that a table lists.
    Listed(Kind, TableName),
    /// All of a kind.
    Every(Kind),
}

/// Which items of the catalogue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Any,
    Drug,
    Service,
    Consumable,
}

/// What a rule looks at, and for what it cares.
#[derive(Debug)]
pub(crate) enum Look {
    /// Each line of an item, with its visit's other lines.
    Line(Cares, fn(&LineView<'_>, &mut Found<'_>)),
    /// Each line of a person.
    LineOfPerson(fn(&Person) -> bool, fn(&LineView<'_>, &mut Found<'_>)),
    /// The lines of one visit, item and day, by line id.
    ItemDay(Cares, fn(&LinesView<'_>, &mut Found<'_>)),
    /// The lines of one visit and item, by day and line id.
    ItemVisit(Cares, fn(&LinesView<'_>, &mut Found<'_>)),
    /// Each visit with its lines.
    Visit(fn(&VisitView<'_>, &mut Found<'_>)),
    /// All lines of a person and item, or those in visits of a kind, by day and
    /// line id.
    ItemHistory(Option<VisitKind>, Cares, fn(&HistoryView<'_>, &mut Found<'_>)),
    /// All lines of a person who has a line of an item.
    Person(Cares, fn(&PersonView<'_>, &mut Found<'_>)),
    /// All visits of a person, by admission and visit id.
    Stays(fn(&StaysView<'_>, &mut Found<'_>)),
    /// A provider's month.
    ProviderMonth(fn(&MonthView<'_>, &mut Found<'_>)),
}

impl Cares {
    /// Whether it is for the item of a number.
    pub(crate) fn about(&self, claims: &Claims, number: usize) -> bool {
        let item = &claims.items[number];
        match self {
            Cares::About(fits) => fits(item),
            Cares::Listed(kind, table) => kind.has(item) && !claims.knows(*table, number as u32).is_empty(),
            Cares::Every(kind) => kind.has(item),
        }
    }
}

impl Kind {
    fn has(self, item: &Item) -> bool {
        match self {
            Kind::Any => true,
            Kind::Drug => item.kind == 1,
            Kind::Service => item.kind == 2,
            Kind::Consumable => item.kind == 3,
        }
    }
}

impl Needs {
    /// What is missing of it, if it is.
    pub(crate) fn missing(self, claims: &Claims) -> Option<String> {
        match self {
            Needs::Table(table) if !claims.has_knowledge(table) => Some(format!("no table {}", table.name())),
            Needs::VisitColumn(column) if !claims.has_visit_column(column) => {
                Some(format!("no column {column} of the table visits"))
            }
            _ => None,
        }
    }
}

/// Number and code of every rule that has a check, by ascending number.
pub fn rule_codes() -> impl Iterator<Item = (i32, &'static str)> {
    checks().map(|check| (check.number, check.code))
}

/// The check of a rule, if both number and code are known here.
pub(crate) fn check_of(number: i32, code: &str) -> Option<&'static Check> {
    checks().find(|check| check.number == number && check.code == code)
}

/// All checks, by ascending number.
fn checks() -> impl Iterator<Item = &'static Check> {
    FAMILIES.iter().copied().flatten()
}
