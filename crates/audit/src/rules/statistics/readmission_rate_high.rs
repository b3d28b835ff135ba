//! Rule 63, readmission rate within 31 days high 31天内非计划再入院率: a high rate points at split stays or
//! poor treatment; whether planned, a person has to look. Counted are stays of the same category of
//! main diagnosis at any provider.
//!
//! Article: R1-12.11, R2-77.

use crate::rules::{Check, Look};
use crate::shapes::month_share;

pub(super) const CHECK: Check = Check {
    number: 63,
    code: "readmission_rate_high",
    parameters: &["permille_max", "least_stays", "within_days"],
    needs: &[],
    look: Look::ProviderMonth(|at, found| month_share::stays(at, found, |tally| tally.readmitted)),
};
