//! The funds: each a set of books of its own, with the account on which its
//! payments are booked and the bank account from which they are made. For the
//! ledger, payment and every amount shown by fund.
//!
//! Article: R2-69 (independent accounts, no use for anything else), R2-72
//! (basic and critical-illness funds keep separate books).

use std::collections::BTreeSet;

use serde::Deserialize;
use toml::Spanned;

use crate::{Articles, Reader};

const PATH: &str = "catalogs/funds.toml";

/// All funds, in the order in which they pay.
#[derive(Debug, Clone)]
pub struct Funds {
    funds: Vec<Fund>,
}

/// One fund.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fund {
    /// Its id: `resident_basic`.
    pub id: String,
    /// Its name.
    pub zh: String,
    /// Its name in a column of figures, at most six signs.
    pub short: String,
    /// Its English name.
    pub en: String,
    /// Whose insurance it is: `resident`.
    pub insurance: String,
    /// The account on which its payments are booked: `5001`.
    pub expense_account: String,
    /// The sub-account below it.
    pub expense_sub_account: String,
    /// The name of the bank account from which it pays.
    pub expenditure_account: String,
    /// Where it is laid down.
    pub article: Articles,
    /// What a reader should know; may be empty.
    pub note: String,
}

impl Funds {
    /// A fund by its id.
    pub fn get(&self, id: &str) -> Option<&Fund> {
        self.funds.iter().find(|fund| fund.id == id)
    }

    /// All funds, in the order in which they pay.
    pub fn iter(&self) -> std::slice::Iter<'_, Fund> {
        self.funds.iter()
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenFile {
    fund: Vec<Written>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    id: Spanned<String>,
    zh: String,
    short: Spanned<String>,
    en: String,
    insurance: String,
    expense_account: String,
    expense_sub_account: String,
    expenditure_account: Spanned<String>,
    article: Articles,
    #[serde(default)]
    note: String,
}

/// Reads the funds: ids and bank accounts each once.
pub(crate) fn load(reader: &mut Reader<'_>) -> Option<Funds> {
    let file = reader.toml::<WrittenFile>(PATH)?;
    let (mut ids, mut accounts) = (BTreeSet::new(), BTreeSet::new());
    for written in &file.fund {
        if !ids.insert(written.id.get_ref()) {
            reader.problem(PATH, Some(written.id.span()), "a fund of this id stands above");
        }
        if !accounts.insert(written.expenditure_account.get_ref()) {
            let span = written.expenditure_account.span();
            reader.problem(PATH, Some(span), "two funds may not pay from one bank account");
        }
        if written.short.get_ref().chars().count() > 6 {
            reader.problem(PATH, Some(written.short.span()), "the short name has at most six signs");
        }
    }
    Some(Funds { funds: file.fund.into_iter().map(fund).collect() })
}

fn fund(written: Written) -> Fund {
    Fund {
        id: written.id.into_inner(),
        zh: written.zh,
        short: written.short.into_inner(),
        en: written.en,
        insurance: written.insurance,
        expense_account: written.expense_account,
        expense_sub_account: written.expense_sub_account,
        expenditure_account: written.expenditure_account.into_inner(),
        article: written.article,
        note: written.note,
    }
}
