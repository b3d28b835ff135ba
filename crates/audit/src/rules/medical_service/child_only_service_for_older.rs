//! Rule 79, service made for children used for somebody older 儿童专用: by its description the service
//! is for children.
//!
//! Article: R1-12.11, R4-15, L735-38.

use crate::TableName;
use crate::rules::{Cares, Check, Kind, Look, Needs};
use crate::shapes::age_limit::{self, Outside};

pub(super) const CHECK: Check = Check {
    number: 79,
    code: "child_only_service_for_older",
    parameters: &["max_years"],
    needs: &[Needs::Table(TableName::ChildLabels)],
    look: Look::Line(Cares::Listed(Kind::Service, TableName::ChildLabels), |at, found| {
        age_limit::check(at, found, TableName::ChildLabels, Outside::YearsAbove, "max_years")
    }),
};
