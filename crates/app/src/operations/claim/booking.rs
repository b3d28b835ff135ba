//! Rows of settlements: what came out of a bill as columns, a reversal as their
//! negative, an adjustment as the difference, and what several rows come to.
//! Nothing is computed here.
//!
//! ```text
//! bill     = out of scope + first share + in scope
//! in scope = each fund's part + what the hospital bears + what is left to the person
//! ```
//!
//! Article: R2-53, R2-56, R2-98.

use base::{Date, Fen};
use benefit::Outcome;
use regulation::benefits::LayerId;
use store::entity::{settlement, visit};

use super::in_force::InForce;
use crate::command::Context;
use crate::house::PolicyInUse;
use crate::stop::Stop;

/// What every settlement row of one operation has in common.
pub(crate) struct Booking {
    pub(crate) month: String,
    pub(crate) business_date: Date,
}

/// What a row is for.
pub(super) struct NewRow<'a> {
    pub(super) booking: &'a Booking,
    pub(super) visit: &'a visit::Model,
    pub(super) policy: &'a PolicyInUse,
    /// settle, reverse or adjust.
    pub(super) kind: &'a str,
    pub(super) answers_id: Option<i64>,
}

impl NewRow<'_> {
    /// The row without amounts.
    pub(super) fn blank(&self, cx: &Context<'_>, settlement_id: i64, state_before: String) -> settlement::Model {
        let visit = self.visit;
        let last_day = visit.discharge_date.unwrap_or(visit.admit_date);
        let policy = &self.policy.policy;
        settlement::Model {
            settlement_id,
            visit_id: visit.visit_id,
            person_id: visit.person_id,
            provider_id: visit.provider_id,
            kind: self.kind.to_owned(),
            answers_id: self.answers_id,
            policy_id: policy.id().to_owned(),
            policy_version: self.policy.version.to_string(),
            // A reimbursement is paid to the person, beside the statement of any provider.
            month: visit.provider_id.map(|_| self.booking.month.clone()),
            business_date: self.booking.business_date,
            settled_at: cx.now,
            benefit_year: policy.deciding_day_of(visit.admit_date, last_day).year(),
            total_fen: 0,
            out_of_scope_fen: 0,
            preself_fen: 0,
            in_scope_fen: 0,
            deductible_standard_fen: 0,
            deductible_fen: 0,
            ratio_cut_points: 0,
            basic_fen: 0,
            critical_illness_fen: 0,
            hardship_fen: 0,
            assistance_fen: 0,
            hospital_fen: 0,
            self_in_scope_fen: 0,
            needs_review: false,
            state_before,
            rev: 1,
        }
    }
}

/// A row with what came out of its bill.
pub(super) fn filled(row: settlement::Model, outcome: &Outcome) -> settlement::Model {
    settlement::Model {
        total_fen: outcome.total.0,
        out_of_scope_fen: outcome.out_of_scope.0,
        preself_fen: outcome.preself.0,
        in_scope_fen: outcome.total.0 - outcome.out_of_scope.0 - outcome.preself.0,
        deductible_standard_fen: outcome.ded_std.0,
        deductible_fen: outcome.ded.0,
        ratio_cut_points: i32::from(outcome.ratio_cut),
        basic_fen: outcome.basic.0,
        critical_illness_fen: outcome.layer(LayerId::CriticalIllness).0,
        hardship_fen: outcome.layer(LayerId::Hardship).0,
        assistance_fen: outcome.layer(LayerId::Assistance).0,
        hospital_fen: outcome.hospital.0,
        self_in_scope_fen: outcome.self_in_scope.0,
        needs_review: outcome.review,
        ..row
    }
}

/// The row that takes a bill in force back.
pub(super) fn reversal(
    cx: &Context<'_>,
    booking: &Booking,
    gone: &InForce,
    settlement_id: i64,
) -> Result<settlement::Model, Stop> {
    let answers_id = Some(gone.sum.settlement_id);
    let new = NewRow { booking, visit: &gone.visit, policy: &gone.policy, kind: "reverse", answers_id };
    let zero = new.blank(cx, settlement_id, gone.sum.state_before.clone());
    difference(zero.clone(), &zero, &gone.sum)
}

/// The sum of a visit's rows since it was last settled; it bears the id of
/// that settlement and the state of the last row.
pub(crate) fn sum_of(rows: &[settlement::Model]) -> Result<settlement::Model, Stop> {
    let begun = rows.iter().rposition(|row| row.kind == "settle");
    let begun = begun.ok_or_else(|| Stop::fault("adding up a settlement", "a settled visit without settlement"))?;
    let mut sum = rows[begun].clone();
    for row in &rows[begun + 1..] {
        for (total, part) in amounts_mut(&mut sum).into_iter().zip(amounts(row)) {
            *total = Fen(*total).plus(Fen(part))?.0;
        }
        sum.state_before.clone_from(&row.state_before);
        sum.ratio_cut_points = row.ratio_cut_points;
        sum.needs_review = row.needs_review;
    }
    Ok(sum)
}

/// `row` with the amounts of `now` less those of `before`.
pub(super) fn difference(
    mut row: settlement::Model,
    now: &settlement::Model,
    before: &settlement::Model,
) -> Result<settlement::Model, Stop> {
    let parts = amounts(now).into_iter().zip(amounts(before));
    for (place, (now, before)) in amounts_mut(&mut row).into_iter().zip(parts) {
        *place = Fen(now).minus(Fen(before))?.0;
    }
    row.ratio_cut_points = now.ratio_cut_points;
    row.needs_review = now.needs_review;
    Ok(row)
}

fn amounts(row: &settlement::Model) -> [i64; 12] {
    [
        row.total_fen,
        row.out_of_scope_fen,
        row.preself_fen,
        row.in_scope_fen,
        row.deductible_standard_fen,
        row.deductible_fen,
        row.basic_fen,
        row.critical_illness_fen,
        row.hardship_fen,
        row.assistance_fen,
        row.hospital_fen,
        row.self_in_scope_fen,
    ]
}

fn amounts_mut(row: &mut settlement::Model) -> [&mut i64; 12] {
    [
        &mut row.total_fen,
        &mut row.out_of_scope_fen,
        &mut row.preself_fen,
        &mut row.in_scope_fen,
        &mut row.deductible_standard_fen,
        &mut row.deductible_fen,
        &mut row.basic_fen,
        &mut row.critical_illness_fen,
        &mut row.hardship_fen,
        &mut row.assistance_fen,
        &mut row.hospital_fen,
        &mut row.self_in_scope_fen,
    ]
}
