//! What is reconciled and what comes out of it: payments of the business, lines
//! of the books and of the bank, and the kinds of difference between them.
//!
//! Article: R1-18, R2-72, R3d-29.

use std::collections::BTreeMap;

use base::{Fen, InstructionId};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What became of an instruction, as far as the business knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// Paid.
    Done,
    /// Refused by the bank; no money moved.
    Refused,
    /// Paid, then returned by the bank.
    Bounced,
    /// Not known yet: to be asked after, never sent again by itself.
    Unknown,
}

/// Which way money moved.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Movement {
    /// Out to the payee.
    Paid,
    /// Back from the bank.
    Returned,
}

/// An instruction in the business.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BusinessPayment {
    /// Which one.
    pub instruction: InstructionId,
    /// The fund that pays.
    pub fund: String,
    /// The amount, above zero.
    pub amount: Fen,
    /// What became of it.
    pub outcome: Outcome,
}

/// A posted payment in the books.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LedgerLine {
    /// The instruction it books.
    pub instruction: InstructionId,
    /// The fund whose books it is in.
    pub fund: String,
    /// The amount, above zero.
    pub amount: Fen,
    /// Which way.
    pub movement: Movement,
}

/// A line of the bank's statement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BankLine {
    /// The bank's own reference.
    pub reference: String,
    /// The instruction it names; `None` when it names none that can be read.
    pub instruction: Option<InstructionId>,
    /// The fund whose bank account it is on.
    pub fund: String,
    /// The amount, above zero.
    pub amount: Fen,
    /// Which way.
    pub movement: Movement,
}

/// How the three differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum DifferenceKind {
    /// The outcome of an instruction is not known.
    OutcomeUnknown,
    /// It should stand in the books and does not.
    MissingInLedger,
    /// It should stand in the bank's statement and does not.
    MissingInBank,
    /// The books have a line the business does not account for.
    NotInBusinessButInLedger,
    /// The bank has a line the business does not account for.
    NotInBusinessButInBank,
    /// The books have it more than once.
    TwiceInLedger,
    /// The bank has it more than once.
    TwiceInBank,
    /// The books have another amount.
    AmountDiffersInLedger,
    /// The bank has another amount.
    AmountDiffersInBank,
    /// It stands in the books of another fund.
    FundDiffersInLedger,
    /// It went through another fund's bank account.
    FundDiffersInBank,
    /// A line of the bank names no instruction.
    BankLineUnassigned,
}

/// One difference.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
pub struct Difference {
    /// The instruction, if the line names one.
    pub instruction: Option<InstructionId>,
    /// Which way the money moved; `None` where the outcome is unknown.
    pub movement: Option<Movement>,
    /// How they differ.
    pub kind: DifferenceKind,
    /// The fund of the line looked at.
    pub fund: String,
    /// The amount expected: that of the business, zero where it expects none.
    pub expected: Fen,
    /// The amount found, zero where nothing was.
    pub found: Fen,
    /// The bank's reference, for a line of the bank.
    pub reference: Option<String>,
}

/// Net payments of a fund as each of the three has them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, JsonSchema)]
pub struct FundTotals {
    /// Paid less returned, by the business.
    pub business: Fen,
    /// The same by the books.
    pub ledger: Fen,
    /// The same by the bank.
    pub bank: Fen,
}

/// The result.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Reconciliation {
    /// Net payments by fund.
    pub totals: BTreeMap<String, FundTotals>,
    /// Movements on which all three agree.
    pub matched: usize,
    /// Every difference, by instruction; empty when all agree.
    pub differences: Vec<Difference>,
}

impl Reconciliation {
    /// Whether business, books and bank agree, line by line.
    pub fn agrees(&self) -> bool {
        self.differences.is_empty()
    }
}
