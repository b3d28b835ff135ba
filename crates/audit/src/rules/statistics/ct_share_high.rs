//! Rule 61, CT share high CT占比: a high share points at costs out of balance; an alert, no more.
//!
//! Article: R1-12.11, R2-77.

use crate::TableName;
use crate::rules::{Check, Look, Needs};
use crate::shapes::month_share;

pub(super) const CHECK: Check = Check {
    number: 61,
    code: "ct_share_high",
    parameters: &["permille_max", "least_fen"],
    needs: &[Needs::Table(TableName::Categories)],
    look: Look::ProviderMonth(|at, found| month_share::cost(at, found, |tally| tally.ct_fen)),
};
