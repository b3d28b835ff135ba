//! A calendar month, the period of settlement, books and reconciliation.
//!
//! Article: R3d-19.5 (providers are settled by the month).

use std::fmt;
use std::str::FromStr;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use time::Date;

/// A month of a year, written `YYYY-MM`. Years 1900 … 2999.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(try_from = "String", into = "String")]
#[schemars(with = "String", extend("pattern" = r"^(19|2[0-9])[0-9]{2}-(0[1-9]|1[0-2])$"))]
pub struct Month {
    year: i32,
    number: u8,
}

/// The text is not a month `YYYY-MM`.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not a month YYYY-MM: {0:?}")]
pub struct MonthError(pub String);

impl Month {
    /// The month that contains a date.
    pub fn of(date: Date) -> Month {
        Month { year: date.year(), number: u8::from(date.month()) }
    }

    /// Its first day.
    pub fn first_day(self) -> Date {
        let month = time::Month::try_from(self.number).expect("a month has a number from 1 to 12");
        Date::from_calendar_date(self.year, month, 1).expect("every month has a first day")
    }

    /// Its last day.
    pub fn last_day(self) -> Date {
        self.next().first_day().previous_day().expect("a month of our era ends")
    }

    /// The following month.
    pub fn next(self) -> Month {
        if self.number == 12 {
            Month { year: self.year + 1, number: 1 }
        } else {
            Month { number: self.number + 1, ..self }
        }
    }

    /// The preceding month.
    pub fn previous(self) -> Month {
        if self.number == 1 {
            Month { year: self.year - 1, number: 12 }
        } else {
            Month { number: self.number - 1, ..self }
        }
    }

    /// Its year.
    pub fn year(self) -> i32 {
        self.year
    }

    /// Whether a date lies in it.
    pub fn contains(self, date: Date) -> bool {
        Month::of(date) == self
    }
}

impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.year, self.number)
    }
}

impl FromStr for Month {
    type Err = MonthError;

    fn from_str(text: &str) -> Result<Month, MonthError> {
        let first = crate::parse_date(&format!("{text}-01")).ok_or_else(|| MonthError(text.to_owned()))?;
        if (1900..3000).contains(&first.year()) { Ok(Month::of(first)) } else { Err(MonthError(text.to_owned())) }
    }
}

impl TryFrom<String> for Month {
    type Error = MonthError;
    fn try_from(text: String) -> Result<Month, MonthError> {
        text.parse()
    }
}

impl From<Month> for String {
    fn from(month: Month) -> String {
        month.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_follow_each_other_over_the_year_end() {
        let december: Month = "2024-12".parse().unwrap();
        assert_eq!(december.next().to_string(), "2025-01");
        assert_eq!(december.next().previous(), december);
        assert_eq!(crate::date_text("2024-02".parse::<Month>().unwrap().last_day()), "2024-02-29");
    }

    #[test]
    fn what_is_no_month_is_refused() {
        for text in ["2024-13", "2024-00", "24-01", "2024-1", "2024-01-01", ""] {
            assert!(text.parse::<Month>().is_err(), "{text}");
        }
    }
}
