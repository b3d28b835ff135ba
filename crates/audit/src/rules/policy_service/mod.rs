//! Limits of payment for services 医疗服务项目政策限定, of the national frame.
//!
//! Article: R1-12.11.

mod bundle_split;
mod child_service_for_older;
mod consumable_contained_in_service;
mod frequency_within_period_exceeded;
mod later_operation_at_full_price;
mod newborn_service_for_older;
mod price_above_ceiling;
mod service_cost_above_cap;
mod service_course_exceeded;
mod service_for_maternity_only;
mod service_for_other_visit_type;
mod service_for_work_injury_only;
mod service_in_other_department;

use super::Check;

/// The checks of the family, by ascending number.
pub(super) const CHECKS: &[Check] = &[
    price_above_ceiling::CHECK,
    later_operation_at_full_price::CHECK,
    service_for_work_injury_only::CHECK,
    service_for_maternity_only::CHECK,
    newborn_service_for_older::CHECK,
    child_service_for_older::CHECK,
    service_in_other_department::CHECK,
    service_for_other_visit_type::CHECK,
    service_course_exceeded::CHECK,
    bundle_split::CHECK,
    service_cost_above_cap::CHECK,
    consumable_contained_in_service::CHECK,
    frequency_within_period_exceeded::CHECK,
];
