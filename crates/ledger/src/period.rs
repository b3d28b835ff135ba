//! Which months of a fund's books are open. A voucher is dated in an open one;
//! what concerns a closed month is a reversal in the open one.
//!
//! Article: R1-21, R3d-29.

use std::collections::BTreeMap;

use base::Month;

/// The open months of each fund: from the first that is not closed to the
/// present one. Months before are closed for good, later ones not yet begun.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Periods {
    open: BTreeMap<String, (Month, Month)>,
}

impl Periods {
    /// No fund has open months.
    pub fn none() -> Periods {
        Periods::default()
    }

    /// The same with the open months of a fund, both ends included.
    #[must_use]
    pub fn with(mut self, fund: &str, first_open: Month, present: Month) -> Periods {
        self.open.insert(fund.to_owned(), (first_open, present));
        self
    }

    /// Whether a month of a fund is open.
    pub fn is_open(&self, fund: &str, month: Month) -> bool {
        self.open.get(fund).is_some_and(|(first, present)| (*first..=*present).contains(&month))
    }
}
