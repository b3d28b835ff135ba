//! Drugs under management 药品管理, of the national frame.
//!
//! Article: R1-12.11.

mod antibiotic_grade_not_allowed;
mod antibiotic_long_after_operation;
mod internet_drug_not_listed;
mod too_many_drugs_in_a_day;

use super::Check;

/// The checks of the family, by ascending number.
pub(super) const CHECKS: &[Check] = &[
    antibiotic_long_after_operation::CHECK,
    antibiotic_grade_not_allowed::CHECK,
    too_many_drugs_in_a_day::CHECK,
    internet_drug_not_listed::CHECK,
];
