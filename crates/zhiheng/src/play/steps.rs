//! The steps of a play: named, timed, told on standard error, and dated: the
//! demonstration moves its clock from step to step, a real month does not.

use std::sync::Arc;
use std::time::Instant;

use base::{Clock, ManualClock};
use indicatif::{ProgressBar, ProgressStyle};
use time::{Date, Time};

/// The steps so far.
pub(crate) struct Steps {
    clock: Option<Arc<ManualClock>>,
    bar: ProgressBar,
    begun: Option<(&'static str, Instant)>,
    done: Vec<(&'static str, f64)>,
}

impl Steps {
    /// Steps at the house's own time, or with a clock to move.
    pub(crate) fn new(clock: Option<Arc<ManualClock>>) -> Steps {
        let bar = ProgressBar::new_spinner();
        if let Ok(style) = ProgressStyle::with_template("{spinner} {msg} {pos} {elapsed}") {
            bar.set_style(style);
        }
        Steps { clock, bar, begun: None, done: Vec::new() }
    }

    /// Begins a step; ends the one before.
    #[allow(clippy::disallowed_methods)] // how long a step took is told to the person who waits, nothing depends on it
    pub(crate) fn begin(&mut self, name: &'static str) {
        self.end();
        tracing::info!(step = name);
        self.bar.set_position(0);
        self.bar.set_message(name);
        self.bar.tick();
        self.begun = Some((name, Instant::now()));
    }

    /// So much of the step is done.
    pub(crate) fn progress(&self, done: u64) {
        self.bar.set_position(done);
    }

    /// Moves the clock of a demonstration on to an hour of a day in Beijing; it never goes back.
    pub(crate) fn at(&self, day: Date, hour: u8, minute: u8) {
        if let Some(clock) = &self.clock {
            let time = Time::from_hms(hour, minute, 0).expect("an hour and a minute of a day");
            let then = base::beijing_instant(day, time);
            clock.set(then.max(clock.now()));
        }
    }

    /// Ends the last step; gives the seconds of each.
    pub(crate) fn finish(mut self) -> Vec<(&'static str, f64)> {
        self.end();
        self.bar.finish_and_clear();
        self.done
    }

    fn end(&mut self) {
        if let Some((name, since)) = self.begun.take() {
            self.done.push((name, since.elapsed().as_secs_f64()));
        }
    }
}
