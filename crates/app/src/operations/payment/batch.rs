//! A batch taken in hand: its case, statements, row and instructions, locked in
//! the order that holds for the whole house. For every operation on a batch.
//!
//! Article: R1-20.

use base::{BatchId, Refusal};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use store::entity::{payment_batch, payment_instruction, statement};

use crate::case_work::CaseWork;
use crate::command::Context;
use crate::stop::Stop;

/// A batch with everything that changes together with it; all rows are locked.
pub(crate) struct Batch<'a> {
    pub(crate) case: CaseWork<'a>,
    pub(crate) statements: Vec<statement::Model>,
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
        let statements = cx.view.lock_keys(members.iter().map(|row| row.statement_id)).await?;
        let row = cx.view.lock(batch_id.0).await?.ok_or_else(unknown)?;
        let instructions = cx.view.lock_keys(members.iter().map(|row| row.instruction_id)).await?;
        Ok(Batch { case, statements, row, instructions })
    }

    /// The statement of an instruction.
    pub(crate) fn statement(&self, statement_id: i64) -> Option<&statement::Model> {
        self.statements.iter().find(|row| row.statement_id == statement_id)
    }
}

/// The instructions of a batch, by id.
pub(crate) async fn instructions_of(cx: &Context<'_>, batch_id: i64) -> Result<Vec<payment_instruction::Model>, Stop> {
    let select = payment_instruction::Entity::find()
        .filter(payment_instruction::Column::BatchId.eq(batch_id))
        .order_by_asc(payment_instruction::Column::InstructionId);
    Ok(cx.view.all(select).await?)
}

/// The instructions of statements, in whatever batch.
pub(crate) async fn instructions_for(
    cx: &Context<'_>,
    statement_ids: impl IntoIterator<Item = i64>,
) -> Result<Vec<payment_instruction::Model>, Stop> {
    let ids: Vec<i64> = statement_ids.into_iter().collect();
    let mut rows = Vec::new();
    for group in ids.chunks(1_000) {
        let select = payment_instruction::Entity::find()
            .filter(payment_instruction::Column::StatementId.is_in(group.iter().copied()))
            .order_by_asc(payment_instruction::Column::InstructionId);
        rows.extend(cx.view.all(select).await?);
    }
    Ok(rows)
}
