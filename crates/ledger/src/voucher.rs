//! A voucher 记账凭证: of one fund and one open month, its lines balanced, every
//! account one that may be posted to. A [`Voucher`] can only be had from
//! [`check`], so whoever holds one need not look again.
//!
//! Article: R1-20 (funds apart), R1-21, R3d-27.

use base::{Date, Fen, Month, VoucherId};
use regulation::accounts::{Chart, Side};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::period::Periods;
use crate::posting::Posting;
use crate::refused::VoucherRefused;

/// One line of a voucher.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Line {
    /// Debit or credit.
    pub side: Side,
    /// The account, a code of the chart.
    pub account: String,
    /// The amount in fen, above zero.
    pub amount: Fen,
    /// What it is about 摘要.
    pub summary: String,
}

/// A voucher as it was written down, not yet checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// The fund whose books it is for.
    pub fund: String,
    /// The month it is booked in.
    pub month: Month,
    /// Its date, in that month.
    pub date: Date,
    /// Its lines, debit and credit.
    pub lines: Vec<Line>,
    /// The voucher it undoes, if it is a reversal.
    pub reverses: Option<VoucherId>,
}

/// A voucher that passed [`check`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Voucher {
    draft: Draft,
    total: Fen,
}

impl Voucher {
    /// The fund.
    pub fn fund(&self) -> &str {
        &self.draft.fund
    }

    /// The month.
    pub fn month(&self) -> Month {
        self.draft.month
    }

    /// The date.
    pub fn date(&self) -> Date {
        self.draft.date
    }

    /// The lines.
    pub fn lines(&self) -> &[Line] {
        &self.draft.lines
    }

    /// The voucher it undoes, if it is a reversal.
    pub fn reverses(&self) -> Option<VoucherId> {
        self.draft.reverses
    }

    /// The sum of its debit lines, which is that of its credit lines.
    pub fn total(&self) -> Fen {
        self.total
    }

    /// What goes into the books once it is posted.
    pub(crate) fn postings(&self) -> Vec<Posting> {
        let posting = |line: &Line| Posting {
            fund: self.draft.fund.clone(),
            month: self.draft.month,
            account: line.account.clone(),
            side: line.side,
            amount: line.amount,
        };
        self.draft.lines.iter().map(posting).collect()
    }
}

/// Checks a voucher; the order of the checks is that of [`VoucherRefused`].
///
/// # Errors
/// The first check that fails.
pub fn check(chart: &Chart, periods: &Periods, draft: Draft) -> Result<Voucher, VoucherRefused> {
    if chart.expense_of(&draft.fund).is_none() {
        return Err(VoucherRefused::FundUnknown);
    }
    if !periods.is_open(&draft.fund, draft.month) {
        return Err(VoucherRefused::PeriodNotOpen);
    }
    if !draft.month.contains(draft.date) {
        return Err(VoucherRefused::DateOutsideMonth);
    }
    let has = |side: Side| draft.lines.iter().any(|line| line.side == side);
    if !has(Side::Debit) || !has(Side::Credit) {
        return Err(VoucherRefused::SideMissing);
    }
    for (at, line) in draft.lines.iter().enumerate() {
        check_line(chart, &draft.fund, at, line)?;
    }
    let sum = |side: Side| {
        let lines = draft.lines.iter().filter(|line| line.side == side);
        Fen::total(lines.map(|line| line.amount)).map_err(|_| VoucherRefused::SumOutOfRange)
    };
    let (debit, credit) = (sum(Side::Debit)?, sum(Side::Credit)?);
    if debit != credit {
        return Err(VoucherRefused::NotBalanced { debit, credit });
    }
    Ok(Voucher { draft, total: debit })
}

fn check_line(chart: &Chart, fund: &str, line: usize, written: &Line) -> Result<(), VoucherRefused> {
    let account = chart.account(&written.account).ok_or(VoucherRefused::AccountUnknown { line })?;
    if chart.has_sub_accounts(&account.code) {
        return Err(VoucherRefused::AccountHasSubAccounts { line });
    }
    if account.fund.as_deref().is_some_and(|of| of != fund) {
        return Err(VoucherRefused::AccountOfAnotherFund { line });
    }
    if written.amount <= Fen::ZERO {
        return Err(VoucherRefused::AmountNotPositive { line });
    }
    if written.summary.trim().is_empty() {
        return Err(VoucherRefused::SummaryMissing { line });
    }
    Ok(())
}
