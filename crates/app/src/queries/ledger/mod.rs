//! The books: trial balance, journal, months, accounts and funds.

pub mod accounts;
pub mod journal;
pub mod months;
pub mod trial_balance;
