//! The bank of the demonstration: pays what it is instructed, except that it
//! refuses one instruction and cannot say about another until a second receipt.
//! Nothing here changes the house: it reads instructions and writes receipt files.
//!
//! Article: R3d-29.

use app::operations::payment::receipt_file::{BankResult, ReceiptLine, write_receipt};
use app::{House, Stop};
use base::{Fen, InstructionId};
use store::entity::payment_instruction;

/// How the bank deals with a file of instructions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mood {
    /// One refused, one unknown, the rest paid; with fewer than three, all paid.
    Difficult,
    /// All paid.
    Smooth,
}

/// The receipt file for instructions, in their order.
pub(crate) fn receipt(
    house: &House,
    instructions: &[payment_instruction::Model],
    mood: Mood,
    round: u32,
) -> Result<String, Stop> {
    let today = house.clock.today();
    let difficult = mood == Mood::Difficult && instructions.len() >= 3;
    let result = |at: usize| match at {
        1 if difficult => BankResult::Refused,
        2 if difficult => BankResult::Unknown,
        _ => BankResult::Done,
    };
    let line = |(at, instruction): (usize, &payment_instruction::Model)| {
        Ok(ReceiptLine {
            reference: InstructionId(instruction.instruction_id).to_string(),
            bank_reference: reference(instruction, round),
            payee_account: house.open::<payment_instruction::PayeeAccount>(instruction)?,
            amount: Fen(instruction.amount_fen),
            result: result(at),
            paid_on: (result(at) == BankResult::Done).then_some(today),
        })
    };
    let lines: Result<Vec<ReceiptLine>, Stop> = instructions.iter().enumerate().map(line).collect();
    Ok(write_receipt(&lines?))
}

/// The bank's own number of a payment.
pub(crate) fn reference(instruction: &payment_instruction::Model, round: u32) -> String {
    format!("BK{:012}{round}", instruction.instruction_id)
}
