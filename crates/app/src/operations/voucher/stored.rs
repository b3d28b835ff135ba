//! A voucher between its rows and the ledger engine: the engine's draft written
//! into rows, and rows read back as the draft they came from.
//!
//! Article: R1-21, R3d-27.

use base::{Date, Fen, Month, Refusal, VoucherId};
use ledger::{Draft, Line};
use regulation::accounts::Side;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use store::entity::{voucher, voucher_line};

use crate::command::Context;
use crate::stop::Stop;

/// The side as the tables have it.
pub(crate) fn side_code(side: Side) -> &'static str {
    match side {
        Side::Debit => "debit",
        Side::Credit => "credit",
    }
}

/// The side a table names.
pub(crate) fn side_of(code: &str) -> Result<Side, Stop> {
    match code {
        "debit" => Ok(Side::Debit),
        "credit" => Ok(Side::Credit),
        other => Err(Stop::fault("reading a side of the books", other)),
    }
}

/// The day of a voucher in a month: today while the month lasts, else its last day.
pub(crate) fn day_in(month: Month, today: Date) -> Date {
    if month.contains(today) { today } else { month.last_day() }
}

/// The voucher behind an id.
pub(crate) async fn voucher_of(cx: &Context<'_>, voucher_id: VoucherId) -> Result<voucher::Model, Stop> {
    let row = cx.view.by_key::<voucher::Model>(voucher_id.0).await?;
    Ok(row.ok_or_else(|| Refusal::unknown("凭证", "voucher"))?)
}

/// The lines of a voucher, in their order.
pub(crate) async fn lines_of(cx: &Context<'_>, voucher_id: i64) -> Result<Vec<voucher_line::Model>, Stop> {
    let select = voucher_line::Entity::find()
        .filter(voucher_line::Column::VoucherId.eq(voucher_id))
        .order_by_asc(voucher_line::Column::LineNumber);
    Ok(cx.view.all(select).await?)
}

/// The draft a stored voucher came from.
pub(crate) fn draft_of(row: &voucher::Model, lines: &[voucher_line::Model], today: Date) -> Result<Draft, Stop> {
    let month: Month = row.month.parse().map_err(|error| Stop::fault("reading the month of a voucher", error))?;
    let line = |line: &voucher_line::Model| {
        Ok(Line {
            side: side_of(&line.side)?,
            account: line.account.clone(),
            amount: Fen(line.amount_fen),
            summary: line.summary.clone(),
        })
    };
    Ok(Draft {
        fund: row.fund.clone(),
        month,
        date: day_in(month, today),
        lines: lines.iter().map(line).collect::<Result<_, Stop>>()?,
        reverses: row.reverses_id.map(VoucherId),
    })
}
