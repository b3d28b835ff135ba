//! The citizen identity number (GB 11643): 18 signs, the last a check digit;
//! 15-digit numbers of the first generation are completed.
//!
//! Article: R1-12.1, R2-12 (identity is checked at enrolment). The region of a
//! number is that of its issue and may since have been abolished, so it is not
//! checked against the present list.

use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use time::Date;

use crate::parse_date;

/// Sex as the identity number tells it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Sex {
    /// 男, code 1.
    Male,
    /// 女, code 2.
    Female,
}

impl Sex {
    /// The code of the national dictionary: 1 male, 2 female.
    pub fn code(self) -> i32 {
        match self {
            Sex::Male => 1,
            Sex::Female => 2,
        }
    }
}

/// A checked identity number in its 18-sign form.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CitizenId(String);

/// Why a number was refused. The number itself is never repeated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CitizenIdError {
    /// Neither 18 nor 15 signs, or a sign that cannot stand there.
    #[error("not an identity number of 18 (or 15) signs")]
    WrongShape,
    /// The birth date in it does not exist.
    #[error("the birth date in the identity number does not exist")]
    NoSuchBirthDate,
    /// The check digit does not fit.
    #[error("the check digit of the identity number does not fit")]
    WrongCheckDigit,
}

const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECK_SIGNS: [char; 11] = ['1', '0', 'X', '9', '8', '7', '6', '5', '4', '3', '2'];

impl CitizenId {
    /// Checks a number; a 15-digit one is completed with the century and the
    /// check digit, a small x is written large.
    ///
    /// ```
    /// use base::identity_numbers::{CitizenId, Sex};
    /// let id = CitizenId::check("11010519491231002x").unwrap();
    /// assert_eq!(id.sex(), Sex::Female);
    /// assert_eq!(base::date_text(id.birth_date()), "1949-12-31");
    /// ```
    pub fn check(text: &str) -> Result<CitizenId, CitizenIdError> {
        let text = text.trim().to_ascii_uppercase();
        let body = match text.len() {
            18 => text[..17].to_owned(),
            15 => format!(
                "{}19{}",
                text.get(..6).ok_or(CitizenIdError::WrongShape)?,
                text.get(6..).ok_or(CitizenIdError::WrongShape)?
            ),
            _ => return Err(CitizenIdError::WrongShape),
        };
        if !body.bytes().all(|b| b.is_ascii_digit()) {
            return Err(CitizenIdError::WrongShape);
        }
        birth_date_in(&body).ok_or(CitizenIdError::NoSuchBirthDate)?;
        let whole = format!("{body}{}", check_sign(&body));
        if text.len() == 18 && text != whole {
            return Err(CitizenIdError::WrongCheckDigit);
        }
        Ok(CitizenId(whole))
    }

    /// Completes 17 digits with their check sign; for generated persons.
    pub fn from_body(body: &str) -> Result<CitizenId, CitizenIdError> {
        if body.len() != 17 || !body.bytes().all(|b| b.is_ascii_digit()) {
            return Err(CitizenIdError::WrongShape);
        }
        CitizenId::check(&format!("{body}{}", check_sign(body)))
    }

    /// The full number. Personal data: mask it before it is shown.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The birth date in the number.
    pub fn birth_date(&self) -> Date {
        birth_date_in(&self.0).expect("a checked number holds a birth date")
    }

    /// The sex in the number: an odd 17th digit is male.
    pub fn sex(&self) -> Sex {
        if self.0.as_bytes()[16] % 2 == 1 { Sex::Male } else { Sex::Female }
    }

    /// The first four and last two signs with the rest hidden, for screens and
    /// papers: `1101************2X`… the middle is never shown.
    pub fn masked(&self) -> String {
        crate::Mask::IdentityNumber.apply(&self.0)
    }
}

/// Debug output hides the number, so that no log can carry one.
impl fmt::Debug for CitizenId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "CitizenId({})", self.masked())
    }
}

fn birth_date_in(body: &str) -> Option<Date> {
    parse_date(&format!("{}-{}-{}", body.get(6..10)?, body.get(10..12)?, body.get(12..14)?))
}

fn check_sign(body: &str) -> char {
    let sum: u32 = body.bytes().zip(WEIGHTS).map(|(byte, weight)| u32::from(byte - b'0') * weight).sum();
    CHECK_SIGNS[(sum % 11) as usize]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fifteen_digit_number_is_completed() {
        let old = CitizenId::check("110105491231002").unwrap();
        assert_eq!(old.as_str(), "11010519491231002X");
    }

    #[test]
    fn each_fault_has_its_refusal() {
        assert_eq!(CitizenId::check("123").unwrap_err(), CitizenIdError::WrongShape);
        assert_eq!(CitizenId::check("1101051949123１02X").unwrap_err(), CitizenIdError::WrongShape);
        assert_eq!(CitizenId::check("110105194913310021").unwrap_err(), CitizenIdError::NoSuchBirthDate);
        assert_eq!(CitizenId::check("110105194912310021").unwrap_err(), CitizenIdError::WrongCheckDigit);
        assert_eq!(CitizenId::check("身份证号码身份证").unwrap_err(), CitizenIdError::WrongShape);
    }

    #[test]
    fn debug_output_hides_the_number() {
        let shown = format!("{:?}", CitizenId::check("11010519491231002X").unwrap());
        assert!(!shown.contains("19491231"), "{shown}");
    }
}
