//! Reversal 红冲: a posted voucher is undone by another one with its sides
//! swapped, in an open month, naming what it undoes. What was written stays.
//!
//! Article: R1-21, R3d-27 (a wrong amount is not altered on the paper).

use base::{Date, Month, VoucherId};

use crate::refused::VoucherRefused;
use crate::voucher::{Draft, Line, Voucher};

/// The draft that undoes a voucher, to be checked and signed like any other.
/// A reversal is not reversed: the right voucher is made anew.
///
/// # Errors
/// [`VoucherRefused::ReversalOfReversal`].
pub fn reverse(id: VoucherId, voucher: &Voucher, date: Date) -> Result<Draft, VoucherRefused> {
    if voucher.reverses().is_some() {
        return Err(VoucherRefused::ReversalOfReversal);
    }
    let swapped = |line: &Line| Line {
        side: line.side.opposite(),
        account: line.account.clone(),
        amount: line.amount,
        summary: format!("冲销{id}：{}", line.summary),
    };
    Ok(Draft {
        fund: voucher.fund().to_owned(),
        month: Month::of(date),
        date,
        lines: voucher.lines().iter().map(swapped).collect(),
        reverses: Some(id),
    })
}
