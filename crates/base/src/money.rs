//! Money: an amount in fen (1/100 yuan), for every crate that touches public
//! money. Checked arithmetic only; an overflow is an error, never a wrap.
//!
//! Article: R1-20 (funds are accounted for exactly and apart).

use std::fmt;
use std::iter::Sum;
use std::str::FromStr;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// An amount of money in fen. May be negative (reversals, differences).
///
/// ```
/// use base::Fen;
/// let bill: Fen = "1,234.50".parse().unwrap();
/// assert_eq!(bill, Fen(123_450));
/// assert_eq!(bill.to_string(), "1234.50");
/// assert_eq!(bill.plus(Fen(50)).unwrap(), Fen(123_500));
/// assert!(Fen(i64::MAX).plus(Fen(1)).is_err());
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct Fen(pub i64);

/// Why an amount could not be computed or read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum MoneyError {
    /// The result does not fit into 64 bits of fen.
    #[error("amount out of range")]
    OutOfRange,
    /// The text is not an amount in yuan with at most two decimals.
    #[error("not an amount in yuan with at most two decimals: {0:?}")]
    NotAnAmount(String),
}

impl Fen {
    /// Nothing.
    pub const ZERO: Fen = Fen(0);

    /// The sum, or an error when it does not fit.
    pub fn plus(self, other: Fen) -> Result<Fen, MoneyError> {
        self.0.checked_add(other.0).map(Fen).ok_or(MoneyError::OutOfRange)
    }

    /// The difference, or an error when it does not fit.
    pub fn minus(self, other: Fen) -> Result<Fen, MoneyError> {
        self.0.checked_sub(other.0).map(Fen).ok_or(MoneyError::OutOfRange)
    }

    /// The amount with the opposite sign, or an error for the lowest value.
    pub fn negated(self) -> Result<Fen, MoneyError> {
        self.0.checked_neg().map(Fen).ok_or(MoneyError::OutOfRange)
    }

    /// The sum of many amounts, or an error when it does not fit.
    pub fn total(amounts: impl IntoIterator<Item = Fen>) -> Result<Fen, MoneyError> {
        amounts.into_iter().try_fold(Fen::ZERO, Fen::plus)
    }

    /// True for an amount below zero.
    pub fn is_negative(self) -> bool {
        self.0 < 0
    }
}

/// Yuan with two decimals and no separators: `1234.50`, `-0.05`.
impl fmt::Display for Fen {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let fen = self.0.unsigned_abs();
        write!(f, "{sign}{}.{:02}", fen / 100, fen % 100)
    }
}

/// Reads yuan with at most two significant decimals; separators `,` between
/// thousands are allowed, further decimals only when they are zeros.
impl FromStr for Fen {
    type Err = MoneyError;

    fn from_str(text: &str) -> Result<Fen, MoneyError> {
        let refuse = || MoneyError::NotAnAmount(text.to_owned());
        let plain = text.trim().replace(',', "");
        let (negative, digits) = match plain.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, plain.strip_prefix('+').unwrap_or(&plain)),
        };
        let (whole, decimals) = digits.split_once('.').unwrap_or((digits, ""));
        let all_digits = |s: &str| s.bytes().all(|b| b.is_ascii_digit());
        if whole.is_empty() && decimals.is_empty() || !all_digits(whole) || !all_digits(decimals) {
            return Err(refuse());
        }
        if decimals.len() > 2 && decimals[2..].bytes().any(|b| b != b'0') {
            return Err(refuse());
        }
        let cents = format!("{decimals:0<2}");
        let fen = format!("{whole}{}", &cents[..2]).parse::<i64>().map_err(|_| MoneyError::OutOfRange)?;
        Ok(Fen(if negative { -fen } else { fen }))
    }
}

/// Sums in tests and for display. Panics on overflow, which 9·10^16 yuan would
/// need; code that decides about money uses [`Fen::total`].
impl Sum for Fen {
    fn sum<I: Iterator<Item = Fen>>(amounts: I) -> Fen {
        Fen::total(amounts).expect("the sum of amounts fits into 64 bits of fen")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_read_exactly() {
        for (text, fen) in
            [("0", 0), ("69.6", 6960), ("-20.0", -2000), (".5", 50), ("1,000.00", 100_000), ("7.100", 710)]
        {
            assert_eq!(text.parse(), Ok(Fen(fen)), "{text}");
        }
    }

    #[test]
    fn text_that_is_no_amount_is_refused() {
        for text in ["", "-", ".", "1.005", "1e3", "１２", "12 3", "NaN", "--1"] {
            assert!(text.parse::<Fen>().is_err(), "{text}");
        }
        assert_eq!("92233720368547758.08".parse::<Fen>(), Err(MoneyError::OutOfRange));
    }

    proptest::proptest! {
        #[test]
        fn writing_and_reading_gives_the_same_amount(fen in -9_000_000_000_000_000_000i64..9_000_000_000_000_000_000) {
            proptest::prop_assert_eq!(Fen(fen).to_string().parse::<Fen>(), Ok(Fen(fen)));
        }
    }
}
