//! What the funds pay: the stay is settled by the benefit engine in its place
//! among all stays of the person, who is locked, exactly as at the hospital's
//! counter. Kept with the approval, looked at before.
//!
//! Article: R2-53, R2-56, R2-60, R2-63.

use base::{Fen, Month};
use benefit::PersonState;
use store::IdKind;
use store::entity::{fee_line, settlement, visit};

use crate::command::Context;
use crate::operations::claim::{BillSums, Booking, PersonInHand, settle_in_place, stay_of, tier_of};
use crate::stop::Stop;

/// A stay that was computed.
pub(super) struct Computed {
    /// The row of the stay itself first, then those of later stays that change.
    pub(super) rows: Vec<settlement::Model>,
    /// The person's state afterwards.
    pub(super) state: PersonState,
}

impl Computed {
    /// The settlement of the stay.
    pub(super) fn own(&self) -> &settlement::Model {
        &self.rows[0]
    }

    /// What all funds pay for it.
    pub(super) fn payable(&self) -> Result<Fen, Stop> {
        let own = self.own();
        Ok(Fen::total([own.basic_fen, own.critical_illness_fen, own.hardship_fen].map(Fen))?)
    }
}

/// Computes a stay; differences of other stays count in `month`.
pub(super) async fn compute(
    cx: &Context<'_>,
    in_hand: &PersonInHand,
    visit: &visit::Model,
    lines: &[fee_line::Model],
    month: Month,
) -> Result<Computed, Stop> {
    let sums = BillSums::of(lines)?;
    let stay = stay_of(visit, &in_hand.person, tier_of(cx, visit).await?, sums)?;
    let policy = cx.house.policy_in_use(cx.view).await?;
    let booking = Booking { policy, month: month.to_string(), business_date: cx.today };
    let settlement_id = cx.house.store.id(IdKind::Settlement).await?;
    let (rows, state) = settle_in_place(cx, &booking, in_hand, visit, stay, settlement_id).await?;
    Ok(Computed { rows, state })
}
