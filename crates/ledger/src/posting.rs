//! A posting: one line of a posted voucher in the books of its fund.
//!
//! Article: R3d-28 (the books follow from reviewed vouchers).

use base::{Fen, Month};
use regulation::accounts::Side;
use serde::{Deserialize, Serialize};

/// One line in the books. Never edited or deleted.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Posting {
    /// The fund whose books it is in.
    pub fund: String,
    /// The month.
    pub month: Month,
    /// The account, a code of the chart.
    pub account: String,
    /// Debit or credit.
    pub side: Side,
    /// The amount, above zero.
    pub amount: Fen,
}
