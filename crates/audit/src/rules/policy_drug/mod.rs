//! Limits of payment for drugs 药品政策限定, of the national frame.
//!
//! Article: R1-12.11.

mod child_drug_for_older;
mod drug_course_exceeded;
mod drug_for_maternity_only;
mod drug_for_other_visit_type;
mod drug_for_work_injury_only;
mod drug_outside_disease_catalogue;
mod herb_never_paid;
mod herb_unpaid_alone;
mod newborn_drug_for_older;
mod second_line_drug_first;

use super::Check;

/// The checks of the family, by ascending number.
pub(super) const CHECKS: &[Check] = &[
    drug_for_work_injury_only::CHECK,
    drug_for_maternity_only::CHECK,
    herb_never_paid::CHECK,
    herb_unpaid_alone::CHECK,
    second_line_drug_first::CHECK,
    newborn_drug_for_older::CHECK,
    child_drug_for_older::CHECK,
    drug_course_exceeded::CHECK,
    drug_outside_disease_catalogue::CHECK,
    drug_for_other_visit_type::CHECK,
];
