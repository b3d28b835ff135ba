//! Rule 58, share of tests and examinations high 检验检查占比: a high share points at costs out of
//! balance; an alert, no more.
//!
//! Article: R1-12.11, R2-77.

use crate::TableName;
use crate::rules::{Check, Look, Needs};
use crate::shapes::month_share;

pub(super) const CHECK: Check = Check {
    number: 58,
    code: "examination_share_high",
    parameters: &["permille_max", "least_fen"],
    needs: &[Needs::Table(TableName::Categories)],
    look: Look::ProviderMonth(|at, found| month_share::cost(at, found, |tally| tally.examination_fen)),
};
