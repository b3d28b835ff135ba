//! Rule 50, drug not payable on an internet visit 超互联网医院药品支付范围: visits over the internet are paid
//! for listed drugs only.
//!
//! Article: R1-12.11, R4-15, L735-38.

use crate::rules::{Cares, Check, Found, Kind, LineView, Look, Needs};
use crate::{Evidence, TableName};

pub(super) const CHECK: Check = Check {
    number: 50,
    code: "internet_drug_not_listed",
    parameters: &[],
    needs: &[Needs::Table(TableName::InternetDrugs), Needs::VisitColumn("visit_type")],
    look: Look::Line(Cares::Every(Kind::Drug), check),
};

/// The kind of visit over the internet 互联网复诊.
const INTERNET: &str = "internet";

fn check(at: &LineView<'_>, found: &mut Found<'_>) {
    let visit_type = at.claims.more(at.visit).and_then(|more| more.visit_type);
    if visit_type.is_some_and(|number| at.claims.text(number) == INTERNET)
        && at.knows(TableName::InternetDrugs).is_empty()
    {
        found.line(at.line, at.line.amount_fen, Evidence::seen([]));
    }
}
