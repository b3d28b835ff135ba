//! The trial balance 试算平衡表 of a fund for a month: what each account held
//! before, what moved, what it holds after. Debit equals credit in every
//! column, or the books are broken.
//!
//! Article: R1-21 (accounts agree with each other), R3d-29.

use std::collections::BTreeMap;

use base::{Fen, MoneyError, Month};
use regulation::accounts::{Chart, Side};
use schemars::JsonSchema;
use serde::Serialize;

use crate::posting::Posting;

/// One account of a trial balance. Balances stand on the side on which the
/// account grows; a negative one stands there as negative.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct BalanceRow {
    /// Its code.
    pub account: String,
    /// Its name.
    pub zh: String,
    /// The side on which its balances stand.
    pub side: Side,
    /// What it held before the month.
    pub opening: Fen,
    /// Debited in the month.
    pub debit: Fen,
    /// Credited in the month.
    pub credit: Fen,
    /// What it holds after the month.
    pub closing: Fen,
}

/// The trial balance of one fund for one month.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct TrialBalance {
    /// The fund.
    pub fund: String,
    /// The month.
    pub month: Month,
    /// The accounts that were ever posted to, by code.
    pub rows: Vec<BalanceRow>,
    /// All that was debited in the month.
    pub debit: Fen,
    /// All that was credited in the month.
    pub credit: Fen,
}

impl TrialBalance {
    /// Whether debit equals credit in the movements and in the balances.
    pub fn is_balanced(&self) -> bool {
        let on = |side: Side, of: fn(&BalanceRow) -> Fen| -> i128 {
            self.rows.iter().filter(|row| row.side == side).map(|row| i128::from(of(row).0)).sum()
        };
        let even = |of: fn(&BalanceRow) -> Fen| on(Side::Debit, of) == on(Side::Credit, of);
        self.debit == self.credit && even(|row| row.opening) && even(|row| row.closing)
    }

    /// The closing balance of an account; zero when it was never posted to.
    pub fn closing_of(&self, account: &str) -> Fen {
        self.rows.iter().find(|row| row.account == account).map_or(Fen::ZERO, |row| row.closing)
    }
}

/// The trial balance of a fund for a month out of its postings (those of other
/// funds and later months are left out).
///
/// # Errors
/// A sum beyond the range of fen.
///
/// # Panics
/// When a posting names an account that the chart does not have: postings come
/// from checked vouchers only.
pub fn trial_balance(
    chart: &Chart,
    postings: &[Posting],
    fund: &str,
    month: Month,
) -> Result<TrialBalance, MoneyError> {
    let mut rows: BTreeMap<&str, BalanceRow> = BTreeMap::new();
    for posting in postings.iter().filter(|posting| posting.fund == fund && posting.month <= month) {
        let row = rows.entry(&posting.account).or_insert_with(|| empty_row(chart, &posting.account));
        let grows = posting.side == row.side;
        let change = if grows { posting.amount } else { posting.amount.negated()? };
        row.closing = row.closing.plus(change)?;
        if posting.month < month {
            row.opening = row.opening.plus(change)?;
        } else if posting.side == Side::Debit {
            row.debit = row.debit.plus(posting.amount)?;
        } else {
            row.credit = row.credit.plus(posting.amount)?;
        }
    }
    let rows: Vec<BalanceRow> = rows.into_values().collect();
    let debit = Fen::total(rows.iter().map(|row| row.debit))?;
    let credit = Fen::total(rows.iter().map(|row| row.credit))?;
    Ok(TrialBalance { fund: fund.to_owned(), month, rows, debit, credit })
}

fn empty_row(chart: &Chart, code: &str) -> BalanceRow {
    let account = chart.account(code).expect("postings come from vouchers whose accounts were checked");
    BalanceRow {
        account: code.to_owned(),
        zh: account.zh.clone(),
        side: account.element.grows_on(),
        opening: Fen::ZERO,
        debit: Fen::ZERO,
        credit: Fen::ZERO,
        closing: Fen::ZERO,
    }
}
