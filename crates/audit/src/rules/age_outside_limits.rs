//! Rule 2, age outside the item's limits 年龄超出限定: completed years on the
//! day of service, both limits inclusive.
//!
//! Article: R1-12.11.

use super::{Cares, Check, Found, LineView, Look};
use crate::{Evidence, day};

pub(super) const CHECK: Check = Check {
    number: 2,
    code: "age_outside_limits",
    parameters: &[],
    needs: &[],
    look: Look::Line(Cares::About(|item| item.min_age != i32::MIN || item.max_age != i32::MAX), check),
};

fn check(at: &LineView<'_>, found: &mut Found<'_>) {
    if !at.person.known {
        return;
    }
    let (min_age, max_age) = (at.item.min_age, at.item.max_age);
    let years = base::completed_years(day::date(at.person.birth_day), day::date(at.line.day));
    if years < min_age || years > max_age {
        found.line(at.line, at.line.amount_fen, Evidence::Age { years, min_age, max_age });
    }
}
