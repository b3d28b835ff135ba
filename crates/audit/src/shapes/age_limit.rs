//! An item for an age only: newborns by days of life, others by completed years
//! on the day of service. Who was born on 29 February completes a year on
//! 1 March of a common year.
//!
//! Article: R1-12.11.

use super::knowledge;
use crate::rules::{Found, LineView};
use crate::{Evidence, Fact, TableName, day};

/// Which ages are outside.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Outside {
    /// More days old than the limit.
    DaysAbove,
    /// More completed years than the limit.
    YearsAbove,
    /// Fewer completed years than the limit.
    YearsBelow,
    /// As many completed years as the limit, or more.
    YearsFrom,
}

/// The patient's age is outside on the day of service. A limit that the table
/// leaves open is the rule's `parameter`.
pub(crate) fn check(at: &LineView<'_>, found: &mut Found<'_>, table: TableName, outside: Outside, parameter: &str) {
    let (born, on) = (at.person.birth_day, at.line.day);
    if !at.person.known || on < born {
        return;
    }
    let Some(entry) = at.knows(table).first() else { return };
    let limit = entry.numbers[0].unwrap_or_else(|| at.rule.parameter(parameter));
    let years = i64::from(base::completed_years(day::date(born), day::date(on)));
    let (age, is_outside) = match outside {
        Outside::DaysAbove => (i64::from(on - born), i64::from(on - born) > limit),
        Outside::YearsAbove => (years, years > limit),
        Outside::YearsBelow => (years, years < limit),
        Outside::YearsFrom => (years, years >= limit),
    };
    if is_outside {
        let facts = [("age", Fact::Number(age)), ("limit", Fact::Number(limit)), knowledge(at.claims, table, entry)];
        found.line(at.line, at.line.amount_fen, Evidence::seen(facts));
    }
}
