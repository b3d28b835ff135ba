//! A share of a provider's month above its line: an alert, not an accusation.
//! Months with too little are passed over, for a share of little says little.
//!
//! Article: R1-12.11, R2-77.

use crate::rules::{Found, MonthView};
use crate::run::Tally;
use crate::{Evidence, Fact};

/// A part of the month's cost is above `permille_max` of it.
pub(crate) fn cost(at: &MonthView<'_>, found: &mut Found<'_>, part: fn(&Tally) -> i64) {
    let whole_fen = at.tally.total_fen;
    if whole_fen >= at.rule.parameter("least_fen") {
        let facts = |part_fen| [("part", Fact::Fen(part_fen)), ("whole", Fact::Fen(whole_fen))];
        above(at, found, part(at.tally), whole_fen, facts);
    }
}

/// A part of the month's stays is above `permille_max` of them.
pub(crate) fn stays(at: &MonthView<'_>, found: &mut Found<'_>, part: fn(&Tally) -> i64) {
    let whole = at.tally.stays;
    if whole >= at.rule.parameter("least_stays") {
        let facts = |part| [("part", Fact::Number(part)), ("whole", Fact::Number(whole))];
        above(at, found, part(at.tally), whole, facts);
    }
}

fn above(
    at: &MonthView<'_>,
    found: &mut Found<'_>,
    part: i64,
    whole: i64,
    facts: impl Fn(i64) -> [(&'static str, Fact); 2],
) {
    let permille_max = at.rule.parameter("permille_max");
    if whole > 0 && i128::from(part) * 1000 > i128::from(whole) * i128::from(permille_max) {
        let permille = (i128::from(part) * 1000 / i128::from(whole)) as i64;
        let [part, whole] = facts(part);
        let month = ("month", Fact::Text(at.month.to_string()));
        let rates = [("permille", Fact::Number(permille)), ("permille_max", Fact::Number(permille_max))];
        let [permille, permille_max] = rates;
        found.month(at.provider, at.month, Evidence::seen([month, part, whole, permille, permille_max]));
    }
}
