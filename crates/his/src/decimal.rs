//! Decimal numbers read exactly: `1200`, `69.6`, `-20.0`, `1.0E7` become whole
//! numbers of a smallest unit (fen, ten-thousandths of a piece). Nothing is
//! rounded: what does not fit is refused.
//!
//! For the fields of type N in every transaction. Some Java systems write
//! large doubles with an exponent, therefore exponents are read too.
//!
//! Article: R3d-39.2.

/// Why a text is not a number of the wanted form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DecimalProblem {
    /// Not a decimal number at all.
    NotANumber,
    /// It has more digits in front of the point than the field allows.
    TooLarge,
    /// It has digits other than zero behind the last place allowed.
    TooFine,
}

/// `text` times ten to the power of `decimals`, when that is a whole number of
/// at most `digits` digits (`digits` ≤ 18): `exact_decimal("69.6", 16, 2)` is
/// 6960.
pub fn exact_decimal(text: &str, digits: u32, decimals: u32) -> Result<i64, DecimalProblem> {
    assert!(digits <= 18, "a field of at most 18 digits fits into 64 bits");
    let (mantissa, exponent) = split_exponent(text)?;
    let (negative, unsigned) = match mantissa.as_bytes().first() {
        Some(b'-') => (true, &mantissa[1..]),
        Some(b'+') => (false, &mantissa[1..]),
        _ => (false, mantissa),
    };
    let (whole, fraction) = unsigned.split_once('.').unwrap_or((unsigned, ""));
    let all_digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
    if (whole.is_empty() && fraction.is_empty()) || !all_digits(whole) || !all_digits(fraction) {
        return Err(DecimalProblem::NotANumber);
    }
    let significant = format!("{whole}{fraction}");
    let significant = significant.trim_start_matches('0');
    if significant.is_empty() {
        return Ok(0);
    }
    // The last digit stands at 10^(exponent − fraction length); in the smallest
    // unit that is `shift` places higher.
    let fraction_places = i64::try_from(fraction.len()).map_err(|_| DecimalProblem::NotANumber)?;
    let shift = exponent + i64::from(decimals) - fraction_places;
    let (kept, zeros) = if shift < 0 {
        let cut = usize::try_from(-shift).map_err(|_| DecimalProblem::TooFine)?;
        let cut_at = significant.len().checked_sub(cut).ok_or(DecimalProblem::TooFine)?;
        let (kept, lost) = significant.split_at(cut_at);
        if lost.bytes().any(|b| b != b'0') {
            return Err(DecimalProblem::TooFine);
        }
        (kept, 0)
    } else {
        (significant, usize::try_from(shift).map_err(|_| DecimalProblem::TooLarge)?)
    };
    if kept.len().saturating_add(zeros) > digits as usize {
        return Err(DecimalProblem::TooLarge);
    }
    let units = format!("{kept}{}", "0".repeat(zeros)).parse::<i64>().map_err(|_| DecimalProblem::TooLarge)?;
    Ok(if negative { -units } else { units })
}

/// Exponents are read up to three digits; no field needs more.
fn split_exponent(text: &str) -> Result<(&str, i64), DecimalProblem> {
    let text = text.trim();
    let Some((mantissa, exponent)) = text.split_once(['e', 'E']) else { return Ok((text, 0)) };
    let plain = exponent.strip_prefix(['+', '-']).unwrap_or(exponent);
    if plain.is_empty() || plain.len() > 3 || !plain.bytes().all(|b| b.is_ascii_digit()) {
        return Err(DecimalProblem::NotANumber);
    }
    exponent.parse().map(|exponent| (mantissa, exponent)).map_err(|_| DecimalProblem::NotANumber)
}

/// The number as text with its decimals: 6960 with 2 decimals is `69.60`.
pub(crate) fn decimal_text(units: i64, decimals: u32) -> String {
    let scale = 10u64.pow(decimals);
    let sign = if units < 0 { "-" } else { "" };
    let (whole, rest) = (units.unsigned_abs() / scale, units.unsigned_abs() % scale);
    if decimals == 0 {
        format!("{sign}{whole}")
    } else {
        format!("{sign}{whole}.{rest:0width$}", width = decimals as usize)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_spelling_of_an_amount_is_read_exactly() {
        for (text, fen) in [
            ("1200", 120_000),
            ("69.6", 6_960),
            ("-20.0", -2_000),
            ("+.5", 50),
            ("7.", 700),
            ("0.0000", 0),
            ("-0", 0),
            ("1.0E7", 1_000_000_000),
            ("1234500e-4", 12_345),
            ("000012.30", 1_230),
            ("99999999999999.99", 9_999_999_999_999_999),
        ] {
            assert_eq!(exact_decimal(text, 16, 2), Ok(fen), "{text}");
        }
    }

    #[test]
    fn what_would_need_rounding_or_more_digits_is_refused() {
        use DecimalProblem::{NotANumber, TooFine, TooLarge};
        for (text, problem) in [
            ("1.005", TooFine),
            ("69.60000000000001", TooFine),
            ("1e-999", TooFine),
            ("100000000000000", TooLarge),
            ("1e999", TooLarge),
            ("", NotANumber),
            ("-", NotANumber),
            (".", NotANumber),
            ("1,200.00", NotANumber),
            ("１２", NotANumber),
            ("1e", NotANumber),
            ("1e1000", NotANumber),
            ("0x10", NotANumber),
            ("NaN", NotANumber),
            ("--1", NotANumber),
        ] {
            assert_eq!(exact_decimal(text, 16, 2), Err(problem), "{text}");
        }
    }

    proptest::proptest! {
        #[test]
        fn writing_and_reading_gives_the_same_number(units in -999_999_999_999_999_999i64..=999_999_999_999_999_999, decimals in 0u32..7) {
            proptest::prop_assert_eq!(exact_decimal(&decimal_text(units, decimals), 18, decimals), Ok(units));
        }

        #[test]
        fn no_text_makes_it_panic(text in ".{0,30}", decimals in 0u32..7) {
            let _ = exact_decimal(&text, 16, decimals);
        }
    }
}
