//! Rule 67, more than the label's daily dose 超说明书用量: an inpatient was given more on a day than the
//! label's highest dose; outpatients take home more than a day's, so they are not looked at.
//!
//! Article: R1-12.11, R4-15, L735-38.

use crate::TableName;
use crate::claims::VisitKind;
use crate::rules::{Cares, Check, Found, Kind, LinesView, Look, Needs};
use crate::shapes::limit_of_visit;

pub(super) const CHECK: Check = Check {
    number: 67,
    code: "daily_dose_above_label",
    parameters: &[],
    needs: &[Needs::Table(TableName::LabelDoses)],
    look: Look::ItemDay(Cares::Listed(Kind::Drug, TableName::LabelDoses), check),
};

fn check(at: &LinesView<'_>, found: &mut Found<'_>) {
    if at.visit.kind == VisitKind::Inpatient {
        limit_of_visit::exceeded(at, found, TableName::LabelDoses);
    }
}
