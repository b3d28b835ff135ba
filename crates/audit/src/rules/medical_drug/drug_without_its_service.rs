//! Rule 64, drug without the service that goes with it 药品与医疗服务项目不符: it is used in the course of a
//! service only, and the visit has none of the services that go with it.
//!
//! Article: R1-12.11, R4-15, L735-38.

use crate::TableName;
use crate::rules::{Cares, Check, Kind, Look, Needs};
use crate::shapes::companion;

pub(super) const CHECK: Check = Check {
    number: 64,
    code: "drug_without_its_service",
    parameters: &[],
    needs: &[Needs::Table(TableName::ItemServices)],
    look: Look::Line(Cares::Listed(Kind::Drug, TableName::ItemServices), |at, found| {
        companion::absent(at, found, TableName::ItemServices)
    }),
};
