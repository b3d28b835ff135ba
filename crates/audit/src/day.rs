//! Days as the columns hold them: days since 1970-01-01, the Arrow `Date32`.

use base::Date;

/// The Julian day of 1970-01-01.
const EPOCH_JULIAN: i32 = 2_440_588;
/// 0001-01-01 and 9999-12-31: days outside are no dates of ours.
const FIRST: i32 = -719_162;
const LAST: i32 = 2_932_896;

/// No day: of a person who has not died, say.
pub(crate) const NEVER: i32 = i32::MAX;

/// Whether the number is a day of the years 1 to 9999.
pub(crate) fn is_day(days: i32) -> bool {
    (FIRST..=LAST).contains(&days)
}

/// The date of a day; the nearest of ours for one outside the years 1 to 9999.
pub(crate) fn date(days: i32) -> Date {
    Date::from_julian_day(days.clamp(FIRST, LAST) + EPOCH_JULIAN).expect("a day of the years 1 to 9999 is a date")
}

/// The day of a date.
pub(crate) fn days(date: Date) -> i32 {
    date.to_julian_day() - EPOCH_JULIAN
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_and_dates_agree() {
        let epoch = base::parse_date("1970-01-01").unwrap();
        assert_eq!((days(epoch), date(0)), (0, epoch));
        assert_eq!(base::date_text(date(FIRST)), "0001-01-01");
        assert_eq!(base::date_text(date(LAST)), "9999-12-31");
        let leap = base::parse_date("2024-02-29").unwrap();
        assert_eq!(date(days(leap)), leap);
        assert!(!is_day(NEVER) && !is_day(LAST + 1) && is_day(FIRST));
    }
}
