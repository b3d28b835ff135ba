//! Rule 73, drugs that interact 相互作用: drugs of one day act on each other.
//!
//! Article: R1-12.11, R4-15, L735-38.

use crate::TableName;
use crate::rules::{Cares, Check, Kind, Look, Needs};
use crate::shapes::pair_of_day;

pub(super) const CHECK: Check = Check {
    number: 73,
    code: "interacting_drugs",
    parameters: &[],
    needs: &[Needs::Table(TableName::Substances), Needs::Table(TableName::Interactions)],
    look: Look::Line(Cares::Listed(Kind::Any, TableName::Substances), |at, found| {
        pair_of_day::incompatible(at, found, TableName::Interactions)
    }),
};
