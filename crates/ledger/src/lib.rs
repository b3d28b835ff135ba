//! The books: vouchers, their three signatories, postings, reversal, trial
//! balance, month close, and the reconciliation of business, books and bank.
//! For finance, and for every operation that books something.
//!
//! Pure: the chart of accounts, the periods, the postings and the bank's lines
//! come in as arguments. Amounts are positive fen on one of two sides; nothing
//! is ever edited, a mistake is undone by a reversal that names what it undoes.
//!
//! The way through it: [`Draft`] (by hand or [`book`] for an event) →
//! [`check`] → [`Voucher`] → [`sign`] → [`SignedVoucher`] → its postings.
//!
//! Article: R1-18, R1-20, R1-21, R2-72, R3d-22, R3d-27, R3d-28, R3d-29.

#![forbid(unsafe_code)]

mod balance;
mod booking;
mod close;
mod close_check;
mod period;
mod posting;
mod reconcile;
mod reconciliation;
mod refused;
mod reversal;
mod signature;
mod voucher;

pub use balance::{BalanceRow, TrialBalance, trial_balance};
pub use booking::{BookingError, book};
pub use close::{BankBalance, CloseFacts, ClosePlan, VoucherInMonth, propose_close};
pub use close_check::{CloseFault, check_close};
pub use period::Periods;
pub use posting::Posting;
pub use reconcile::reconcile;
pub use reconciliation::{
    BankLine, BusinessPayment, Difference, DifferenceKind, FundTotals, LedgerLine, Movement, Outcome, Reconciliation,
};
pub use refused::VoucherRefused;
pub use reversal::reverse;
pub use signature::{SignatureRefused, Signatures, SignedVoucher, sign};
pub use voucher::{Draft, Line, Voucher, check};
