//! Drafts for the events that are booked again and again: which account is
//! debited and which credited stands in the law data, not here.
//!
//! Article: R1-21, R3d-26.

use base::{Date, Fen, Month};
use regulation::accounts::{Chart, Side};

use crate::voucher::{Draft, Line};

/// An event could not be booked.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BookingError {
    /// The law data has no entry for it.
    #[error("no entry for the event {0:?}")]
    EventUnknown(String),
    /// The fund keeps no books.
    #[error("no such fund: {0:?}")]
    FundUnknown(String),
}

/// The draft for an event of a fund: one debit and one credit line for each
/// amount with its summary, in the order given. An empty summary becomes the
/// name of the event.
///
/// # Errors
/// An event or fund that the law data does not know.
pub fn book(
    chart: &Chart,
    event: &str,
    fund: &str,
    date: Date,
    amounts: &[(Fen, String)],
) -> Result<Draft, BookingError> {
    let entry = chart.entry(event).ok_or_else(|| BookingError::EventUnknown(event.to_owned()))?;
    let account =
        |named| chart.resolve(named, fund).ok_or_else(|| BookingError::FundUnknown(fund.to_owned())).map(str::to_owned);
    let (debit, credit) = (account(&entry.debit)?, account(&entry.credit)?);
    if chart.expense_of(fund).is_none() {
        return Err(BookingError::FundUnknown(fund.to_owned()));
    }
    let lines = amounts.iter().flat_map(|(amount, summary)| {
        let summary = if summary.trim().is_empty() { &entry.zh } else { summary };
        let line =
            |side, account: &String| Line { side, account: account.clone(), amount: *amount, summary: summary.clone() };
        [line(Side::Debit, &debit), line(Side::Credit, &credit)]
    });
    Ok(Draft { fund: fund.to_owned(), month: Month::of(date), date, lines: lines.collect(), reverses: None })
}
