//! The books of the played month: money that was there before, a voucher per
//! fund for what was paid, each with three signatories, the close of a month
//! that has ended, and the reconciliation of business, books and bank.
//!
//! Article: R1-20, R1-21, R3d-28, R3d-29.

use std::collections::BTreeMap;

use app::operations::ledger::close_month::{CloseMonth, MonthToClose, StatedBalance};
use app::operations::reconciliation::run::{MonthToReconcile, Reconciled, Run};
use app::operations::voucher::make::{Make, PaymentsToBook};
use app::operations::voucher::make_opening::{FundEvent, FundMovement, MakeOpening, MovementsToBook};
use app::operations::voucher::post::Post;
use app::operations::voucher::review::{Review, VoucherAndComment};
use base::{BatchId, Month, VoucherId};
use regulation::duties::Duty;
use store::entity::{posting, voucher_line};
use store::sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use super::payments::{batches, instructions};
use super::team::Team;

/// Opens the books of every fund with its money before the month: so much in
/// the fiscal special account, of which a part moves to the expenditure account.
pub(crate) async fn open(team: &Team, month: Month, special_fen: i64, moved_fen: i64) -> anyhow::Result<()> {
    let funds: Vec<String> = team.house.law.funds.iter().map(|fund| fund.id.clone()).collect();
    for fund in funds {
        for (event, amount_fen) in
            [(FundEvent::OpeningSpecial, special_fen), (FundEvent::SpecialToExpenditure, moved_fen)]
        {
            let lines = vec![FundMovement { event, amount_fen, summary: String::new() }];
            let input = MovementsToBook { fund: fund.clone(), month, lines };
            let made = team.run::<MakeOpening>(team.with(Duty::VoucherMake)?, input).await?;
            sign(team, made.voucher_id).await?;
        }
    }
    Ok(())
}

/// Books what was paid and stands in no voucher yet.
pub(crate) async fn book_payments(team: &Team, month: Month) -> anyhow::Result<()> {
    for batch in batches(team, month, &["released", "closed"]).await? {
        let paid = instructions(team, batch.batch_id, "done").await?;
        let lines = voucher_line::Entity::find()
            .filter(voucher_line::Column::InstructionId.is_in(paid.iter().map(|row| row.instruction_id)));
        let lines = team.house.store.view().all(lines).await?;
        let mut funds: Vec<&str> = paid
            .iter()
            .filter(|row| !lines.iter().any(|line| line.instruction_id == Some(row.instruction_id)))
            .map(|row| row.fund.as_str())
            .collect();
        funds.sort_unstable();
        funds.dedup();
        for fund in funds {
            let input = || PaymentsToBook { batch_id: BatchId(batch.batch_id), fund: fund.to_owned() };
            let made = team.run_as_any::<Make>(team.all_with(Duty::VoucherMake), input).await?;
            sign(team, made.voucher_id).await?;
        }
    }
    Ok(())
}

/// The second and third signature of a voucher.
async fn sign(team: &Team, voucher_id: VoucherId) -> anyhow::Result<()> {
    let input = || VoucherAndComment { voucher_id, comment: String::new() };
    team.run_as_any::<Review>(team.all_with(Duty::VoucherReview), input).await?;
    team.run_as_any::<Post>(team.all_with(Duty::VoucherPost), input).await?;
    Ok(())
}

/// Reconciles business, books and bank.
pub(crate) async fn reconcile(team: &Team, month: Month) -> anyhow::Result<Reconciled> {
    team.run::<Run>(team.with(Duty::Reconcile)?, MonthToReconcile { month }).await
}

/// Closes a month of the books that has ended; the played bank states what the
/// receipts and openings come to.
pub(crate) async fn close(team: &Team, month: Month) -> anyhow::Result<()> {
    let bank = bank_balances(team, month).await?;
    team.run::<CloseMonth>(team.with(Duty::BooksClose)?, MonthToClose { month, bank }).await?;
    Ok(())
}

/// What each bank account holds at the end of a month.
async fn bank_balances(team: &Team, month: Month) -> anyhow::Result<Vec<StatedBalance>> {
    let postings = posting::Entity::find()
        .filter(posting::Column::Month.lte(month.to_string()))
        .order_by_asc(posting::Column::PostingId);
    let mut balances: BTreeMap<(String, String), i64> = BTreeMap::new();
    for row in team.house.store.view().all(postings).await? {
        if team.house.law.accounts.account(&row.account).is_some_and(|account| account.bank) {
            let signed = if row.side == "debit" { row.amount_fen } else { -row.amount_fen };
            *balances.entry((row.fund, row.account)).or_default() += signed;
        }
    }
    let stated = |((fund, account), balance_fen)| StatedBalance { fund, account, balance_fen };
    Ok(balances.into_iter().map(stated).collect())
}
