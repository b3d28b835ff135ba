//! The chart of accounts 会计科目 and the entries of the events that are booked.
//! For the ledger, the vouchers on screen and the trial balance.
//!
//! Article: R1-21 (accounts by the names and codes of the fund accounting
//! system), R2-72 (each fund keeps its own books).

mod written;

use std::collections::BTreeMap;

use base::Article;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::Articles;

pub(crate) use written::load;

/// What an account is about; decides on which side it grows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Element {
    /// 资产.
    Asset,
    /// 负债.
    Liability,
    /// 净资产.
    NetAssets,
    /// 收入.
    Income,
    /// 支出.
    Expense,
}

/// The two sides of the books.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Side {
    /// 借.
    Debit,
    /// 贷.
    Credit,
}

impl Side {
    /// The other side.
    pub fn opposite(self) -> Side {
        match self {
            Side::Debit => Side::Credit,
            Side::Credit => Side::Debit,
        }
    }
}

impl Element {
    /// The side on which its accounts grow.
    pub fn grows_on(self) -> Side {
        match self {
            Element::Asset | Element::Expense => Side::Debit,
            Element::Liability | Element::NetAssets | Element::Income => Side::Credit,
        }
    }
}

/// An account or sub-account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Account {
    /// Its code: `1004`, `500101`.
    pub code: String,
    /// Its name.
    pub zh: String,
    /// Its English name.
    pub en: String,
    /// What it is about.
    pub element: Element,
    /// The account a sub-account belongs to.
    pub parent: Option<String>,
    /// Whether a bank keeps this money and sends statements of it.
    pub bank: bool,
    /// Whether its code was found in a published text.
    pub verified: bool,
    /// The only fund whose books may use it.
    pub fund: Option<String>,
}

/// An account named in an entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EntryAccount {
    /// Always this one.
    Code(String),
    /// The account on which the fund books its benefits.
    FundExpense,
}

/// How an event is booked: one debit, one credit, the same amount.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The event: `provider_payment`.
    pub event: String,
    /// Its name; the usual summary 摘要 of the voucher.
    pub zh: String,
    /// Its English name.
    pub en: String,
    /// What is debited 借.
    pub debit: EntryAccount,
    /// What is credited 贷.
    pub credit: EntryAccount,
    /// Where it is laid down.
    pub article: Articles,
}

/// The chart and its entries, read from `regulation/catalogs/accounts.toml`.
#[derive(Debug, Clone)]
pub struct Chart {
    article: Articles,
    accounts: BTreeMap<String, Account>,
    entries: BTreeMap<String, Entry>,
    /// Fund id → the account on which it books its benefits.
    expenses: BTreeMap<String, String>,
}

impl Chart {
    /// An account by its code.
    pub fn account(&self, code: &str) -> Option<&Account> {
        self.accounts.get(code)
    }

    /// All accounts, sub-accounts after their account.
    pub fn accounts(&self) -> impl Iterator<Item = &Account> {
        self.accounts.values()
    }

    /// Whether postings go to its sub-accounts instead.
    pub fn has_sub_accounts(&self, code: &str) -> bool {
        self.accounts.values().any(|account| account.parent.as_deref() == Some(code))
    }

    /// How an event is booked.
    pub fn entry(&self, event: &str) -> Option<&Entry> {
        self.entries.get(event)
    }

    /// All entries, by event.
    pub fn entries(&self) -> impl Iterator<Item = &Entry> {
        self.entries.values()
    }

    /// The funds that keep books on this chart, by id.
    pub fn funds(&self) -> impl Iterator<Item = &str> {
        self.expenses.keys().map(String::as_str)
    }

    /// The account on which a fund books its benefits.
    pub fn expense_of(&self, fund: &str) -> Option<&str> {
        self.expenses.get(fund).map(String::as_str)
    }

    /// The code an entry means in the books of a fund.
    pub fn resolve<'a>(&'a self, account: &'a EntryAccount, fund: &str) -> Option<&'a str> {
        match account {
            EntryAccount::Code(code) => Some(code),
            EntryAccount::FundExpense => self.expense_of(fund),
        }
    }

    /// Where the chart is laid down.
    pub fn article(&self) -> &Article {
        self.article.first()
    }
}
