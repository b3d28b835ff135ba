//! Rule 9, outpatient drug supply exceeded 门诊开药天数超限: the dispensings of
//! a drug to a person in the order (day, line) are laid end to end; a drug is
//! an item with days per unit. Limit 30 days, 30 days dispensed each time:
//!
//! ```text
//! day 0   supply until 30, in hand 30
//! day 20  until 60, in hand 40: 10 too many, a third of this line
//! day 60  until 90, in hand 30
//! ```
//!
//! The amount is the share of the line that falls on the excess days, at most
//! the days of this dispensing, rounded half up. Reversals are not dispensings.
//!
//! Article: R1-12.11.

use super::{Cares, Check, Found, HistoryView, Look};
use crate::claims::VisitKind;
use crate::{Evidence, day};

pub(super) const CHECK: Check = Check {
    number: 9,
    code: "supply_days_exceeded",
    parameters: &[],
    needs: &[],
    look: Look::ItemHistory(Some(VisitKind::Outpatient), Cares::About(|item| item.days_per_unit > 0), check),
};

fn check(at: &HistoryView<'_>, found: &mut Found<'_>) {
    let limit_days = at.item.max_supply_days;
    let mut end = i64::MIN;
    for line in at.lines.iter().filter(|line| line.qty > 0) {
        let today = i64::from(line.day);
        // 1/100 of a unit times 1/100 of a day: both within 32 bits.
        let supply_days = i64::from(line.qty) * i64::from(at.item.days_per_unit) / 10_000;
        end = end.max(today).saturating_add(supply_days);
        let in_hand_days = end - today;
        if in_hand_days > limit_days {
            let excess_days = (in_hand_days - limit_days).min(supply_days);
            let evidence = Evidence::Supply { supply_days, supply_end: day_of(end), in_hand_days, limit_days };
            found.line(line, share(line.amount_fen, excess_days, supply_days), evidence);
        }
    }
}

/// `amount × part / whole`, rounded half up; nothing of nothing.
fn share(amount_fen: i64, part: i64, whole: i64) -> i64 {
    if whole == 0 {
        return 0;
    }
    let share = base::divide_half_up(i128::from(amount_fen) * i128::from(part), whole);
    share.expect("a part of an amount fits where the amount does").0
}

fn day_of(days: i64) -> base::Date {
    day::date(i32::try_from(days).unwrap_or(i32::MAX))
}
