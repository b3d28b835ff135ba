//! The sums that must agree in every settlement, to the fen. An answer whose
//! sums disagree is not sent.
//!
//! 1. bill = funds + person + hospital
//! 2. bill = in scope + first share + above price limits + fully self-paid
//! 3. person = account + cash, a relative's account being part of the account
//! 4. funds = the sum of the fund columns
//!
//! and two that follow: the deductible lies inside the scope, and a reversal is
//! the exact negative of its original.
//!
//! ```text
//! bill 12 000.00 = funds 7 870.00 + person 4 130.00 + hospital 0.00
//!                = in scope 10 500.00 + first share 700.00 + over limit 0.00 + self-paid 800.00
//! ```
//!
//! Article: R1-20, R2-66.

use base::{Fen, MoneyError};

use crate::fund_columns::{FundColumnMap, FundShare};
use crate::settlement_info::{SettlementInfo, SettlementKind};

/// One of the sums.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Identity {
    /// medfee_sumamt = fund_pay_sumamt + psn_part_amt + hosp_part_amt.
    BillByPayer,
    /// medfee_sumamt = inscp_scp_amt + preselfpay_amt + overlmt_selfpay + fulamt_ownpay_amt.
    BillByScope,
    /// psn_part_amt = acct_pay + psn_cash_pay, and acct_mulaid_pay within acct_pay.
    PersonPart,
    /// fund_pay_sumamt = the fund columns.
    FundTotal,
    /// act_pay_dedc within inscp_scp_amt.
    DeductibleInScope,
    /// The rows of setldetail add up to the fund columns, account and hospital included.
    FundRows,
    /// Every amount of a reversal is the negative of its original's.
    ReversalNegates,
}

/// A sum that does not agree.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum IdentityBroken {
    /// The two sides differ.
    #[error("{identity:?} does not hold: {left} is not {right}")]
    Differs {
        /// Which sum.
        identity: Identity,
        /// One side.
        left: Fen,
        /// The other.
        right: Fen,
    },
    /// A sum does not fit into 64 bits of fen.
    #[error("a sum of the settlement is out of range")]
    OutOfRange,
}

impl From<MoneyError> for IdentityBroken {
    fn from(_: MoneyError) -> IdentityBroken {
        IdentityBroken::OutOfRange
    }
}

/// Checks one settlement, trial, booked or reversed.
///
/// # Errors
/// The first sum that does not agree, with both sides.
pub fn check_identities(info: &SettlementInfo) -> Result<(), IdentityBroken> {
    let funds = &info.funds;
    let by_payer = Fen::total([info.fund_total_fen, info.person_part_fen, funds.hospital_fen])?;
    equal(Identity::BillByPayer, info.total_fen, by_payer)?;
    let parts = [info.in_scope_fen, info.first_share_fen, info.over_price_limit_fen, info.out_of_scope_fen];
    equal(Identity::BillByScope, info.total_fen, Fen::total(parts)?)?;
    equal(Identity::PersonPart, info.person_part_fen, funds.account_fen.plus(info.cash_fen)?)?;
    within(Identity::PersonPart, info, info.family_account_fen, funds.account_fen)?;
    equal(Identity::FundTotal, info.fund_total_fen, funds.total()?)?;
    within(Identity::DeductibleInScope, info, info.deductible_fen, info.in_scope_fen)
}

/// Checks that the rows per fund add up to the columns of the settlement.
///
/// # Errors
/// [`Identity::FundRows`] with the first column that differs.
pub fn check_fund_rows(info: &SettlementInfo, shares: &[FundShare], map: &FundColumnMap) -> Result<(), IdentityBroken> {
    let columns = info.funds.amounts().into_iter().zip(map.add_up(shares)?.amounts());
    columns.into_iter().try_for_each(|(column, rows)| equal(Identity::FundRows, column, rows))
}

/// Checks that one settlement takes another back entirely.
///
/// # Errors
/// The first amount that is not the negative of its original.
pub fn check_reversal(original: &SettlementInfo, reversal: &SettlementInfo) -> Result<(), IdentityBroken> {
    let amounts = |info: &SettlementInfo| {
        let own = [
            info.total_fen,
            info.out_of_scope_fen,
            info.over_price_limit_fen,
            info.first_share_fen,
            info.in_scope_fen,
            info.deductible_fen,
            info.fund_total_fen,
            info.person_part_fen,
            info.cash_fen,
            info.family_account_fen,
        ];
        own.into_iter().chain(info.funds.amounts())
    };
    for (before, after) in amounts(original).zip(amounts(reversal)) {
        equal(Identity::ReversalNegates, after, before.negated()?)?;
    }
    Ok(())
}

fn equal(identity: Identity, left: Fen, right: Fen) -> Result<(), IdentityBroken> {
    if left == right { Ok(()) } else { Err(IdentityBroken::Differs { identity, left, right }) }
}

/// `part` lies between nothing and `whole`; in a reversal both are negative.
fn within(identity: Identity, info: &SettlementInfo, part: Fen, whole: Fen) -> Result<(), IdentityBroken> {
    let (low, high) = if info.kind == SettlementKind::Reversal { (whole, Fen::ZERO) } else { (Fen::ZERO, whole) };
    if low <= part && part <= high {
        Ok(())
    } else {
        Err(IdentityBroken::Differs { identity, left: part, right: whole })
    }
}
