//! A batch taken in hand: its case, what it pays, row and instructions, locked in
//! the order that holds for the whole house. For every operation on a batch.
//!
//! Article: R1-20.

use base::{BatchId, Refusal};
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder};
use store::entity::{payment_batch, payment_instruction};

use super::payable::{Owed, Payable};
use crate::case_work::CaseWork;
use crate::command::Context;
use crate::stop::Stop;

/// A batch with everything that changes together with it; all rows are locked.
pub(crate) struct Batch<'a> {
    pub(crate) case: CaseWork<'a>,
    pub(crate) payables: Vec<Payable>,
    pub(crate) row: payment_batch::Model,
    /// By id, ascending.
    pub(crate) instructions: Vec<payment_instruction::Model>,
}

impl<'a> Batch<'a> {
    /// Takes a batch in hand.
    pub(crate) async fn take(cx: &Context<'a>, batch_id: BatchId) -> Result<Batch<'a>, Stop> {
        let unknown = || Refusal::unknown("支付批次", "payment batch");
        let seen = cx.view.by_key::<payment_batch::Model>(batch_id.0).await?.ok_or_else(unknown)?;
        // Which instructions a batch has never changes, so they may be read before the locks.
        let members = instructions_of(cx, batch_id.0).await?;
        let case = CaseWork::take(cx, seen.case_id).await?;
        let payables = Payable::lock(cx, members.iter().map(Owed::of)).await?;
        let row = cx.view.lock(batch_id.0).await?.ok_or_else(unknown)?;
        let instructions = cx.view.lock_keys(members.iter().map(|row| row.instruction_id)).await?;
        Ok(Batch { case, payables, row, instructions })
    }

    /// What an instruction pays.
    pub(crate) fn payable(&self, instruction: &payment_instruction::Model) -> Option<&Payable> {
        self.payables.iter().find(|one| one.owed() == Owed::of(instruction))
    }
}

/// The instructions of a batch, by id.
pub(crate) async fn instructions_of(cx: &Context<'_>, batch_id: i64) -> Result<Vec<payment_instruction::Model>, Stop> {
    let select = payment_instruction::Entity::find()
        .filter(payment_instruction::Column::BatchId.eq(batch_id))
        .order_by_asc(payment_instruction::Column::InstructionId);
    Ok(cx.view.all(select).await?)
}

/// The instructions of statements and reimbursements, in whatever batch.
pub(crate) async fn instructions_for(
    cx: &Context<'_>,
    owed: impl IntoIterator<Item = Owed>,
) -> Result<Vec<payment_instruction::Model>, Stop> {
    use payment_instruction::Column;
    let owed: Vec<Owed> = owed.into_iter().collect();
    let mut rows = Vec::new();
    for group in owed.chunks(1_000) {
        let statements = group.iter().filter_map(|one| match one {
            Owed::Statement(id) => Some(*id),
            Owed::Reimbursement(_) => None,
        });
        let reimbursements = group.iter().filter_map(|one| match one {
            Owed::Reimbursement(id) => Some(*id),
            Owed::Statement(_) => None,
        });
        let these = Condition::any()
            .add(Column::StatementId.is_in(statements))
            .add(Column::ReimbursementId.is_in(reimbursements));
        let select = payment_instruction::Entity::find().filter(these).order_by_asc(Column::InstructionId);
        rows.extend(cx.view.all(select).await?);
    }
    Ok(rows)
}
