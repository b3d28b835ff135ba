//! What the funds pay: the stay is settled by the benefit engine in its place
//! among all stays of the person, who is locked, exactly as at the hospital's
//! counter. Kept with the approval, looked at before.
//!
//! Article: R2-53, R2-56, R2-60, R2-63.

use base::{Fen, Month};
use store::IdKind;
use store::entity::{fee_line, settlement, visit};

use crate::command::Context;
use crate::operations::claim::{BillSums, Booking, Cover, PersonInHand, ToSettle, days_of, tier_of};
use crate::stop::Stop;

/// A stay that was computed: its own row first, then those of later bills that change.
pub(super) struct Computed {
    pub(super) rows: Vec<settlement::Model>,
}

impl Computed {
    /// The settlement of the stay.
    pub(super) fn own(&self) -> &settlement::Model {
        &self.rows[0]
    }

    /// What all funds pay for it.
    pub(super) fn payable(&self) -> Result<Fen, Stop> {
        Ok(Fen::total(self.own().funds())?)
    }
}

/// Computes a stay; differences of other bills count in `month`.
pub(super) async fn compute(
    cx: &Context<'_>,
    in_hand: &mut PersonInHand,
    visit: &visit::Model,
    lines: &[fee_line::Model],
    month: Month,
) -> Result<Computed, Stop> {
    let cover = Cover::of(cx.view, visit.person_id).await?;
    let policy = cover.policy(cx.house, &in_hand.person, days_of(visit)?)?;
    let bill = in_hand.bill(visit, &policy, tier_of(cx, visit).await?, BillSums::of(lines)?)?;
    let booking = Booking { month: month.to_string(), business_date: cx.today };
    let settlement_id = cx.house.store.id(IdKind::Settlement).await?;
    let rows = in_hand.settle(cx, &booking, ToSettle { visit, policy, bill, settlement_id }).await?;
    Ok(Computed { rows })
}
