//! Statistics of providers 统计指标, of the national frame.
//!
//! Article: R1-12.11.

mod consumable_share_high;
mod ct_share_high;
mod drug_share_high;
mod examination_share_high;
mod mri_share_high;
mod readmission_rate_high;
mod treatment_share_high;

use super::Check;

/// The checks of the family, by ascending number.
pub(super) const CHECKS: &[Check] = &[
    drug_share_high::CHECK,
    examination_share_high::CHECK,
    consumable_share_high::CHECK,
    treatment_share_high::CHECK,
    ct_share_high::CHECK,
    mri_share_high::CHECK,
    readmission_rate_high::CHECK,
];
