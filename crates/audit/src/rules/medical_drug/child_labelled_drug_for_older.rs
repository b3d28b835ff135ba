//! Rule 65, drug made for children used for somebody older 儿童专用: by its label the drug is for
//! children only.
//!
//! Article: R1-12.11, R4-15, L735-38.

use crate::TableName;
use crate::rules::{Cares, Check, Kind, Look, Needs};
use crate::shapes::age_limit::{self, Outside};

pub(super) const CHECK: Check = Check {
    number: 65,
    code: "child_labelled_drug_for_older",
    parameters: &["max_years"],
    needs: &[Needs::Table(TableName::ChildLabels)],
    look: Look::Line(Cares::Listed(Kind::Drug, TableName::ChildLabels), |at, found| {
        age_limit::check(at, found, TableName::ChildLabels, Outside::YearsAbove, "max_years")
    }),
};
