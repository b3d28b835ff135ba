//! Rational use of services 医疗服务项目合理使用, of the national frame.
//!
//! Article: R1-12.11.

mod child_only_service_for_older;
mod contraindicated_service;
mod service_outside_indication;
mod test_without_grounds;
mod treatment_without_grounds;

use super::Check;

/// The checks of the family, by ascending number.
pub(super) const CHECKS: &[Check] = &[
    test_without_grounds::CHECK,
    treatment_without_grounds::CHECK,
    child_only_service_for_older::CHECK,
    contraindicated_service::CHECK,
    service_outside_indication::CHECK,
];
