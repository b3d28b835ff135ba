//! Rule 35, more often than the period allows 周期超频次: the item has a highest quantity within a
//! period, summed over all visits in a sliding window.
//!
//! Article: R1-12.11, R4-15, L735-38.

use crate::TableName;
use crate::rules::{Cares, Check, Kind, Look, Needs};
use crate::shapes::window_sum;

pub(super) const CHECK: Check = Check {
    number: 35,
    code: "frequency_within_period_exceeded",
    parameters: &[],
    needs: &[Needs::Table(TableName::Frequencies)],
    look: Look::ItemHistory(None, Cares::Listed(Kind::Any, TableName::Frequencies), |at, found| {
        window_sum::quantity(at, found, TableName::Frequencies)
    }),
};
