//! Beijing's civil time, by which all agencies work: instants are kept in UTC,
//! days and hours are told by the clock on the wall.

use time::{Date, OffsetDateTime, PrimitiveDateTime, Time, UtcOffset};

/// An instant as the clock in Beijing shows it.
pub fn in_beijing(at: OffsetDateTime) -> OffsetDateTime {
    at.to_offset(offset())
}

/// The instant, in UTC, at which the clock in Beijing shows a time of a day.
pub fn beijing_instant(day: Date, time: Time) -> OffsetDateTime {
    PrimitiveDateTime::new(day, time).assume_offset(offset()).to_offset(UtcOffset::UTC)
}

fn offset() -> UtcOffset {
    UtcOffset::from_hms(8, 0, 0).expect("UTC+8 is an offset")
}

#[cfg(test)]
mod tests {
    use super::*;
    use time::macros::{date, datetime};

    #[test]
    fn a_day_begins_eight_hours_before_it_does_in_greenwich() {
        let midnight = datetime!(2026-10-20 16:00 UTC);
        assert_eq!(beijing_instant(date!(2026 - 10 - 21), Time::MIDNIGHT), midnight);
        assert_eq!((in_beijing(midnight).date(), in_beijing(midnight).hour()), (date!(2026 - 10 - 21), 0));
    }
}
