//! The postings of a fund in the words of the ledger engine. For the trial
//! balance and the close of a month.
//!
//! Article: R1-21.

use base::{Fen, Month};
use ledger::Posting;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use store::entity::posting;

use super::stored::side_of;
use crate::command::Context;
use crate::stop::Stop;

/// All postings of a fund up to and with a month.
pub(crate) async fn postings_up_to(cx: &Context<'_>, fund: &str, month: Month) -> Result<Vec<Posting>, Stop> {
    let select = posting::Entity::find()
        .filter(posting::Column::Fund.eq(fund))
        .filter(posting::Column::Month.lte(month.to_string()))
        .order_by_asc(posting::Column::PostingId);
    let read = |row: posting::Model| {
        Ok(Posting {
            month: row.month.parse().map_err(|error| Stop::fault("reading the month of a posting", error))?,
            side: side_of(&row.side)?,
            amount: Fen(row.amount_fen),
            fund: row.fund,
            account: row.account,
        })
    };
    cx.view.all(select).await?.into_iter().map(read).collect()
}
