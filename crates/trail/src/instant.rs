//! Instants as the trail writes them: UTC, whole milliseconds, one form only.

use time::{Date, Month, OffsetDateTime, PrimitiveDateTime, Time, UtcOffset};

/// `YYYY-MM-DDTHH:MM:SS.mmmZ`, or nothing when the instant is finer than a
/// millisecond or its year has not four digits.
pub(crate) fn instant_text(at: OffsetDateTime) -> Option<String> {
    let at = at.to_offset(UtcOffset::UTC);
    if !at.nanosecond().is_multiple_of(1_000_000) || !(0..=9999).contains(&at.year()) {
        return None;
    }
    Some(format!(
        "{:04}-{:02}-{:02}T{:02}:{:02}:{:02}.{:03}Z",
        at.year(),
        u8::from(at.month()),
        at.day(),
        at.hour(),
        at.minute(),
        at.second(),
        at.millisecond()
    ))
}

/// Reads that form and no other.
pub(crate) fn parse_instant(text: &str) -> Option<OffsetDateTime> {
    let shape_fits = text.len() == 24
        && text.bytes().zip(b"dddd-dd-ddTdd:dd:dd.dddZ").all(|(byte, shape)| match shape {
            b'd' => byte.is_ascii_digit(),
            exact => byte == *exact,
        });
    if !shape_fits {
        return None;
    }
    let number = |from: usize, to: usize| text.get(from..to).and_then(|part| part.parse::<u16>().ok());
    let small = |from: usize, to: usize| number(from, to).and_then(|n| u8::try_from(n).ok());
    let date =
        Date::from_calendar_date(i32::from(number(0, 4)?), Month::try_from(small(5, 7)?).ok()?, small(8, 10)?).ok()?;
    let time = Time::from_hms_milli(small(11, 13)?, small(14, 16)?, small(17, 19)?, number(20, 23)?).ok()?;
    Some(PrimitiveDateTime::new(date, time).assume_utc())
}

#[cfg(test)]
mod tests {
    use time::macros::datetime;

    use super::*;

    #[test]
    fn an_instant_has_one_form() {
        let at = datetime!(2026-01-02 11:04:05.678 +8);
        assert_eq!(instant_text(at).as_deref(), Some("2026-01-02T03:04:05.678Z"));
        assert_eq!(parse_instant("2026-01-02T03:04:05.678Z"), Some(at));
        assert_eq!(instant_text(datetime!(2026-01-02 03:04:05.6785 UTC)), None);
        for text in [
            "2026-01-02T03:04:05.678",
            "2026-01-02T03:04:05.678+",
            "2026-02-29T03:04:05.678Z",
            "2026-01-02T24:04:05.678Z",
            "2026-01-02t03:04:05.678Z",
            "+026-01-02T03:04:05.678Z",
            "2026-01-02T03:04:60.678Z",
            "",
        ] {
            assert_eq!(parse_instant(text), None, "{text}");
        }
    }
}
