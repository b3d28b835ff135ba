//! Rule 20, drug beyond its course 限支付疗程: the fund pays one course of so many days; what is charged
//! on further days is not paid.
//!
//! Article: R1-12.11, R4-15, L735-38.

use crate::TableName;
use crate::rules::{Cares, Check, Kind, Look, Needs};
use crate::shapes::window_sum;

pub(super) const CHECK: Check = Check {
    number: 20,
    code: "drug_course_exceeded",
    parameters: &["window_days"],
    needs: &[Needs::Table(TableName::Courses)],
    look: Look::ItemHistory(None, Cares::Listed(Kind::Drug, TableName::Courses), |at, found| {
        window_sum::days(at, found, TableName::Courses)
    }),
};
