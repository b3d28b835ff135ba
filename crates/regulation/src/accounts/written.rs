//! How the chart stands in `regulation/catalogs/accounts.toml`, and the checks
//! on it: every code once, a sub-account begins with the code of its account,
//! entries name accounts that can be posted to, and every fund of `funds.toml`
//! finds the account of its benefits.
//!
//! Article: R1-21.

use std::collections::BTreeMap;

use serde::Deserialize;
use toml::Spanned;

use super::{Account, Chart, Element, Entry, EntryAccount};
use crate::catalogs::Funds;
use crate::{Articles, Reader};

const FILE: &str = "catalogs/accounts.toml";
const FUNDS_FILE: &str = "catalogs/funds.toml";
const FUND_EXPENSE: &str = "$expense";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenChart {
    article: Articles,
    account: Vec<WrittenAccount>,
    sub_account: Vec<WrittenSubAccount>,
    entry: Vec<WrittenEntry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenAccount {
    code: Spanned<String>,
    zh: String,
    en: String,
    element: Element,
    #[serde(default)]
    bank: bool,
    #[serde(default)]
    verified: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenSubAccount {
    of: String,
    code: Spanned<String>,
    zh: String,
    en: String,
    fund: Option<Spanned<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenEntry {
    event: Spanned<String>,
    zh: String,
    en: String,
    debit: Spanned<String>,
    credit: Spanned<String>,
    article: Articles,
}

/// Reads the chart; `funds` are those read before, `None` when they are faulty.
pub(crate) fn load(reader: &mut Reader<'_>, funds: Option<&Funds>) -> Option<Chart> {
    let written: WrittenChart = reader.toml(FILE)?;
    let mut accounts = BTreeMap::new();
    for account in written.account {
        let span = account.code.span();
        let account = Account {
            code: account.code.into_inner(),
            zh: account.zh,
            en: account.en,
            element: account.element,
            parent: None,
            bank: account.bank,
            verified: account.verified,
            fund: None,
        };
        add(reader, &mut accounts, account, span);
    }
    for sub in written.sub_account {
        add_sub_account(reader, &mut accounts, sub, funds);
    }
    let mut chart = Chart { article: written.article, accounts, entries: BTreeMap::new(), expenses: BTreeMap::new() };
    for entry in written.entry {
        add_entry(reader, &mut chart, entry);
    }
    for fund in funds?.iter() {
        let of_fund = |account: &&Account| {
            account.parent.as_deref() == Some(&fund.expense_account) && account.zh == fund.expense_sub_account
        };
        match chart.accounts.values().find(of_fund) {
            Some(account) => drop(chart.expenses.insert(fund.id.clone(), account.code.clone())),
            None => reader.problem(
                FUNDS_FILE,
                None,
                format!("the chart has no sub-account {:?} of {}", fund.expense_sub_account, fund.expense_account),
            ),
        }
    }
    reader.is_clean().then_some(chart)
}

fn add(
    reader: &mut Reader<'_>,
    accounts: &mut BTreeMap<String, Account>,
    account: Account,
    span: std::ops::Range<usize>,
) {
    let code = account.code.clone();
    if !code.bytes().all(|b| b.is_ascii_digit()) || code.len() < 4 {
        reader.problem(FILE, Some(span), format!("an account code has four digits or more: {code:?}"));
    } else if accounts.insert(code.clone(), account).is_some() {
        reader.problem(FILE, Some(span), format!("the account {code} stands above"));
    }
}

fn add_sub_account(
    reader: &mut Reader<'_>,
    accounts: &mut BTreeMap<String, Account>,
    sub: WrittenSubAccount,
    funds: Option<&Funds>,
) {
    let span = sub.code.span();
    let Some(of) = accounts.get(&sub.of).filter(|of| of.parent.is_none()) else {
        return reader.problem(FILE, Some(span), format!("there is no account {:?} for this sub-account", sub.of));
    };
    let (element, bank, verified) = (of.element, of.bank, of.verified);
    if !sub.code.get_ref().starts_with(&sub.of) || sub.code.get_ref().len() <= sub.of.len() {
        return reader.problem(FILE, Some(span), format!("a sub-account's code begins with {}", sub.of));
    }
    if let (Some(fund), Some(funds)) = (&sub.fund, funds)
        && funds.get(fund.get_ref()).is_none()
    {
        reader.problem(FILE, Some(fund.span()), format!("there is no fund {:?}", fund.get_ref()));
    }
    let account = Account {
        code: sub.code.into_inner(),
        zh: sub.zh,
        en: sub.en,
        element,
        parent: Some(sub.of),
        bank,
        verified,
        fund: sub.fund.map(Spanned::into_inner),
    };
    add(reader, accounts, account, span);
}

fn add_entry(reader: &mut Reader<'_>, chart: &mut Chart, entry: WrittenEntry) {
    let span = entry.event.span();
    let event = entry.event.into_inner();
    let mut account = |name: &Spanned<String>| {
        if name.get_ref() == FUND_EXPENSE {
            return EntryAccount::FundExpense;
        }
        let code = name.get_ref().clone();
        if chart.account(&code).is_none() || chart.has_sub_accounts(&code) {
            reader.problem(FILE, Some(name.span()), format!("no account that can be posted to: {code:?}"));
        }
        EntryAccount::Code(code)
    };
    let (debit, credit) = (account(&entry.debit), account(&entry.credit));
    if debit == credit {
        reader.problem(FILE, Some(span.clone()), "an entry moves nothing from an account to itself");
    }
    let entry = Entry { event: event.clone(), zh: entry.zh, en: entry.en, debit, credit, article: entry.article };
    if chart.entries.insert(event.clone(), entry).is_some() {
        reader.problem(FILE, Some(span), format!("the event {event:?} stands above"));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::LawFiles;
    use crate::catalogs::load_funds;

    const TEXT: &str = include_str!("../../../../regulation/catalogs/accounts.toml");
    const FUNDS: &str = include_str!("../../../../regulation/catalogs/funds.toml");

    fn read(text: &str) -> Result<Chart, crate::LawErrors> {
        let files = LawFiles::of([(FILE, text), (FUNDS_FILE, FUNDS)]);
        let mut reader = Reader::over(&files);
        let funds = load_funds(&mut reader);
        let chart = load(&mut reader, funds.as_ref());
        reader.finish(|| chart)
    }

    #[test]
    fn the_chart_is_read_and_every_fund_finds_its_expense() {
        let chart = read(TEXT).unwrap();
        let expenses: Vec<_> = chart.funds().map(|fund| (fund, chart.expense_of(fund).unwrap())).collect();
        assert_eq!(
            expenses,
            [
                ("critical_illness", "510101"),
                ("hardship", "510102"),
                ("medical_assistance", "540101"),
                ("resident_basic", "500101"),
            ]
        );
        let expenditure = chart.account("1004").unwrap();
        assert!(expenditure.verified && expenditure.bank && expenditure.element == Element::Asset);
        assert!(chart.has_sub_accounts("5001") && !chart.has_sub_accounts("1004"));
        let payment = chart.entry("provider_payment").unwrap();
        assert_eq!(chart.resolve(&payment.debit, "hardship"), Some("510102"));
        assert_eq!(chart.resolve(&payment.credit, "hardship"), Some("1004"));
        assert!(chart.entry("provider_gift").is_none());
    }

    #[test]
    fn planted_defects_are_named_with_their_line() {
        for (from, to, problem) in [
            ("code = \"1002\"", "code = \"1001\"", "stands above"),
            ("code = \"1005\"", "code = \"10A5\"", "four digits"),
            ("code = \"500102\"", "code = \"510199\"", "begins with 5001"),
            ("of = \"1101\"", "of = \"1109\"", "there is no account"),
            ("fund = \"hardship\"", "fund = \"hardshp\"", "there is no fund"),
            ("credit = \"1003\"", "credit = \"5001\"", "no account that can be posted to"),
            ("credit = \"1003\"", "credit = \"1004\"", "to itself"),
            ("event = \"payment_bounced\"", "event = \"provider_payment\"", "stands above"),
            ("element = \"asset\"", "element = \"assets\"", "unknown variant"),
        ] {
            assert!(TEXT.contains(from), "{from}");
            let errors = read(&TEXT.replacen(from, to, 1)).expect_err(from);
            assert!(errors.0.iter().any(|e| e.line > 0 && e.problem.contains(problem)), "{from}: {errors}");
        }
        let errors = read(&TEXT.replacen("zh = \"住院\"", "zh = \"住院待遇\"", 1)).unwrap_err();
        assert!(errors.0[0].problem.contains("the chart has no sub-account"), "{errors}");
    }
}
