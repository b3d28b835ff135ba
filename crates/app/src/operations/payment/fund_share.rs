//! What each fund owes on an approved statement: settled less deducted. Each
//! fund pays its own share from its own account. For making, releasing and
//! showing payments.
//!
//! Article: R2-69, R2-72 (funds are kept and paid apart).

use base::{Fen, MoneyError};
use store::FUND_IDS;
use store::entity::statement;

/// The share of one fund in a statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct FundShare {
    /// The fund's id (regulation/catalogs/funds.toml).
    pub(crate) fund: &'static str,
    /// What it pays: settled less deducted, never below zero.
    pub(crate) payable: Fen,
}

/// The shares of all funds, in the order in which they pay; those that owe
/// nothing stand there with zero.
pub(crate) fn shares(row: &statement::Model) -> Result<Vec<FundShare>, MoneyError> {
    let parts = row.funds().into_iter().zip(row.deducted());
    let share =
        |(fund, (settled, deducted)): (_, (Fen, Fen))| Ok(FundShare { fund, payable: settled.minus(deducted)? });
    FUND_IDS.into_iter().zip(parts).map(share).collect()
}

#[cfg(test)]
mod tests {
    use regulation::Law;
    use store::FUND_IDS;

    /// The columns of settlements and statements are read by their place; the law
    /// names the funds in the same order.
    #[test]
    fn the_columns_are_the_funds_of_the_law_in_their_order() {
        let law = Law::embedded().unwrap_or_else(|errors| panic!("{errors}"));
        assert_eq!(law.funds.iter().map(|fund| fund.id.as_str()).collect::<Vec<_>>(), FUND_IDS);
    }
}
