//! Conduct of providers and persons 行为主体, of the national frame.
//!
//! Article: R1-12.11.

mod diagnosis_of_other_age;
mod diagnosis_of_other_sex;
mod frequent_outpatient_visits;
mod frequent_purchases;
mod frequent_stays;
mod stay_without_need;

use super::Check;

/// The checks of the family, by ascending number.
pub(super) const CHECKS: &[Check] = &[
    frequent_outpatient_visits::CHECK,
    frequent_purchases::CHECK,
    frequent_stays::CHECK,
    stay_without_need::CHECK,
    diagnosis_of_other_sex::CHECK,
    diagnosis_of_other_age::CHECK,
];
