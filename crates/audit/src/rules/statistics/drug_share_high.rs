//! Rule 57, drug share high 药费占比: a high share points at costs out of balance; an alert, no more.
//!
//! Article: R1-12.11, R2-77, R3a-13.

use crate::rules::{Check, Look};
use crate::shapes::month_share;

pub(super) const CHECK: Check = Check {
    number: 57,
    code: "drug_share_high",
    parameters: &["permille_max", "least_fen"],
    needs: &[],
    look: Look::ProviderMonth(|at, found| month_share::cost(at, found, |tally| tally.drug_fen)),
};
