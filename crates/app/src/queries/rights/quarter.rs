//! A quarter of a year, in which rights are reviewed once: `2026-Q4`.

use base::{Date, Refusal, beijing_instant};
use time::{Month, OffsetDateTime, Time};

/// A quarter of a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Quarter {
    year: i32,
    /// 1 to 4.
    number: u8,
}

impl Quarter {
    pub(crate) fn of(day: Date) -> Quarter {
        Quarter { year: day.year(), number: (u8::from(day.month()) - 1) / 3 + 1 }
    }

    pub(crate) fn parse(text: &str) -> Result<Quarter, Refusal> {
        let malformed =
            || Refusal::invalid("quarter_malformed", "quarter", "季度格式应为 2026-Q4", "a quarter is written 2026-Q4");
        let (year, number) = text.split_once("-Q").ok_or_else(malformed)?;
        let year: i32 = year.parse().map_err(|_| malformed())?;
        let number: u8 = number.parse().map_err(|_| malformed())?;
        let quarter = Quarter { year, number };
        let sound = (2000..=2999).contains(&year) && (1..=4).contains(&number) && quarter.text() == text;
        sound.then_some(quarter).ok_or_else(malformed)
    }

    pub(crate) fn text(self) -> String {
        format!("{:04}-Q{}", self.year, self.number)
    }

    pub(crate) fn first_day(self) -> Date {
        let month = Month::try_from(3 * (self.number - 1) + 1).expect("1, 4, 7 or 10");
        Date::from_calendar_date(self.year, month, 1).expect("the first of a month is a day")
    }

    pub(crate) fn next(self) -> Quarter {
        match self.number {
            4 => Quarter { year: self.year + 1, number: 1 },
            number => Quarter { number: number + 1, ..self },
        }
    }

    /// The instant with which it begins in Beijing, in UTC.
    pub(crate) fn begins(self) -> OffsetDateTime {
        beijing_instant(self.first_day(), Time::MIDNIGHT)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use time::macros::{date, datetime};

    #[test]
    fn a_quarter_has_one_form_and_begins_in_beijing() {
        let quarter = Quarter::parse("2026-Q4").unwrap();
        assert_eq!((quarter.first_day(), quarter.next().text().as_str()), (date!(2026 - 10 - 01), "2027-Q1"));
        assert_eq!(quarter.begins(), datetime!(2026-09-30 16:00 UTC));
        assert_eq!(Quarter::of(date!(2026 - 12 - 31)), quarter);
        assert_eq!(Quarter::of(date!(2026 - 03 - 31)).text(), "2026-Q1");
        for wrong in ["", "2026", "2026-Q0", "2026-Q5", "2026-Q04", "26-Q1", "+2026-Q1", "2026-q1"] {
            assert!(Quarter::parse(wrong).is_err(), "{wrong}");
        }
    }
}
