//! Points of an assessment: exact hundredths, so that many deductions of 0.1
//! add up to what they should.

use std::fmt;
use std::str::FromStr;

/// Points in hundredths: 4 points are `Points(400)`. May be below zero.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Points(pub i64);

/// The text is no number of points.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not a number of points with at most two decimals: {0:?}")]
pub struct PointsError(pub String);

impl Points {
    /// Whole points.
    pub const fn whole(points: i64) -> Points {
        Points(points * 100)
    }
}

/// Without needless decimals: `4`, `0.5`, `-1.25`.
impl fmt::Display for Points {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let (whole, rest) = (self.0.unsigned_abs() / 100, self.0.unsigned_abs() % 100);
        match rest {
            0 => write!(f, "{sign}{whole}"),
            rest if rest % 10 == 0 => write!(f, "{sign}{whole}.{}", rest / 10),
            rest => write!(f, "{sign}{whole}.{rest:02}"),
        }
    }
}

impl FromStr for Points {
    type Err = PointsError;

    fn from_str(text: &str) -> Result<Points, PointsError> {
        let refuse = || PointsError(text.to_owned());
        let (negative, digits) = text.strip_prefix('-').map_or((false, text), |rest| (true, rest));
        let (whole, decimals) = digits.split_once('.').unwrap_or((digits, "0"));
        let all_digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
        if !all_digits(whole) || !all_digits(decimals) || decimals.len() > 2 || whole.len() > 6 {
            return Err(refuse());
        }
        let hundredths = format!("{whole}{decimals:0<2}").parse::<i64>().map_err(|_| refuse())?;
        Ok(Points(if negative { -hundredths } else { hundredths }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_are_read_and_written_exactly() {
        for (text, points, shown) in
            [("4", 400, "4"), ("0.5", 50, "0.5"), ("-1.25", -125, "-1.25"), ("1.80", 180, "1.8"), ("-0", 0, "0")]
        {
            assert_eq!(text.parse(), Ok(Points(points)), "{text}");
            assert_eq!(Points(points).to_string(), shown);
        }
        for text in ["", "-", ".5", "1.", "1.005", "1e2", "+1", "４", "9999999"] {
            assert!(text.parse::<Points>().is_err(), "{text}");
        }
    }
}
