//! Working days: the calendar of holidays and make-up days, and deadlines
//! counted in working days. For every time limit of a case.
//!
//! Article: R2-14, R2-42, R4-19, R5-22, R5-24 (limits in working days).

use std::collections::BTreeMap;

use time::{Date, Weekday};

/// What a listed day is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DayKind {
    /// No work, whatever the weekday.
    Holiday,
    /// Work, though it may be a Saturday or Sunday.
    Workday,
}

/// A day beyond the announced calendar was asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the calendar is announced for {first} to {last} only")]
pub struct CalendarError {
    /// First year covered.
    pub first: i32,
    /// Last year covered.
    pub last: i32,
}

/// The announced holidays and make-up days of a range of years. A day that is
/// not listed is a working day from Monday to Friday.
#[derive(Debug, Clone)]
pub struct WorkCalendar {
    listed: BTreeMap<Date, DayKind>,
    first_year: i32,
    last_year: i32,
}

impl WorkCalendar {
    /// A calendar of whole years from its listed days.
    pub fn new(first_year: i32, last_year: i32, listed: impl IntoIterator<Item = (Date, DayKind)>) -> WorkCalendar {
        WorkCalendar { listed: listed.into_iter().collect(), first_year, last_year }
    }

    /// Whether a day is a working day; a day of an unannounced year is judged
    /// by its weekday alone (see [`WorkCalendar::is_provisional`]).
    pub fn is_working_day(&self, day: Date) -> bool {
        match self.listed.get(&day) {
            Some(kind) => *kind == DayKind::Workday,
            None => !matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday),
        }
    }

    /// Whether a day lies outside the announced years: a deadline that ends
    /// there is provisional and must be shown so.
    pub fn is_provisional(&self, day: Date) -> bool {
        !(self.first_year..=self.last_year).contains(&day.year())
    }

    /// The last day of a limit of `days` working days that begins on the day
    /// after `start`. Zero days end on `start` itself.
    pub fn after(&self, start: Date, days: u32) -> Date {
        let mut day = start;
        for _ in 0..days {
            day = self.next_working_day(day);
        }
        day
    }

    /// How many working days lie after `start` up to and including `end`;
    /// negative when `end` lies before `start`.
    pub fn between(&self, start: Date, end: Date) -> i64 {
        if end < start {
            return -self.between(end, start);
        }
        let mut count = 0;
        let mut day = start;
        while day < end {
            day = day.next_day().expect("a day of our era has a next one");
            count += i64::from(self.is_working_day(day));
        }
        count
    }

    /// The working days of a year, or an error for a year not announced.
    pub fn working_days_in(&self, year: i32) -> Result<u32, CalendarError> {
        if !(self.first_year..=self.last_year).contains(&year) {
            return Err(CalendarError { first: self.first_year, last: self.last_year });
        }
        let first = Date::from_ordinal_date(year, 1).expect("a year has a first day");
        let days = first.replace_year(year + 1).expect("a next year follows").to_julian_day() - first.to_julian_day();
        let all = (1..=days as u16).filter_map(|n| Date::from_ordinal_date(year, n).ok());
        Ok(all.filter(|day| self.is_working_day(*day)).count() as u32)
    }

    fn next_working_day(&self, from: Date) -> Date {
        let mut day = from.next_day().expect("a day of our era has a next one");
        while !self.is_working_day(day) {
            day = day.next_day().expect("a day of our era has a next one");
        }
        day
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use time::macros::date;

    fn golden_week() -> WorkCalendar {
        let holidays =
            (1..=7).map(|d| (Date::from_calendar_date(2024, time::Month::October, d).unwrap(), DayKind::Holiday));
        let made_up = [(date!(2024 - 09 - 29), DayKind::Workday), (date!(2024 - 10 - 12), DayKind::Workday)];
        WorkCalendar::new(2024, 2024, holidays.chain(made_up))
    }

    #[test]
    fn holidays_are_skipped_and_made_up_days_count() {
        let calendar = golden_week();
        assert_eq!(calendar.after(date!(2024 - 09 - 27), 1), date!(2024 - 09 - 29));
        assert_eq!(calendar.after(date!(2024 - 09 - 30), 1), date!(2024 - 10 - 08));
        assert_eq!(calendar.after(date!(2024 - 10 - 11), 1), date!(2024 - 10 - 12));
        assert_eq!(calendar.after(date!(2024 - 10 - 05), 0), date!(2024 - 10 - 05));
    }

    #[test]
    fn counting_is_the_inverse_of_adding() {
        let calendar = golden_week();
        for days in 0..30 {
            let start = date!(2024 - 09 - 20);
            assert_eq!(calendar.between(start, calendar.after(start, days)), i64::from(days));
        }
    }

    #[test]
    fn an_unannounced_year_is_provisional_and_not_counted() {
        assert!(golden_week().is_provisional(date!(2025 - 01 - 01)));
        assert!(golden_week().working_days_in(2025).is_err());
    }
}
