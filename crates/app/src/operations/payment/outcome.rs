//! What follows when the bank has answered: a statement or reimbursement is paid
//! when every fund that owes something on it has paid, a month closes when all its statements
//! are, a batch when no instruction is open. For the receipt and for the decision
//! on an unknown result.
//!
//! Article: R1-20, R3d-29.

use std::collections::{BTreeMap, BTreeSet};

use base::Fen;
use store::entity::{payment_batch, payment_instruction, settlement_month};

use super::batch::{Batch, instructions_for};
use super::payable::{Owed, Payable};
use super::state;
use crate::command::{Context, Plan};
use crate::operations::month::state as month_state;
use crate::stop::Stop;

/// Writes the changed instructions of a batch and everything that follows.
pub(crate) async fn write_outcomes<O>(
    cx: &Context<'_>,
    plan: &mut Plan<O>,
    batch: Batch<'_>,
    changed: Vec<payment_instruction::Model>,
) -> Result<(), Stop> {
    if changed.is_empty() {
        return Ok(());
    }
    let mut states: BTreeMap<i64, String> =
        batch.instructions.iter().map(|row| (row.instruction_id, row.state.clone())).collect();
    let mut touched = BTreeSet::new();
    for row in &changed {
        states.insert(row.instruction_id, row.state.clone());
        touched.insert(Owed::of(row));
    }
    let all = instructions_for(cx, touched.iter().copied()).await?;
    let mut paid_now = BTreeSet::new();
    for one in batch.payables.iter().filter(|one| touched.contains(&one.owed())) {
        let done = |fund: &str| {
            all.iter().any(|instruction| {
                let now = states.get(&instruction.instruction_id).unwrap_or(&instruction.state);
                Owed::of(instruction) == one.owed() && instruction.fund == fund && now == state::DONE
            })
        };
        let paid = one.shares()?.iter().all(|share| share.payable <= Fen::ZERO || done(share.fund));
        if paid && one.state() == state::IN_PAYMENT {
            if let Payable::Statement(row) = one {
                paid_now.insert(row.provider_id);
            }
            one.about(plan);
            one.moves_to(plan, state::PAID);
        }
    }
    if !paid_now.is_empty() {
        close_month(cx, plan, &batch.row.month, &paid_now).await?;
    }
    let open = states.values().any(|now| [state::MADE, state::SENT, state::UNKNOWN].contains(&now.as_str()));
    if !open && batch.row.state == state::BATCH_RELEASED {
        plan.update(payment_batch::Model { state: state::BATCH_CLOSED.to_owned(), ..batch.row });
    }
    for row in changed {
        plan.update(row);
    }
    Ok(())
}

async fn close_month<O>(
    cx: &Context<'_>,
    plan: &mut Plan<O>,
    month: &str,
    paid_now: &BTreeSet<i64>,
) -> Result<(), Stop> {
    let row = cx.view.lock::<settlement_month::Model>(month).await?;
    let row = row.ok_or_else(|| Stop::fault("paying a statement", "its month has no row"))?;
    if row.state == month_state::STATED && month_state::all_paid(cx, month, paid_now).await? {
        plan.about("month", month);
        plan.update(settlement_month::Model { state: month_state::CLOSED.to_owned(), ..row });
    }
    Ok(())
}
