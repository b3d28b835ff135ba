//! Rule 59, consumable share high 耗材占比: a high share points at costs out of balance; an alert, no
//! more.
//!
//! Article: R1-12.11, R2-77.

use crate::rules::{Check, Look};
use crate::shapes::month_share;

pub(super) const CHECK: Check = Check {
    number: 59,
    code: "consumable_share_high",
    parameters: &["permille_max", "least_fen"],
    needs: &[],
    look: Look::ProviderMonth(|at, found| month_share::cost(at, found, |tally| tally.consumable_fen)),
};
