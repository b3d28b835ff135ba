//! Rule 66, drug forbidden for children 儿童禁用: by its label the drug is not for children.
//!
//! Article: R1-12.11, R4-15, L735-38.

use crate::TableName;
use crate::rules::{Cares, Check, Kind, Look, Needs};
use crate::shapes::age_limit::{self, Outside};

pub(super) const CHECK: Check = Check {
    number: 66,
    code: "forbidden_drug_for_child",
    parameters: &["min_years"],
    needs: &[Needs::Table(TableName::ChildForbidden)],
    look: Look::Line(Cares::Listed(Kind::Drug, TableName::ChildForbidden), |at, found| {
        age_limit::check(at, found, TableName::ChildForbidden, Outside::YearsBelow, "min_years")
    }),
};
