//! Reconciliation of business, books and bank: every payment instruction is
//! matched one to one with its line in the books and its line in the bank's
//! statement, by the instruction's number and never by amount alone; whatever
//! is left over or differs is listed with its kind.
//!
//! Article: R1-18, R2-72, R3d-29.

use std::collections::{BTreeMap, BTreeSet};

use base::{Fen, InstructionId, MoneyError};

use crate::reconciliation::{
    BankLine, BusinessPayment, Difference, DifferenceKind, FundTotals, LedgerLine, Movement, Outcome, Reconciliation,
};

/// Matches the three. An instruction is expected in books and bank once as paid
/// when done, once as paid and once as returned when bounced, and not at all
/// when refused or unknown.
///
/// # Errors
/// A total beyond the range of fen.
///
/// # Panics
/// When the business lists an instruction twice: its number is unique.
pub fn reconcile(
    business: &[BusinessPayment],
    ledger: &[LedgerLine],
    bank: &[BankLine],
) -> Result<Reconciliation, MoneyError> {
    let mut matcher = Matcher { expected: expected(business), ..Matcher::default() };
    let of_ledger = ledger.iter().map(|line| Found {
        key: (line.instruction, line.movement),
        fund: &line.fund,
        amount: line.amount,
        reference: None,
    });
    let in_ledger = matcher.compare(of_ledger, &LEDGER_KINDS);
    for line in bank.iter().filter(|line| line.instruction.is_none()) {
        matcher.differences.push(Difference {
            instruction: None,
            movement: Some(line.movement),
            kind: DifferenceKind::BankLineUnassigned,
            fund: line.fund.clone(),
            expected: Fen::ZERO,
            found: line.amount,
            reference: Some(line.reference.clone()),
        });
    }
    let of_bank = bank.iter().filter_map(|line| {
        let key = (line.instruction?, line.movement);
        Some(Found { key, fund: &line.fund, amount: line.amount, reference: Some(&line.reference) })
    });
    let in_bank = matcher.compare(of_bank, &BANK_KINDS);
    for payment in business.iter().filter(|payment| payment.outcome == Outcome::Unknown) {
        matcher.differences.push(Difference {
            instruction: Some(payment.instruction),
            movement: None,
            kind: DifferenceKind::OutcomeUnknown,
            fund: payment.fund.clone(),
            expected: payment.amount,
            found: Fen::ZERO,
            reference: None,
        });
    }
    let matched = in_ledger.intersection(&in_bank).count();
    let mut differences = matcher.differences;
    differences.sort();
    Ok(Reconciliation { totals: totals(business, ledger, bank)?, matched, differences })
}

type Key = (InstructionId, Movement);

/// What the business expects to find, with fund and amount.
fn expected(business: &[BusinessPayment]) -> BTreeMap<Key, (String, Fen)> {
    let mut expected = BTreeMap::new();
    let mut seen = BTreeSet::new();
    for payment in business {
        assert!(seen.insert(payment.instruction), "an instruction stands in the business once");
        for movement in movements(payment.outcome) {
            expected.insert((payment.instruction, *movement), (payment.fund.clone(), payment.amount));
        }
    }
    expected
}

fn movements(outcome: Outcome) -> &'static [Movement] {
    match outcome {
        Outcome::Done => &[Movement::Paid],
        Outcome::Bounced => &[Movement::Paid, Movement::Returned],
        Outcome::Refused | Outcome::Unknown => &[],
    }
}

/// A line of the books or of the bank.
struct Found<'l> {
    key: Key,
    fund: &'l str,
    amount: Fen,
    reference: Option<&'l str>,
}

/// How differences are called on one of the two sides.
struct Kinds {
    missing: DifferenceKind,
    extra: DifferenceKind,
    twice: DifferenceKind,
    amount: DifferenceKind,
    fund: DifferenceKind,
}

const LEDGER_KINDS: Kinds = Kinds {
    missing: DifferenceKind::MissingInLedger,
    extra: DifferenceKind::NotInBusinessButInLedger,
    twice: DifferenceKind::TwiceInLedger,
    amount: DifferenceKind::AmountDiffersInLedger,
    fund: DifferenceKind::FundDiffersInLedger,
};

const BANK_KINDS: Kinds = Kinds {
    missing: DifferenceKind::MissingInBank,
    extra: DifferenceKind::NotInBusinessButInBank,
    twice: DifferenceKind::TwiceInBank,
    amount: DifferenceKind::AmountDiffersInBank,
    fund: DifferenceKind::FundDiffersInBank,
};

#[derive(Default)]
struct Matcher {
    expected: BTreeMap<Key, (String, Fen)>,
    differences: Vec<Difference>,
}

impl Matcher {
    /// Matches one side with the business; gives the keys that agree there. The
    /// first line of a key is compared, every further one is one too many.
    fn compare<'l>(&mut self, lines: impl Iterator<Item = Found<'l>>, kinds: &Kinds) -> BTreeSet<Key> {
        let mut seen = BTreeSet::new();
        let mut agreed = BTreeSet::new();
        for line in lines {
            let wanted = self.expected.get(&line.key);
            let kind = match wanted {
                None => kinds.extra,
                Some(_) if !seen.insert(line.key) => {
                    agreed.remove(&line.key);
                    kinds.twice
                }
                Some((_, amount)) if *amount != line.amount => kinds.amount,
                Some((fund, _)) if fund != line.fund => kinds.fund,
                Some(_) => {
                    agreed.insert(line.key);
                    continue;
                }
            };
            let expected = wanted.map_or(Fen::ZERO, |(_, amount)| *amount);
            self.push(line.key, kind, line.fund, expected, line.amount, line.reference);
        }
        let missing: Vec<(Key, (String, Fen))> =
            self.expected.iter().filter(|(key, _)| !seen.contains(key)).map(|(k, v)| (*k, v.clone())).collect();
        for (key, (fund, amount)) in missing {
            self.push(key, kinds.missing, &fund, amount, Fen::ZERO, None);
        }
        agreed
    }

    fn push(&mut self, key: Key, kind: DifferenceKind, fund: &str, expected: Fen, found: Fen, reference: Option<&str>) {
        self.differences.push(Difference {
            instruction: Some(key.0),
            movement: Some(key.1),
            kind,
            fund: fund.to_owned(),
            expected,
            found,
            reference: reference.map(str::to_owned),
        });
    }
}

fn totals(
    business: &[BusinessPayment],
    ledger: &[LedgerLine],
    bank: &[BankLine],
) -> Result<BTreeMap<String, FundTotals>, MoneyError> {
    let mut totals: BTreeMap<String, FundTotals> = BTreeMap::new();
    let net = |sum: Fen, amount: Fen, movement: Movement| match movement {
        Movement::Paid => sum.plus(amount),
        Movement::Returned => sum.minus(amount),
    };
    for payment in business {
        let of = totals.entry(payment.fund.clone()).or_default();
        for movement in movements(payment.outcome) {
            of.business = net(of.business, payment.amount, *movement)?;
        }
    }
    for line in ledger {
        let of = totals.entry(line.fund.clone()).or_default();
        of.ledger = net(of.ledger, line.amount, line.movement)?;
    }
    for line in bank {
        let of = totals.entry(line.fund.clone()).or_default();
        of.bank = net(of.bank, line.amount, line.movement)?;
    }
    Ok(totals)
}
