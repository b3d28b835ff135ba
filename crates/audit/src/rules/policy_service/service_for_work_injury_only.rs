//! Rule 25, service payable under work-injury insurance only 限工伤保险: the service is payable under
//! one insurance only (service payable under work-injury insurance only) and the visit is settled
//! under another.
//!
//! Article: R1-12.11, R4-15, L735-38.

use crate::TableName;
use crate::rules::{Cares, Check, Kind, Look, Needs};
use crate::shapes::allowed_set;

pub(super) const CHECK: Check = Check {
    number: 25,
    code: "service_for_work_injury_only",
    parameters: &[],
    needs: &[Needs::Table(TableName::ItemInsurances), Needs::VisitColumn("insurance")],
    look: Look::Line(Cares::Listed(Kind::Service, TableName::ItemInsurances), |at, found| {
        allowed_set::outside(at, found, TableName::ItemInsurances, |more| more.insurance, Some("410"))
    }),
};
