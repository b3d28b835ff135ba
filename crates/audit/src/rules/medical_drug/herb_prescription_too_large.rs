//! Rule 75, herb prescription too large 中药饮片超大处方: a prescription of too many herbs.
//!
//! Article: R1-12.11, R4-15, L735-38.

use crate::TableName;
use crate::rules::{Check, Found, Look, Needs, VisitView};
use crate::shapes::kinds_of_day;

pub(super) const CHECK: Check = Check {
    number: 75,
    code: "herb_prescription_too_large",
    parameters: &["herbs_max"],
    needs: &[Needs::Table(TableName::Herbs)],
    look: Look::Visit(check),
};

fn check(at: &VisitView<'_>, found: &mut Found<'_>) {
    kinds_of_day::too_many(at, found, "herbs_max", |item| !at.claims.knows(TableName::Herbs, item).is_empty());
}
