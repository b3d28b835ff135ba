//! Rule 71, drug unsafe for the elderly 老年人用药安全: the drug is risky in old age; the reason is to be
//! looked for.
//!
//! Article: R1-12.11, R4-15, L735-38.

use crate::TableName;
use crate::rules::{Cares, Check, Kind, Look, Needs};
use crate::shapes::age_limit::{self, Outside};

pub(super) const CHECK: Check = Check {
    number: 71,
    code: "unsafe_drug_for_elderly",
    parameters: &["from_years"],
    needs: &[Needs::Table(TableName::ElderlyUnsafe)],
    look: Look::Line(Cares::Listed(Kind::Drug, TableName::ElderlyUnsafe), |at, found| {
        age_limit::check(at, found, TableName::ElderlyUnsafe, Outside::YearsFrom, "from_years")
    }),
};
