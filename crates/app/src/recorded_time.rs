//! The time at which an act is recorded. It only grows, whatever is done to the
//! machine's clock: a clock that stands a little behind the last act recorded
//! gives that act's time; one that stands further behind closes the house for
//! business until it is put right. By such a clock a closed month would be
//! present again, and time limits would not have run out.
//!
//! What was recorded is asked of the database once a second at most, and whenever the
//! clock went back; in between this process knows what it recorded itself. Another
//! process that writes in the same second has the same clock, or one that is put right
//! by parts of a second.
//!
//! It is 503 and not 409: the state of no thing stands in the way, the house
//! itself cannot do it now, and the same request may come again.
//!
//! Article: R1-15 (acts are traceable in their order), R1-21. Threats I08, F08.

use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use base::{Refusal, RefusalKind};
use store::View;
use time::OffsetDateTime;

use crate::house::House;
use crate::stop::Stop;

/// So long what was read of the last time recorded is good.
const READ_ANEW_AFTER: time::Duration = time::Duration::SECOND;

/// What this process knows of the last time recorded.
#[derive(Debug, Default)]
pub(crate) struct RecordedTime(Mutex<Option<Known>>);

#[derive(Debug, Clone, Copy)]
struct Known {
    last: Option<OffsetDateTime>,
    read_at: OffsetDateTime,
}

impl RecordedTime {
    /// Something was recorded at this instant.
    pub(crate) fn wrote(&self, at: OffsetDateTime) {
        if let Some(known) = self.known().as_mut() {
            known.last = known.last.max(Some(at));
        }
    }

    fn read(&self, last: Option<OffsetDateTime>, read_at: OffsetDateTime) {
        *self.known() = Some(Known { last, read_at });
    }

    /// The later of now and what was recorded last, while that is known.
    fn at(&self, now: OffsetDateTime) -> Option<OffsetDateTime> {
        let known = (*self.known())?;
        let good = known.read_at <= now && now < known.read_at + READ_ANEW_AFTER;
        good.then(|| known.last.map_or(now, |last| now.max(last)))
    }

    fn known(&self) -> std::sync::MutexGuard<'_, Option<Known>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl House {
    /// The instant at which what is done now is recorded.
    ///
    /// # Errors
    /// Refused while the clock stands too far behind.
    pub(crate) async fn time_of_record(&self, view: View<'_>) -> Result<OffsetDateTime, Stop> {
        let now = self.time_of_attempt(view).await?;
        match self.beyond_tolerance(now) {
            Some(behind) => Err(clock_behind(behind).into()),
            None => Ok(now),
        }
    }

    /// The same for an attempt that was refused: that it was made is recorded by
    /// whatever clock.
    pub(crate) async fn time_of_attempt(&self, view: View<'_>) -> Result<OffsetDateTime, Stop> {
        let now = self.clock.now();
        if let Some(at) = self.recorded_time.at(now) {
            return Ok(at);
        }
        let last = view.last_recorded().await?;
        self.recorded_time.read(last, now);
        Ok(last.map_or(now, |last| now.max(last)))
    }

    /// By how much the clock stands behind the last act recorded; none while that
    /// keeps nobody from his work. For whoever watches over the machine.
    pub async fn clock_behind(&self) -> Result<Option<Duration>, Stop> {
        let recorded = self.time_of_attempt(self.store.view()).await?;
        Ok(self.beyond_tolerance(recorded))
    }

    /// By how much the clock stands behind a time of record, if that is too much.
    fn beyond_tolerance(&self, recorded: OffsetDateTime) -> Option<Duration> {
        let behind = Duration::try_from(recorded - self.clock.now()).unwrap_or_default();
        let most = self.law.record.clock_behind_seconds_max(self.clock.today());
        (behind > Duration::from_secs(most.into())).then_some(behind)
    }
}

fn clock_behind(behind: Duration) -> Refusal {
    let minutes = behind.as_secs().div_ceil(60);
    tracing::error!(minutes, "the clock stands behind the last act recorded: no business is done");
    Refusal::new(
        RefusalKind::Unavailable,
        "clock_behind",
        format!("服务器时钟比最近一笔操作痕迹慢 {minutes} 分钟，业务暂停办理；未作任何更改，请通知系统管理员校准时钟"),
        format!(
            "the server's clock stands {minutes} minutes behind the last act recorded, so business is closed; nothing was changed; tell the administrator to put it right"
        ),
    )
    .citing("R1-15")
}

#[cfg(test)]
mod tests {
    use super::*;
    use time::macros::datetime;

    #[test]
    fn f08_what_was_recorded_is_known_for_a_second_and_never_to_a_clock_that_went_back() {
        let (known, nine) = (RecordedTime::default(), datetime!(2026-10-21 09:00 UTC));
        let ms = time::Duration::milliseconds;
        assert_eq!(known.at(nine), None, "nothing was read yet");
        known.read(Some(nine - ms(5)), nine);
        assert_eq!(known.at(nine + ms(10)), Some(nine + ms(10)));
        known.wrote(nine + ms(30));
        assert_eq!(known.at(nine + ms(20)), Some(nine + ms(30)), "never earlier than what was written");
        assert_eq!(known.at(nine + ms(1_000)), None, "a second is over");
        assert_eq!(known.at(nine - ms(1)), None, "the clock went back");
    }
}
