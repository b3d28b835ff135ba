//! Whether the trail is being kept: entries are taken, and whoever integrates
//! them is alive. When it is not, no business is done (threat I12): a change
//! without its entry cannot happen anyway, and a trail that nobody signs any
//! more must not grow unseen either.
//!
//! Article: R1-15.

use std::sync::Mutex;
use std::time::{Duration, Instant};

use base::{Refusal, RefusalKind};

/// How the trail stands in this process.
#[derive(Debug, Default)]
pub struct TrailHealth(Mutex<State>);

#[derive(Debug, Default, Clone, Copy)]
struct State {
    /// The last good round of whoever integrates here; none when nobody does,
    /// as in a batch that integrates at its end.
    round: Option<Instant>,
    /// Since when entries are not taken.
    failing_since: Option<Instant>,
}

impl TrailHealth {
    /// Somebody begins to integrate in this process, or has done a good round.
    pub fn integrated(&self) {
        self.with(|state| state.round = Some(Instant::now()));
    }

    /// Whoever integrated has ended in order.
    pub fn left(&self) {
        self.with(|state| state.round = None);
    }

    /// An entry was taken. Where somebody tries the trail, only that trial ends
    /// the alarm: on a full disk a small entry may still fit now and then.
    pub fn taken(&self) {
        self.with(|state| {
            if state.round.is_none() {
                state.failing_since = None;
            }
        });
    }

    /// A trial, which is a large entry, was taken.
    pub fn tried_well(&self) {
        self.with(|state| state.failing_since = None);
    }

    /// An entry was not taken.
    pub fn not_taken(&self) {
        self.with(|state| state.failing_since = state.failing_since.or_else(|| Some(Instant::now())));
    }

    /// For how long entries have not been taken; none when they are.
    pub fn failing_for(&self) -> Option<Duration> {
        self.with(|state| state.failing_since).map(|since| since.elapsed())
    }

    /// How long ago the last good round of integration was; none when nobody
    /// integrates in this process.
    pub fn round_age(&self) -> Option<Duration> {
        self.with(|state| state.round).map(|round| round.elapsed())
    }

    /// Refuses business while the trail stands still.
    pub(crate) fn refuse_if_standing(&self, standing_after: Duration) -> Result<(), Refusal> {
        if self.round_age().is_some_and(|age| age > standing_after) {
            return Err(Refusal::new(
                RefusalKind::Unavailable,
                "trail_standing_still",
                "操作痕迹停止入树，业务暂停办理；未作任何更改，请通知系统管理员",
                "the trail is no longer integrated, so business is closed; nothing was changed; tell the administrator",
            )
            .citing("R1-15"));
        }
        Ok(())
    }

    fn with<T>(&self, act: impl FnOnce(&mut State) -> T) -> T {
        act(&mut self.0.lock().expect("no holder of the trail's health panicked"))
    }
}

/// What the caller is told when the database did not take the entry.
pub(crate) fn not_written() -> Refusal {
    Refusal::new(
        RefusalKind::Unavailable,
        "trail_not_written",
        "操作痕迹无法写入，本次办理未生效，未作任何更改；请通知系统管理员",
        "the trail cannot be written, so nothing was done and nothing was changed; tell the administrator",
    )
    .citing("R1-15")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn i12_business_closes_when_whoever_integrates_has_died_and_not_when_nobody_does() {
        let health = TrailHealth::default();
        assert!(health.refuse_if_standing(Duration::ZERO).is_ok(), "a batch integrates at its end");
        health.integrated();
        assert!(health.refuse_if_standing(Duration::from_secs(60)).is_ok());
        std::thread::sleep(Duration::from_millis(5));
        assert_eq!(health.refuse_if_standing(Duration::from_millis(1)).unwrap_err().code, "trail_standing_still");
        health.left();
        assert!(health.refuse_if_standing(Duration::ZERO).is_ok());
    }

    #[test]
    fn i12_an_alarm_ends_with_a_trial_and_not_with_a_small_entry() {
        let health = TrailHealth::default();
        health.integrated();
        health.not_taken();
        health.taken();
        assert!(health.failing_for().is_some(), "it fitted by chance");
        health.tried_well();
        assert!(health.failing_for().is_none());
        health.left();
        health.not_taken();
        health.taken();
        assert!(health.failing_for().is_none(), "where nobody tries, the next entry tells");
    }
}
