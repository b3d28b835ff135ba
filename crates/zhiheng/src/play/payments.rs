//! Paying the approved statements: a batch made by one person, released by
//! another, the bank's receipts matched by a third; what the bank refused is
//! instructed again, what it could not say is confirmed by a second person.
//!
//! Article: R1-20, R3d-26, R3d-29.

use app::operations::payment::make::{Make, ToPay};
use app::operations::payment::release::{Release, ToRelease};
use app::operations::payment::resolve_unknown::{FinalResult, ResolveUnknown, ToConfirm};
use app::operations::payment::take_receipt::{ReceiptToTake, TakeReceipt};
use base::{BatchId, InstructionId, Month, StatementId};
use regulation::duties::Duty;
use store::entity::{payment_batch, payment_instruction, statement};
use store::sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use store::{FUND_IDS, FUNDS};

use super::bank::{self, Mood};
use super::team::Team;

/// A batch of all that is payable and not yet instructed, if there is any.
pub(crate) async fn make(team: &Team, month: Month) -> anyhow::Result<()> {
    let statements = statement::Entity::find()
        .filter(statement::Column::Month.eq(month.to_string()))
        .filter(statement::Column::State.is_in(["approved", "in_payment"]))
        .order_by_asc(statement::Column::StatementId);
    let view = team.house.store.view();
    let statements = view.all(statements).await?;
    let ids = statements.iter().map(|row| row.statement_id);
    let live = payment_instruction::Entity::find()
        .filter(payment_instruction::Column::StatementId.is_in(ids))
        .filter(payment_instruction::Column::State.is_not_in(["refused", "void"]));
    let live = view.all(live).await?;
    let unpaid = |row: &&statement::Model| {
        payable(row).iter().any(|(fund, fen)| {
            let instructed = live.iter().any(|one| one.statement_id == Some(row.statement_id) && one.fund == *fund);
            *fen > 0 && !instructed
        })
    };
    let statement_ids: Vec<StatementId> =
        statements.iter().filter(unpaid).map(|row| StatementId(row.statement_id)).collect();
    if !statement_ids.is_empty() {
        team.run::<Make>(team.with(Duty::PayMake)?, ToPay { month, statement_ids, reimbursement_ids: vec![] }).await?;
    }
    Ok(())
}

/// What each fund owes on a statement.
pub(crate) fn payable(row: &statement::Model) -> [(&'static str, i64); FUNDS] {
    let (settled, deducted) = (row.funds(), row.deducted());
    std::array::from_fn(|fund| (FUND_IDS[fund], settled[fund].0 - deducted[fund].0))
}

/// Releases the batches that were made.
pub(crate) async fn release(team: &Team, month: Month) -> anyhow::Result<()> {
    for batch in batches(team, month, &["made"]).await? {
        let input = || ToRelease { batch_id: BatchId(batch.batch_id), comment: "核对无误，放行".to_owned() };
        team.run_as_any::<Release>(team.all_with(Duty::PayRelease), input).await?;
    }
    Ok(())
}

/// The bank's receipts for the released batches, and the word of a second
/// person on what the first receipt left open.
pub(crate) async fn receipts(team: &Team, month: Month, mood: Mood) -> anyhow::Result<()> {
    let cashier = team.with(Duty::ReceiptMatch)?;
    for batch in batches(team, month, &["released"]).await? {
        let batch_id = BatchId(batch.batch_id);
        let sent = instructions(team, batch.batch_id, "sent").await?;
        if !sent.is_empty() {
            let file = bank::receipt(&team.house, &sent, mood, 1)?;
            team.run::<TakeReceipt>(cashier, ReceiptToTake { batch_id, file }).await?;
        }
        let unknown = instructions(team, batch.batch_id, "unknown").await?;
        if unknown.is_empty() {
            continue;
        }
        let file = bank::receipt(&team.house, &unknown, Mood::Smooth, 2)?;
        team.run::<TakeReceipt>(cashier, ReceiptToTake { batch_id, file }).await?;
        for instruction in unknown {
            let input = || ToConfirm {
                instruction_id: InstructionId(instruction.instruction_id),
                result: FinalResult::Done,
                bank_reference: bank::reference(&instruction, 2),
                comment: "与银行电话及第二次回单核实已支付".to_owned(),
            };
            team.run_as_any::<ResolveUnknown>(team.all_with(Duty::PayRelease), input).await?;
        }
    }
    Ok(())
}

/// The month's batches in these states, in their order.
pub(crate) async fn batches(team: &Team, month: Month, states: &[&str]) -> anyhow::Result<Vec<payment_batch::Model>> {
    let batches = payment_batch::Entity::find()
        .filter(payment_batch::Column::Month.eq(month.to_string()))
        .filter(payment_batch::Column::State.is_in(states.iter().copied()))
        .order_by_asc(payment_batch::Column::BatchId);
    Ok(team.house.store.view().all(batches).await?)
}

/// The instructions of a batch in a state, in their order.
pub(crate) async fn instructions(
    team: &Team,
    batch_id: i64,
    state: &str,
) -> anyhow::Result<Vec<payment_instruction::Model>> {
    let rows = payment_instruction::Entity::find()
        .filter(payment_instruction::Column::BatchId.eq(batch_id))
        .filter(payment_instruction::Column::State.eq(state))
        .order_by_asc(payment_instruction::Column::InstructionId);
    Ok(team.house.store.view().all(rows).await?)
}
