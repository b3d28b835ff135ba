//! Rule 52, frequent purchases of drugs 频繁购药: so many within so few days: cards lent, drugs resold,
//! or patients brought in.
//!
//! Article: R1-12.11, R4-15, L735-38, L735-40.

use crate::rules::{Check, Found, Look, Needs, StaysView};
use crate::shapes::visit_count;

pub(super) const CHECK: Check = Check {
    number: 52,
    code: "frequent_purchases",
    parameters: &["window_days", "visits_max"],
    needs: &[Needs::VisitColumn("visit_type")],
    look: Look::Stays(check),
};

/// The kind of visit of a purchase at a pharmacy 定点药店购药.
const PURCHASE: &str = "41";

fn check(at: &StaysView<'_>, found: &mut Found<'_>) {
    visit_count::exceeded(at, found, |claims, visit| {
        claims.more(visit).and_then(|more| more.visit_type).is_some_and(|number| claims.text(number) == PURCHASE)
    });
}
