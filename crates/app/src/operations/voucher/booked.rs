//! Which payments stand in the books: the lines of vouchers that were neither
//! voided nor reversed. For making vouchers (nothing is booked twice), month
//! close and reconciliation.
//!
//! Article: R1-20, R3d-29.

use std::collections::{BTreeMap, BTreeSet};

use base::Month;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use store::entity::{posting, voucher, voucher_line};

use super::{POSTED, VOID};
use crate::command::Context;
use crate::stop::Stop;

/// A payment as the books have it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct BookedLine {
    pub(crate) instruction_id: i64,
    pub(crate) fund: String,
    /// The month of the books.
    pub(crate) month: Month,
    pub(crate) amount_fen: i64,
    /// Whether it counts already; otherwise its voucher is on its way.
    pub(crate) posted: bool,
}

/// How the books have these payments, one line for each voucher that books one:
/// amounts of posted vouchers are those of their postings.
pub(crate) async fn booked_lines(
    cx: &Context<'_>,
    instruction_ids: impl IntoIterator<Item = i64>,
) -> Result<Vec<BookedLine>, Stop> {
    let ids: Vec<i64> = instruction_ids.into_iter().collect();
    let mut lines: Vec<voucher_line::Model> = Vec::new();
    let mut postings: BTreeMap<(i64, i32), posting::Model> = BTreeMap::new();
    for group in ids.chunks(1_000) {
        let debits = voucher_line::Entity::find()
            .filter(voucher_line::Column::InstructionId.is_in(group.iter().copied()))
            .filter(voucher_line::Column::Side.eq("debit"))
            .order_by_asc(voucher_line::Column::VoucherLineId);
        lines.extend(cx.view.all(debits).await?);
        let posted = posting::Entity::find()
            .filter(posting::Column::InstructionId.is_in(group.iter().copied()))
            .filter(posting::Column::Side.eq("debit"));
        let posted = cx.view.all(posted).await?;
        postings.extend(posted.into_iter().map(|row| ((row.voucher_id, row.line_number), row)));
    }
    let vouchers: BTreeSet<i64> = lines.iter().map(|line| line.voucher_id).collect();
    let vouchers: BTreeMap<i64, voucher::Model> =
        cx.view.by_keys::<voucher::Model>(vouchers).await?.into_iter().map(|row| (row.voucher_id, row)).collect();
    let reversed: BTreeSet<i64> =
        vouchers.values().filter(|row| row.state == POSTED).filter_map(|row| row.reverses_id).collect();

    let mut booked = Vec::new();
    for line in lines {
        let Some(voucher) = vouchers.get(&line.voucher_id) else { continue };
        // A reversal and what it undoes are nothing together.
        let counts = voucher.state != VOID && voucher.reverses_id.is_none() && !reversed.contains(&voucher.voucher_id);
        let (Some(instruction_id), true) = (line.instruction_id, counts) else { continue };
        let posting = postings.get(&(line.voucher_id, line.line_number));
        booked.push(BookedLine {
            instruction_id,
            fund: voucher.fund.clone(),
            month: voucher.month.parse().map_err(|error| Stop::fault("reading the month of a voucher", error))?,
            amount_fen: posting.map_or(line.amount_fen, |row| row.amount_fen),
            posted: posting.is_some(),
        });
    }
    Ok(booked)
}
