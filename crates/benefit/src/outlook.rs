//! How a fund stands month by month when a year's spending goes on: its balance,
//! and for how many months of average spending it reaches. For a draft, beside the
//! policy in force.
//!
//! ```text
//! balance after n months = balance + (income − spending) × n ÷ 12     half up to the fen
//! months payable         = balance ÷ (spending ÷ 12)                  tenths, the rest dropped
//! ```
//!
//! Article: R5-7, R5-9, R5-10

use base::{Fen, MoneyError, divide_half_up};

/// A fund as it stands, with what comes in and goes out in a year beside the stays
/// replayed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FundStanding {
    /// What it holds.
    pub balance: Fen,
    /// Its income of a year.
    pub income: Fen,
    /// What it spends in a year on other than the stays replayed.
    pub other_spending: Fen,
}

/// The fund after some months.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OutlookMonth {
    /// After how many months; 0 is now.
    pub month: u32,
    /// What it holds then; negative where it is short.
    pub balance: Fen,
    /// Tenths of months it reaches, 0 where it holds nothing; none where nothing is spent.
    pub payable_tenths: Option<i64>,
}

impl FundStanding {
    /// The fund now and after each of so many months, spending this much a year on
    /// the stays replayed.
    ///
    /// # Errors
    /// A balance that does not fit into 64 bits of fen.
    pub fn outlook(&self, spending: Fen, months: u32) -> Result<Vec<OutlookMonth>, MoneyError> {
        let spent = i128::from(spending.0) + i128::from(self.other_spending.0);
        let grows = i128::from(self.income.0) - spent;
        let after = |month: u32| {
            let balance = self.balance.plus(divide_half_up(grows * i128::from(month), 12)?)?;
            let tenths = || i64::try_from(i128::from(balance.0.max(0)) * 120 / spent).unwrap_or(i64::MAX);
            Ok(OutlookMonth { month, balance, payable_tenths: (spent > 0).then(tenths) })
        };
        (0..=months).map(after).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fund_that_spends_more_than_it_takes_runs_out() {
        let fund = FundStanding { balance: Fen(600), income: Fen(1_000), other_spending: Fen(200) };
        let told = fund.outlook(Fen(1_000), 36).unwrap();
        // 200 a year less than needed: 6.0 months of 100 each now, none after 36 months.
        assert_eq!((told[0].balance, told[0].payable_tenths), (Fen(600), Some(60)));
        assert_eq!((told[1].balance, told[12].balance), (Fen(583), Fen(400)));
        assert_eq!((told[36].balance, told[36].payable_tenths), (Fen(0), Some(0)));
        let short = FundStanding { balance: Fen(-1), ..fund }.outlook(Fen(1_000), 1).unwrap();
        assert_eq!((short[0].payable_tenths, short[1].balance), (Some(0), Fen(-18)));
        let quiet = FundStanding { balance: Fen(600), income: Fen(0), other_spending: Fen(0) };
        assert!(fund.outlook(Fen(i64::MAX), 36).is_err());
        assert_eq!(quiet.outlook(Fen(0), 0).unwrap()[0].payable_tenths, None);
    }
}
