//! Rates: exact shares in ten-thousandths, and the one rounding of the house.
//! For the benefit engine, contributions and indicators.
//!
//! Article: R2-53 (ratios are percentages of an amount; rounding is stated
//! where the amount is fixed).

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::{Fen, MoneyError};

/// A share in ten-thousandths (one hundredth of a percent): 63 % is
/// `Rate::percent(63)`. Range 0 … 10 000 for ratios; larger values are legal
/// (factors), negative ones are not.
///
/// ```
/// use base::{Fen, Rate};
/// assert_eq!(Rate::percent(63).of_half_up(Fen(101)).unwrap(), Fen(64)); // 63.63
/// assert_eq!(Rate::percent(50).of_half_up(Fen(1)).unwrap(), Fen(1));    // 0.5 rounds up
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Rate {
    permyriad: i64,
}

/// Why a rate could not be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not a percentage with at most two decimals: {0:?}")]
pub struct RateError(pub String);

impl Rate {
    /// How many parts make a whole.
    pub const WHOLE: i64 = 10_000;

    /// A rate given in whole percent.
    pub const fn percent(percent: i64) -> Rate {
        Rate { permyriad: percent * 100 }
    }

    /// A rate given in ten-thousandths.
    pub const fn permyriad(permyriad: i64) -> Rate {
        Rate { permyriad }
    }

    /// The rate in ten-thousandths.
    pub const fn as_permyriad(self) -> i64 {
        self.permyriad
    }

    /// Reads a percentage: `"62.5"` is 62.5 %.
    pub fn from_percent_text(text: &str) -> Result<Rate, RateError> {
        let Fen(permyriad) = text.parse::<Fen>().map_err(|_| RateError(text.to_owned()))?;
        if permyriad < 0 { Err(RateError(text.to_owned())) } else { Ok(Rate { permyriad }) }
    }

    /// This rate lowered by so many percentage points, at least zero.
    pub fn less_points(self, points: i64) -> Rate {
        Rate { permyriad: (self.permyriad - points * 100).max(0) }
    }

    /// The share of an amount, in ten-thousandths of a fen, exactly.
    pub fn of_exact(self, amount: Fen) -> i128 {
        i128::from(amount.0) * i128::from(self.permyriad)
    }

    /// The share of an amount, rounded half up to the fen.
    pub fn of_half_up(self, amount: Fen) -> Result<Fen, MoneyError> {
        divide_half_up(self.of_exact(amount), Rate::WHOLE)
    }
}

/// Percent without needless decimals: `63%`, `62.5%`.
impl fmt::Display for Rate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (whole, rest) = (self.permyriad / 100, self.permyriad % 100);
        match rest {
            0 => write!(f, "{whole}%"),
            r if r % 10 == 0 => write!(f, "{whole}.{}%", r / 10),
            r => write!(f, "{whole}.{r:02}%"),
        }
    }
}

/// `numerator / divisor`, rounded half up (towards plus infinity at exactly
/// one half): 5/2 → 3, −5/2 → −2. The divisor is positive.
pub fn divide_half_up(numerator: i128, divisor: i64) -> Result<Fen, MoneyError> {
    assert!(divisor > 0, "a division of money has a positive divisor");
    let divisor = i128::from(divisor);
    let rounded = (2 * numerator + divisor).div_euclid(2 * divisor);
    i64::try_from(rounded).map(Fen).map_err(|_| MoneyError::OutOfRange)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn half_goes_up_on_both_sides_of_zero() {
        for (numerator, expected) in [(4, 2), (5, 3), (6, 3), (-4, -2), (-5, -2), (-6, -3)] {
            assert_eq!(divide_half_up(numerator, 2), Ok(Fen(expected)), "{numerator}/2");
        }
    }

    #[test]
    fn percentages_are_read_and_written() {
        for (text, shown) in [("63", "63%"), ("62.5", "62.5%"), ("0.25", "0.25%"), ("100", "100%")] {
            assert_eq!(Rate::from_percent_text(text).unwrap().to_string(), shown);
        }
        assert!(Rate::from_percent_text("-1").is_err());
        assert!(Rate::from_percent_text("1.234").is_err());
    }
}
