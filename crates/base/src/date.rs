//! Civil dates: how they are read and written, and completed years of age.
//! Business dates have no time zone and no clock.
//!
//! Article: R2-53 (age on the day of admission).

use time::{Date, Month};

/// The date as `YYYY-MM-DD`.
pub fn date_text(date: Date) -> String {
    format!("{:04}-{:02}-{:02}", date.year(), u8::from(date.month()), date.day())
}

/// Reads `YYYY-MM-DD`, nothing else; a datetime or a two-digit year is refused.
pub fn parse_date(text: &str) -> Option<Date> {
    let bytes = text.as_bytes();
    if bytes.len() != 10 || bytes[4] != b'-' || bytes[7] != b'-' {
        return None;
    }
    let number = |part: &str| part.bytes().all(|b| b.is_ascii_digit()).then(|| part.parse::<i32>().ok()).flatten();
    let (year, month, day) = (number(text.get(0..4)?)?, number(text.get(5..7)?)?, number(text.get(8..10)?)?);
    Date::from_calendar_date(year, Month::try_from(u8::try_from(month).ok()?).ok()?, u8::try_from(day).ok()?).ok()
}

/// Completed years of age on a day. Someone born on 29 February completes a
/// year on 1 March of a common year. Negative before birth.
///
/// ```
/// use base::{completed_years, parse_date};
/// let born = parse_date("2004-02-29").unwrap();
/// assert_eq!(completed_years(born, parse_date("2019-02-28").unwrap()), 14);
/// assert_eq!(completed_years(born, parse_date("2019-03-01").unwrap()), 15);
/// ```
pub fn completed_years(born: Date, on: Date) -> i32 {
    let years = on.year() - born.year();
    let had_birthday = (u8::from(on.month()), on.day()) >= (u8::from(born.month()), born.day());
    if had_birthday { years } else { years - 1 }
}

/// The same day so many months later; the last day of that month where it has
/// no such day.
///
/// ```
/// use base::{months_after, parse_date};
/// let begun = parse_date("2026-11-30").unwrap();
/// assert_eq!(months_after(begun, 3), parse_date("2027-02-28").unwrap());
/// ```
///
/// # Panics
/// Beyond the year 9999.
pub fn months_after(date: Date, months: u32) -> Date {
    let since = date.year() * 12 + i32::from(u8::from(date.month()) - 1) + months as i32;
    let month = Month::try_from((since % 12 + 1) as u8).expect("a remainder of twelve is a month");
    let year = since / 12;
    let day = date.day().min(month.length(year));
    Date::from_calendar_date(year, month, day).expect("the day was cut to the month")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_plain_iso_dates_are_read() {
        assert_eq!(parse_date("2017-02-28").map(date_text).as_deref(), Some("2017-02-28"));
        for text in ["2017-2-28", "2017-02-29", "20170228", "2017-02-28T00:00", "2017/02/28", "２017-02-28", ""] {
            assert_eq!(parse_date(text), None, "{text}");
        }
    }
}
