//! The clock as an argument, so that every operation can be replayed and every
//! test can be on 29 February. Only the composition root hands in
//! [`SystemClock`].

use std::sync::Mutex;

use time::{Date, Duration, OffsetDateTime};

use crate::in_beijing;

/// Tells the time. All agencies keep Beijing time; instants are kept in UTC,
/// cut to the millisecond so that both databases store them unchanged.
pub trait Clock: Send + Sync {
    /// The present instant, in UTC, whole milliseconds.
    fn now(&self) -> OffsetDateTime;

    /// The present civil date in Beijing.
    fn today(&self) -> Date {
        in_beijing(self.now()).date()
    }
}

/// The machine's clock.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    #[allow(clippy::disallowed_methods)] // the one place where the machine's clock is read
    fn now(&self) -> OffsetDateTime {
        whole_milliseconds(OffsetDateTime::now_utc())
    }
}

/// The machine's clock moved by a fixed span: a demonstration county keeps the
/// date on which its story plays.
#[derive(Debug, Clone, Copy)]
pub struct ShiftedClock {
    /// Added to the machine's time.
    pub shift: Duration,
}

impl Clock for ShiftedClock {
    fn now(&self) -> OffsetDateTime {
        whole_milliseconds(SystemClock.now() + self.shift)
    }
}

/// A clock that stands still until it is moved; for tests and for playing a
/// seeded story.
#[derive(Debug)]
pub struct ManualClock(Mutex<OffsetDateTime>);

impl ManualClock {
    /// A clock that stands at an instant.
    pub fn at(instant: OffsetDateTime) -> ManualClock {
        ManualClock(Mutex::new(whole_milliseconds(instant)))
    }

    /// Moves the clock on (or back, for tests of stepped clocks).
    pub fn advance(&self, by: Duration) {
        *self.0.lock().expect("no holder of the clock panicked") += by;
    }

    /// Sets the clock to an instant.
    pub fn set(&self, instant: OffsetDateTime) {
        *self.0.lock().expect("no holder of the clock panicked") = whole_milliseconds(instant);
    }
}

impl Clock for ManualClock {
    fn now(&self) -> OffsetDateTime {
        *self.0.lock().expect("no holder of the clock panicked")
    }
}

fn whole_milliseconds(instant: OffsetDateTime) -> OffsetDateTime {
    instant.replace_nanosecond(instant.nanosecond() / 1_000_000 * 1_000_000).expect("fewer nanoseconds than before")
}

#[cfg(test)]
mod tests {
    use super::*;
    use time::macros::datetime;

    #[test]
    fn beijing_is_eight_hours_ahead() {
        let clock = ManualClock::at(datetime!(2024-02-28 16:00 UTC));
        assert_eq!(crate::date_text(clock.today()), "2024-02-29");
        clock.advance(Duration::seconds(-1));
        assert_eq!(crate::date_text(clock.today()), "2024-02-28");
    }
}
