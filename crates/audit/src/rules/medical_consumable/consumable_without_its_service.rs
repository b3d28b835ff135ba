//! Rule 82, consumable without the service that goes with it 与医疗服务项目不符: it is used in the course of
//! a service only, and the visit has none of the services that go with it.
//!
//! Article: R1-12.11, R4-15, L735-38.

use crate::TableName;
use crate::rules::{Cares, Check, Kind, Look, Needs};
use crate::shapes::companion;

pub(super) const CHECK: Check = Check {
    number: 82,
    code: "consumable_without_its_service",
    parameters: &[],
    needs: &[Needs::Table(TableName::ItemServices)],
    look: Look::Line(Cares::Listed(Kind::Consumable, TableName::ItemServices), |at, found| {
        companion::absent(at, found, TableName::ItemServices)
    }),
};
