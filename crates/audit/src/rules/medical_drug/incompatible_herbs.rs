//! Rule 74, incompatible herbs 中药饮片配伍禁忌: the classical incompatibilities of herbs.
//!
//! Article: R1-12.11, R4-15, L735-38.

use crate::TableName;
use crate::rules::{Cares, Check, Kind, Look, Needs};
use crate::shapes::pair_of_day;

pub(super) const CHECK: Check = Check {
    number: 74,
    code: "incompatible_herbs",
    parameters: &[],
    needs: &[Needs::Table(TableName::Substances), Needs::Table(TableName::HerbIncompatibilities)],
    look: Look::Line(Cares::Listed(Kind::Any, TableName::Substances), |at, found| {
        pair_of_day::incompatible(at, found, TableName::HerbIncompatibilities)
    }),
};
