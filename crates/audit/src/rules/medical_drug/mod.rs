//! Rational use of drugs 药品合理使用, of the national frame.
//!
//! Article: R1-12.11.

mod child_labelled_drug_for_older;
mod contraindicated_drug;
mod daily_dose_above_label;
mod drug_outside_label;
mod drug_without_its_service;
mod forbidden_drug_for_child;
mod herb_prescription_too_large;
mod herb_quantity_too_high;
mod incompatible_herbs;
mod interacting_drugs;
mod same_substance_twice;
mod unsafe_drug_for_elderly;
mod unsafe_drug_in_pregnancy;

use super::Check;

/// The checks of the family, by ascending number.
pub(super) const CHECKS: &[Check] = &[
    drug_without_its_service::CHECK,
    child_labelled_drug_for_older::CHECK,
    forbidden_drug_for_child::CHECK,
    daily_dose_above_label::CHECK,
    same_substance_twice::CHECK,
    drug_outside_label::CHECK,
    contraindicated_drug::CHECK,
    unsafe_drug_for_elderly::CHECK,
    unsafe_drug_in_pregnancy::CHECK,
    interacting_drugs::CHECK,
    incompatible_herbs::CHECK,
    herb_prescription_too_large::CHECK,
    herb_quantity_too_high::CHECK,
];
