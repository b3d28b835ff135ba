//! Quality of what is uploaded 数据质量, of the national frame.
//!
//! Article: R1-12.11.

mod charge_outside_stay;
mod diagnosis_code_malformed;
mod line_does_not_add_up;
mod procedure_code_malformed;
mod procedure_of_other_sex;
mod procedure_without_diagnosis;
mod settlement_list_abnormal;
mod upload_late;

use super::Check;

/// The checks of the family, by ascending number.
pub(super) const CHECKS: &[Check] = &[
    settlement_list_abnormal::CHECK,
    line_does_not_add_up::CHECK,
    diagnosis_code_malformed::CHECK,
    procedure_code_malformed::CHECK,
    procedure_of_other_sex::CHECK,
    procedure_without_diagnosis::CHECK,
    upload_late::CHECK,
    charge_outside_stay::CHECK,
];
