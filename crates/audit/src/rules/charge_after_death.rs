//! Rule 12, charge after death 死亡后发生费用: the day of service lies more
//! than `tolerance_days` after the day of death. Reversals are listed like
//! charges, so that a refund nets to nothing.
//!
//! Article: R1-12.11.

use super::{Check, Found, LineView, Look};
use crate::{Evidence, day};

pub(super) const CHECK: Check = Check {
    number: 12,
    code: "charge_after_death",
    parameters: &["tolerance_days"],
    needs: &[],
    look: Look::LineOfPerson(|person| person.death_day != day::NEVER, check),
};

fn check(at: &LineView<'_>, found: &mut Found<'_>) {
    let days_after = i64::from(at.line.day) - i64::from(at.person.death_day);
    if days_after > at.rule.parameter("tolerance_days") {
        found.line(at.line, at.line.amount_fen, Evidence::Death { death_date: day::date(at.person.death_day) });
    }
}
