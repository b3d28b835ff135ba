//! Rule 32, bundle charged in parts 分解收费: all parts of a bundle were charged one by one instead of
//! the bundle.
//!
//! Article: R1-12.11, R4-15, L735-38.

use crate::TableName;
use crate::rules::{Cares, Check, Kind, Look, Needs};
use crate::shapes::bundle;

pub(super) const CHECK: Check = Check {
    number: 32,
    code: "bundle_split",
    parameters: &[],
    needs: &[Needs::Table(TableName::Bundles)],
    look: Look::Line(Cares::Listed(Kind::Any, TableName::Bundles), bundle::split),
};
