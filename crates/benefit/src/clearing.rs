//! Who owes whom once a bill is settled: at the hospital's counter the funds owe
//! the hospital and the person pays only his own part, less the deposit; at the
//! agency the person has paid everything and is repaid.
//!
//! Article: R2-56, R2-57, R2-58, R2-61, R2-65, R3a-4, R3a-16, R3a-17, R3a-19, R3b-4

use base::{Article, Fen};
use regulation::benefits::{BillPart, Desk, Party};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{CannotSettle, Outcome, Policy};

/// Something owed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Due {
    /// Of which part of the bill.
    pub part: BillPart,
    /// Who owes it.
    pub debtor: Party,
    /// To whom.
    pub creditor: Party,
    /// How much, above zero.
    pub amount: Fen,
    /// Where it is laid down.
    pub article: Article,
}

/// What is owed for a bill settled at a desk, after a deposit paid to the
/// hospital on admission: too much comes back, too little is paid in addition.
///
/// # Errors
/// [`CannotSettle::ClearingNotInPolicy`] where the policy does not say who owes a
/// part that somebody pays.
pub fn clear(policy: &Policy, outcome: &Outcome, desk: Desk, deposit: Fen) -> Result<Vec<Due>, CannotSettle> {
    let mut dues = Vec::new();
    for (part, amount) in outcome.parts() {
        let rule = policy.law().clearing.iter().find(|rule| (rule.desk, rule.part) == (desk, part));
        let Some(rule) = rule else {
            // What the person or the hospital bears himself is owed to nobody.
            if matches!(part, BillPart::Person | BillPart::HospitalBears) {
                continue;
            }
            return Err(CannotSettle::ClearingNotInPolicy);
        };
        let left = if rule.debtor == Party::Person { Fen(amount.0 - deposit.0) } else { amount };
        let (debtor, creditor) =
            if left.is_negative() { (rule.creditor, rule.debtor) } else { (rule.debtor, rule.creditor) };
        if left != Fen::ZERO {
            let article = rule.article.first().clone();
            dues.push(Due { part, debtor, creditor, amount: Fen(left.0.abs()), article });
        }
    }
    Ok(dues)
}
