//! Business, books and bank: sound ones agree whatever the order of the lines,
//! and each planted difference is told with its kind, its instruction and its
//! amounts, and nothing else is.
//!
//! Article: R1-18, R3d-29.

#![allow(clippy::unwrap_used)] // a test that finds nothing to unwrap has failed

use base::{Fen, InstructionId};
use ledger::{BankLine, BusinessPayment, DifferenceKind, LedgerLine, Movement, Outcome, Reconciliation, reconcile};
use proptest::prelude::*;

#[derive(Debug, Clone)]
struct Three {
    business: Vec<BusinessPayment>,
    ledger: Vec<LedgerLine>,
    bank: Vec<BankLine>,
}

impl Three {
    /// Payments with the lines that books and bank should have of them.
    fn sound(payments: &[(usize, i64, usize)]) -> Three {
        let mut three = Three { business: vec![], ledger: vec![], bank: vec![] };
        for (n, (fund, amount, outcome)) in payments.iter().enumerate() {
            let (instruction, fund) = (InstructionId(n as i64 + 1), ["basic", "critical"][*fund].to_owned());
            let (outcome, movements): (Outcome, &[Movement]) = match outcome {
                0..=5 => (Outcome::Done, &[Movement::Paid]),
                6 => (Outcome::Refused, &[]),
                _ => (Outcome::Bounced, &[Movement::Paid, Movement::Returned]),
            };
            let amount = Fen(*amount);
            for movement in movements {
                three.ledger.push(LedgerLine { instruction, fund: fund.clone(), amount, movement: *movement });
                let reference = format!("{n}-{movement:?}");
                let (instruction, fund) = (Some(instruction), fund.clone());
                three.bank.push(BankLine { reference, instruction, fund, amount, movement: *movement });
            }
            three.business.push(BusinessPayment { instruction, fund, amount, outcome });
        }
        three
    }

    fn reconciled(&self) -> Reconciliation {
        reconcile(&self.business, &self.ledger, &self.bank).unwrap()
    }

    fn kinds(&self) -> Vec<DifferenceKind> {
        self.reconciled().differences.iter().map(|difference| difference.kind).collect()
    }
}

fn payments() -> impl Strategy<Value = Vec<(usize, i64, usize)>> {
    prop::collection::vec((0usize..2, 1i64..1_000_000, 0usize..9), 1..40).prop_map(|mut payments| {
        payments[0].2 = 0; // at least one is done
        payments
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn sound_ones_agree_in_any_order(payments in payments(), turn in 0usize..100) {
        let mut three = Three::sound(&payments);
        let lines = three.ledger.len();
        three.bank.rotate_left(turn % lines);
        three.ledger.reverse();
        let result = three.reconciled();
        prop_assert!(result.agrees());
        prop_assert_eq!(result.matched, lines);
        for (fund, totals) in &result.totals {
            let model: i64 = three.business.iter()
                .filter(|p| p.fund == *fund && p.outcome == Outcome::Done).map(|p| p.amount.0).sum();
            prop_assert_eq!((totals.business.0, totals.ledger.0, totals.bank.0), (model, model, model));
        }
    }

    #[test]
    fn f03_every_planted_difference_is_told_and_nothing_else(payments in payments()) {
        use DifferenceKind::*;
        let sound = Three::sound(&payments);
        let plant = |change: &dyn Fn(&mut Three)| {
            let mut three = sound.clone();
            change(&mut three);
            three.kinds()
        };
        prop_assert_eq!(plant(&|t| drop(t.ledger.remove(0))), [MissingInLedger]);
        prop_assert_eq!(plant(&|t| drop(t.bank.remove(0))), [MissingInBank]);
        prop_assert_eq!(plant(&|t| t.ledger.push(t.ledger[0].clone())), [TwiceInLedger]);
        prop_assert_eq!(plant(&|t| t.bank.push(t.bank[0].clone())), [TwiceInBank]);
        prop_assert_eq!(plant(&|t| t.ledger[0].amount.0 += 1), [AmountDiffersInLedger]);
        prop_assert_eq!(plant(&|t| t.bank[0].amount.0 -= 1), [AmountDiffersInBank]);
        prop_assert_eq!(plant(&|t| t.ledger[0].fund = "other".into()), [FundDiffersInLedger]);
        prop_assert_eq!(plant(&|t| t.bank[0].fund = "other".into()), [FundDiffersInBank]);
        prop_assert_eq!(
            plant(&|t| { t.business.remove(0); }),
            [NotInBusinessButInLedger, NotInBusinessButInBank]
        );
        prop_assert_eq!(plant(&|t| t.bank[0].instruction = None), [BankLineUnassigned, MissingInBank]);
        prop_assert_eq!(
            plant(&|t| t.business[0].outcome = Outcome::Refused),
            [NotInBusinessButInLedger, NotInBusinessButInBank]
        );
        // Paid by the bank while the business knows nothing: listed, never settled by itself.
        let mut unknown = plant(&|t| { t.business[0].outcome = Outcome::Unknown; t.ledger.remove(0); });
        unknown.sort();
        prop_assert_eq!(unknown, [OutcomeUnknown, NotInBusinessButInBank]);
    }
}

#[test]
fn equal_amounts_are_matched_by_instruction_never_by_amount() {
    let mut three = Three::sound(&[(0, 100, 0), (0, 100, 0)]);
    three.bank[1].instruction = Some(InstructionId(7));
    let result = three.reconciled();
    let told: Vec<_> = result.differences.iter().map(|d| (d.instruction, d.kind, d.expected, d.found)).collect();
    assert_eq!(
        told,
        [
            (Some(InstructionId(2)), DifferenceKind::MissingInBank, Fen(100), Fen(0)),
            (Some(InstructionId(7)), DifferenceKind::NotInBusinessButInBank, Fen(0), Fen(100)),
        ]
    );
    assert_eq!(result.matched, 1);
    let totals = result.totals["basic"];
    assert_eq!(totals.business, totals.bank, "the totals agree although the lines do not");
}
