//! Rational use of consumables 医用耗材合理使用, of the national frame.
//!
//! Article: R1-12.11.

mod consumable_in_other_department;
mod consumable_outside_disease;
mod consumable_quantity_too_high;
mod consumable_without_its_service;

use super::Check;

/// The checks of the family, by ascending number.
pub(super) const CHECKS: &[Check] = &[
    consumable_without_its_service::CHECK,
    consumable_in_other_department::CHECK,
    consumable_quantity_too_high::CHECK,
    consumable_outside_disease::CHECK,
];
