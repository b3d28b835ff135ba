//! The independent checker of a month close. It reckons everything anew from
//! the facts, in its own way (plain sums over postings, in 128 bits, without
//! the trial balance), and compares; it uses nothing the plan was made with.
//!
//! Article: R1-21, R3d-29.

use std::collections::{BTreeMap, BTreeSet};

use base::{Fen, Month, Refusal, VoucherId};
use regulation::accounts::{Chart, Side};

use crate::close::{CloseFacts, ClosePlan};

/// What stands in the way of a close; all of them are told.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum CloseFault {
    /// An earlier month is still open, or this one is closed already.
    NotTheFirstOpenMonth {
        /// The month that is to be closed first.
        first_open: Month,
    },
    /// A voucher of the month is not posted.
    VoucherNotPosted(VoucherId),
    /// Debit and credit of the postings differ.
    NotBalanced {
        /// All debits up to the month.
        debit: Fen,
        /// All credits up to the month.
        credit: Fen,
    },
    /// A posting of another fund or of a later month is among the facts.
    ForeignPosting,
    /// The bank has sent no balance of an account that has been used.
    BankBalanceMissing(String),
    /// The books and the bank differ.
    BankDiffers {
        /// The account.
        account: String,
        /// What the books say.
        books: Fen,
        /// What the bank says.
        bank: Fen,
    },
    /// The plan does not say what the facts say.
    PlanDiffers {
        /// The account, or what else differs.
        about: String,
    },
}

/// Examines a plan against its facts; empty when the month may be closed.
pub fn check_close(chart: &Chart, plan: &ClosePlan, facts: &CloseFacts) -> Vec<CloseFault> {
    let mut faults = Vec::new();
    if facts.month != facts.first_open {
        faults.push(CloseFault::NotTheFirstOpenMonth { first_open: facts.first_open });
    }
    faults.extend(facts.vouchers.iter().filter(|v| !v.posted).map(|v| CloseFault::VoucherNotPosted(v.id)));
    if facts.postings.iter().any(|p| p.fund != facts.fund || p.month > facts.month) {
        faults.push(CloseFault::ForeignPosting);
    }
    let signed = signed_balances(facts);
    balanced(facts, &mut faults);
    bank_agrees(chart, &signed, facts, &mut faults);
    plan_agrees(chart, plan, &signed, facts, &mut faults);
    faults.sort();
    faults.dedup();
    faults
}

/// Debit minus credit of every account.
fn signed_balances(facts: &CloseFacts) -> BTreeMap<&str, i128> {
    let mut signed = BTreeMap::new();
    for posting in &facts.postings {
        let amount = i128::from(posting.amount.0);
        *signed.entry(posting.account.as_str()).or_default() += match posting.side {
            Side::Debit => amount,
            Side::Credit => -amount,
        };
    }
    signed
}

fn balanced(facts: &CloseFacts, faults: &mut Vec<CloseFault>) {
    let sum = |side| -> i128 { facts.postings.iter().filter(|p| p.side == side).map(|p| i128::from(p.amount.0)).sum() };
    let (debit, credit) = (sum(Side::Debit), sum(Side::Credit));
    if debit != credit {
        faults.push(CloseFault::NotBalanced { debit: shown(debit), credit: shown(credit) });
    }
}

fn bank_agrees(chart: &Chart, signed: &BTreeMap<&str, i128>, facts: &CloseFacts, faults: &mut Vec<CloseFault>) {
    let told: BTreeSet<&str> = facts.bank.iter().map(|bank| bank.account.as_str()).collect();
    for account in signed.keys().filter(|code| chart.account(code).is_some_and(|account| account.bank)) {
        if !told.contains(account) {
            faults.push(CloseFault::BankBalanceMissing((*account).to_owned()));
        }
    }
    for bank in &facts.bank {
        let books = signed.get(bank.account.as_str()).copied().unwrap_or_default();
        if books != i128::from(bank.amount.0) {
            let account = bank.account.clone();
            faults.push(CloseFault::BankDiffers { account, books: shown(books), bank: bank.amount });
        }
    }
}

fn plan_agrees(
    chart: &Chart,
    plan: &ClosePlan,
    signed: &BTreeMap<&str, i128>,
    facts: &CloseFacts,
    faults: &mut Vec<CloseFault>,
) {
    let mut differs = |about: &str| faults.push(CloseFault::PlanDiffers { about: about.to_owned() });
    if plan.balance.fund != facts.fund || plan.balance.month != facts.month {
        differs("fund or month");
    }
    if plan.vouchers != facts.vouchers.len() {
        differs("vouchers");
    }
    let planned: BTreeMap<&str, i128> =
        plan.balance.rows.iter().map(|row| (row.account.as_str(), i128::from(row.closing.0))).collect();
    for account in planned.keys().chain(signed.keys()).collect::<BTreeSet<_>>() {
        let grows_on_debit = chart.account(account).is_some_and(|a| a.element.grows_on() == Side::Debit);
        let closing = signed.get(account).copied().map(|debit| if grows_on_debit { debit } else { -debit });
        if planned.get(account).copied() != closing {
            differs(account);
        }
    }
    let bank: Vec<_> = facts.bank.iter().map(|bank| (bank.account.as_str(), bank.amount)).collect();
    if plan.bank.iter().map(|(account, _, bank)| (account.as_str(), *bank)).collect::<Vec<_>>() != bank {
        differs("bank");
    }
}

/// For the message only: a sum beyond 64 bits is shown as the largest amount.
fn shown(sum: i128) -> Fen {
    Fen(i64::try_from(sum).unwrap_or(if sum < 0 { i64::MIN } else { i64::MAX }))
}

impl CloseFault {
    /// The stable code.
    pub fn code(&self) -> &'static str {
        match self {
            CloseFault::NotTheFirstOpenMonth { .. } => "not_the_first_open_month",
            CloseFault::VoucherNotPosted(_) => "voucher_not_posted",
            CloseFault::NotBalanced { .. } => "books_not_balanced",
            CloseFault::ForeignPosting => "foreign_posting",
            CloseFault::BankBalanceMissing(_) => "bank_balance_missing",
            CloseFault::BankDiffers { .. } => "bank_balance_differs",
            CloseFault::PlanDiffers { .. } => "close_plan_differs",
        }
    }

    /// The refusal of the close for this fault.
    pub fn refusal(&self) -> Refusal {
        let (zh, en) = match self {
            CloseFault::NotTheFirstOpenMonth { first_open } => {
                (format!("应先对{first_open}结账"), format!("{first_open} is to be closed first"))
            }
            CloseFault::VoucherNotPosted(id) => (format!("凭证{id}尚未记账"), format!("voucher {id} is not posted")),
            CloseFault::NotBalanced { debit, credit } => (
                format!("账簿借贷不平：借方{debit}元，贷方{credit}元"),
                format!("the books do not balance: debit {debit}, credit {credit}"),
            ),
            CloseFault::ForeignPosting => (
                "混入了其他账套或期间的分录".to_owned(),
                "a posting of other books or periods is among them".to_owned(),
            ),
            CloseFault::BankBalanceMissing(account) => {
                (format!("缺少{account}科目的银行对账单余额"), format!("the bank's balance of {account} is missing"))
            }
            CloseFault::BankDiffers { account, books, bank } => (
                format!("{account}科目账面{books}元与银行{bank}元不符"),
                format!("account {account}: books {books}, bank {bank}"),
            ),
            CloseFault::PlanDiffers { about } => {
                (format!("结账方案与账簿不符：{about}"), format!("the plan differs from the books: {about}"))
            }
        };
        Refusal::conflict(self.code(), zh, en).citing("R3d-29")
    }
}
