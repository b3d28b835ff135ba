//! Limits of payment for consumables 医用耗材政策限定, of the national frame.
//!
//! Article: R1-12.11.

mod child_consumable_for_older;
mod consumable_cost_above_cap;
mod newborn_consumable_for_older;

use super::Check;

/// The checks of the family, by ascending number.
pub(super) const CHECKS: &[Check] =
    &[newborn_consumable_for_older::CHECK, child_consumable_for_older::CHECK, consumable_cost_above_cap::CHECK];
