//! What business, books and bank say about payment instructions, in the words
//! of the ledger engine. For the reconciliation of a settlement month and for
//! the close of a month of the books.
//!
//! The bank's lines are all lines of receipts that say done, also those that
//! matched nothing: they are what reconciliation is there to find. A line that
//! repeats a bank number already taken says nothing new and is left out.
//!
//! Article: R1-18, R2-72, R3d-29.

use std::collections::{BTreeMap, BTreeSet};

use base::{Date, Fen, InstructionId};
use ledger::{BankLine, BusinessPayment, LedgerLine, Movement, Outcome};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use store::entity::{bank_receipt, bank_receipt_line, payment_instruction};

use crate::command::Context;
use crate::operations::payment::state;
use crate::operations::voucher::{BookedLine, booked_lines};
use crate::stop::Stop;

/// The fund of a bank line that names no instruction: nobody can say which.
pub(crate) const UNASSIGNED: &str = "unassigned";

/// What the three say.
#[derive(Debug, Default)]
pub(crate) struct Sides {
    pub(crate) business: Vec<BusinessPayment>,
    pub(crate) ledger: Vec<LedgerLine>,
    pub(crate) bank: Vec<BankLine>,
    /// The day the bank paid each instruction, by its matched line.
    pub(crate) paid_on: BTreeMap<i64, Date>,
    /// How the books have them, with months.
    pub(crate) booked: Vec<BookedLine>,
}

/// What the three say about the instructions of these batches.
pub(crate) async fn gather(cx: &Context<'_>, batch_ids: &[i64]) -> Result<Sides, Stop> {
    let mut sides = Sides::default();
    let mut funds: BTreeMap<i64, String> = BTreeMap::new();
    for group in batch_ids.chunks(1_000) {
        let select = payment_instruction::Entity::find()
            .filter(payment_instruction::Column::BatchId.is_in(group.iter().copied()))
            .order_by_asc(payment_instruction::Column::InstructionId);
        for row in cx.view.all(select).await? {
            funds.insert(row.instruction_id, row.fund.clone());
            let outcome = match row.state.as_str() {
                state::DONE => Outcome::Done,
                state::REFUSED => Outcome::Refused,
                state::SENT | state::UNKNOWN => Outcome::Unknown,
                _ => continue,
            };
            sides.business.push(BusinessPayment {
                instruction: InstructionId(row.instruction_id),
                fund: row.fund,
                amount: Fen(row.amount_fen),
                outcome,
            });
        }
        bank_lines(cx, group, &funds, &mut sides).await?;
    }
    sides.booked = booked_lines(cx, funds.keys().copied()).await?;
    let posted = sides.booked.iter().filter(|line| line.posted);
    sides.ledger = posted
        .map(|line| LedgerLine {
            instruction: InstructionId(line.instruction_id),
            fund: line.fund.clone(),
            amount: Fen(line.amount_fen),
            movement: Movement::Paid,
        })
        .collect();
    Ok(sides)
}

async fn bank_lines(
    cx: &Context<'_>,
    batch_ids: &[i64],
    funds: &BTreeMap<i64, String>,
    sides: &mut Sides,
) -> Result<(), Stop> {
    let files = bank_receipt::Entity::find().filter(bank_receipt::Column::BatchId.is_in(batch_ids.iter().copied()));
    let files: Vec<i64> = cx.view.all(files).await?.into_iter().map(|row| row.bank_receipt_id).collect();
    let mut lines = Vec::new();
    for group in files.chunks(1_000) {
        let select = bank_receipt_line::Entity::find()
            .filter(bank_receipt_line::Column::BankReceiptId.is_in(group.iter().copied()))
            .filter(bank_receipt_line::Column::Result.eq("done"))
            .order_by_asc(bank_receipt_line::Column::BankReceiptLineId);
        lines.extend(cx.view.all(select).await?);
    }
    // Matched lines first: whatever repeats their number adds nothing.
    lines.sort_by_key(|line| (line.matched != "matched", line.bank_receipt_line_id));
    let mut seen = BTreeSet::new();
    for line in lines {
        let matched = line.matched == "matched";
        if !seen.insert(line.bank_reference.clone()) && !matched {
            continue;
        }
        if let (true, Some(id), Some(day)) = (matched, line.instruction_id, line.paid_on) {
            sides.paid_on.insert(id, day);
        }
        sides.bank.push(BankLine {
            reference: line.bank_reference,
            instruction: line.instruction_id.map(InstructionId),
            fund: line.instruction_id.and_then(|id| funds.get(&id)).cloned().unwrap_or_else(|| UNASSIGNED.to_owned()),
            amount: Fen(line.amount_fen),
            movement: Movement::Paid,
        });
    }
    Ok(())
}
