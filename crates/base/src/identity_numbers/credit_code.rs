//! The unified social credit code (GB 32100) of agencies, employers and
//! providers: 18 signs of 31, the last a check sign.
//!
//! Article: R2-35 (a provider applies with its registration).

/// Why a code was refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CreditCodeError {
    /// Not 18 signs of the alphabet (no I, O, S, V, Z).
    #[error("not a credit code of 18 signs (digits and letters without I, O, S, V, Z)")]
    WrongShape,
    /// The check sign does not fit.
    #[error("the check sign of the credit code does not fit")]
    WrongCheckSign,
}

const SIGNS: &[u8; 31] = b"0123456789ABCDEFGHJKLMNPQRTUWXY";
const WEIGHTS: [usize; 17] = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

/// Checks a code and gives it back in capitals.
///
/// ```
/// use base::identity_numbers::check_credit_code;
/// assert!(check_credit_code("914403001922038216").is_ok());
/// assert!(check_credit_code("914403001922038217").is_err());
/// ```
pub fn check_credit_code(text: &str) -> Result<String, CreditCodeError> {
    let code = text.trim().to_ascii_uppercase();
    let values: Vec<usize> = code.bytes().filter_map(|byte| SIGNS.iter().position(|sign| *sign == byte)).collect();
    if values.len() != 18 || code.len() != 18 {
        return Err(CreditCodeError::WrongShape);
    }
    let sum: usize = values.iter().zip(WEIGHTS).map(|(value, weight)| value * weight).sum();
    if (31 - sum % 31) % 31 == values[17] { Ok(code) } else { Err(CreditCodeError::WrongCheckSign) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shape_and_sign_have_their_own_refusals() {
        assert_eq!(check_credit_code("91440300192203821"), Err(CreditCodeError::WrongShape));
        assert_eq!(check_credit_code("91440300192203821I"), Err(CreditCodeError::WrongShape));
        assert_eq!(check_credit_code("9144030019220382１"), Err(CreditCodeError::WrongShape));
        assert_eq!(check_credit_code("91440300192203821A"), Err(CreditCodeError::WrongCheckSign));
    }
}
