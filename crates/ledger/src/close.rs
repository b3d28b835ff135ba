//! Closing a month of a fund's books: first a complete plan of what will be
//! closed, which an independent checker examines (`close_check.rs`), then the
//! close. After it the month takes no voucher any more.
//!
//! Article: R1-21, R3d-29 (books, vouchers, bank and statements agree).

use base::{Fen, MoneyError, Month, VoucherId};
use regulation::accounts::Chart;

use crate::balance::{TrialBalance, trial_balance};
use crate::posting::Posting;

/// A voucher dated in the month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct VoucherInMonth {
    /// Which one.
    pub id: VoucherId,
    /// Whether it is posted; a void one is not listed.
    pub posted: bool,
}

/// What the bank says an account held at the end of the month.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BankBalance {
    /// The account of the chart.
    pub account: String,
    /// The balance of the bank's statement.
    pub amount: Fen,
}

/// Everything the close of a month stands on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CloseFacts {
    /// The fund.
    pub fund: String,
    /// The month to be closed.
    pub month: Month,
    /// The first month of the fund that is not closed.
    pub first_open: Month,
    /// All vouchers dated in the month.
    pub vouchers: Vec<VoucherInMonth>,
    /// All postings of the fund up to the month.
    pub postings: Vec<Posting>,
    /// The bank's balances, one for each bank account that was ever used.
    pub bank: Vec<BankBalance>,
}

/// What will be closed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClosePlan {
    /// The balances carried over into the next month.
    pub balance: TrialBalance,
    /// How many vouchers the month has.
    pub vouchers: usize,
    /// Each bank account: what the books and what the bank say.
    pub bank: Vec<(String, Fen, Fen)>,
}

/// Proposes the close; whether it may be carried out, [`crate::check_close`] says.
///
/// # Errors
/// A sum beyond the range of fen.
pub fn propose_close(chart: &Chart, facts: &CloseFacts) -> Result<ClosePlan, MoneyError> {
    let balance = trial_balance(chart, &facts.postings, &facts.fund, facts.month)?;
    let by_bank = facts.bank.iter().map(|bank| (bank.account.clone(), balance.closing_of(&bank.account), bank.amount));
    let bank = by_bank.collect();
    Ok(ClosePlan { balance, vouchers: facts.vouchers.len(), bank })
}
