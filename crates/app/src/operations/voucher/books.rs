//! The months of a fund's books: which are open, and the row that is locked
//! before a voucher goes into one. Books begin with the month of their first
//! voucher.
//!
//! Article: R1-21, R3d-29 (a closed month takes nothing any more).

use base::{Date, Month, Refusal};
use ledger::{Periods, VoucherRefused};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use store::entity::{books_month, books_reopening};

use crate::command::{Context, Plan};
use crate::stop::Stop;

/// A month that takes vouchers.
pub(crate) const OPEN: &str = "open";
/// A month that takes none any more.
pub(crate) const CLOSED: &str = "closed";

/// The key of a month of a fund's books.
pub(crate) fn key(fund: &str, month: Month) -> String {
    format!("{fund}/{month}")
}

/// The months of a fund's books that have begun, earliest first.
pub(crate) async fn rows_of(cx: &Context<'_>, fund: &str) -> Result<Vec<books_month::Model>, Stop> {
    let select =
        books_month::Entity::find().filter(books_month::Column::Fund.eq(fund)).order_by_asc(books_month::Column::Month);
    Ok(cx.view.all(select).await?)
}

/// The first month that is not closed; `fallback` when no month has begun.
pub(crate) fn first_open(rows: &[books_month::Model], fallback: Month) -> Result<Month, Stop> {
    let read = |row: &books_month::Model| {
        row.month.parse::<Month>().map_err(|error| Stop::fault("reading a month of the books", error))
    };
    match (rows.iter().rfind(|row| row.state == CLOSED), rows.first()) {
        (Some(closed), _) => Ok(read(closed)?.next()),
        (None, Some(first)) => read(first),
        (None, None) => Ok(fallback),
    }
}

/// The open months of a fund, with this month's row locked so that it cannot be
/// closed meanwhile; the row is planned when the month has none and is open.
pub(crate) async fn enter<O>(cx: &Context<'_>, plan: &mut Plan<O>, fund: &str, month: Month) -> Result<Periods, Stop> {
    let row = cx.view.lock::<books_month::Model>(key(fund, month)).await?;
    let present = Month::of(cx.today);
    let first = first_open(&rows_of(cx, fund).await?, month)?;
    let periods = if first <= present { Periods::none().with(fund, first, present) } else { Periods::none() };
    if row.is_none() && periods.is_open(fund, month) {
        plan.insert(books_month::Model {
            books_month_key: key(fund, month),
            fund: fund.to_owned(),
            month: month.to_string(),
            state: OPEN.to_owned(),
            closed_by: None,
            closed_at: None,
            rev: 1,
        });
    }
    Ok(periods)
}

/// The reopening by which a month that had been closed is open now.
pub(crate) async fn standing_reopening(cx: &Context<'_>, month: Month) -> Result<Option<books_reopening::Model>, Stop> {
    let standing = books_reopening::Entity::find()
        .filter(books_reopening::Column::Month.eq(month.to_string()))
        .filter(books_reopening::Column::ClosedAgainAt.is_null());
    Ok(cx.view.one(standing).await?)
}

/// Its case, for what is made in such a month.
pub(super) async fn reopened_by(cx: &Context<'_>, month: Month) -> Result<Option<i64>, Stop> {
    Ok(standing_reopening(cx, month).await?.map(|row| row.case_id))
}

/// Refuses a fact of the bank that belongs into a month which a fund's books have
/// closed, or that is before they began: it would never be booked there.
pub(crate) async fn month_stands_open(cx: &Context<'_>, fund: &str, day: Date) -> Result<(), Stop> {
    let month = Month::of(day);
    if first_open(&rows_of(cx, fund).await?, month)? <= month {
        return Ok(());
    }
    Err(Refusal::from(VoucherRefused::PeriodNotOpen).into())
}
