//! The books: trial balance, journal, accounts and funds.

pub mod accounts;
pub mod journal;
pub mod trial_balance;
