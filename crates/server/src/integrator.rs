//! The integrator of the trail: gives committed entries their place in the
//! tree, woken by every commit and once a second in any case; signs the tree at
//! the rhythm of regulation/record; writes the log of reads; tries whether the
//! trail takes entries at all and whether the clock is right, and alarms when not.
//!
//! Article: R1-15, R1-24. Threats I11, I12.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use app::operations::reading::seal_day::{DayToSeal, SealDay, day_due};
use app::{Caller, Event, House, Request, Stop, funnel};
use base::date_text;
use store::UnitError;
use tokio::sync::watch;
use tokio::time::Instant;

use crate::meter;

/// Between two rounds when nobody wakes it.
const ROUND: Duration = Duration::from_secs(1);

/// Between two trials of the trail while nothing is known to be wrong, and
/// between two looks whether a day is over.
const TRIAL: Duration = Duration::from_secs(10);

/// How the last good rounds went.
#[derive(Debug, Default)]
pub(crate) struct Integrator(Mutex<Rounds>);

#[derive(Debug, Default, Clone, Copy)]
struct Rounds {
    /// The last that went well, and the size of the tree after it.
    integrated: Option<(Instant, u64)>,
    /// The last signature, and the size it covers.
    signed: Option<(Instant, u64)>,
    /// The last trial.
    tried: Option<Instant>,
}

impl Integrator {
    pub(crate) fn last_round(&self) -> Option<(Instant, u64)> {
        self.rounds().integrated
    }

    /// The size of the tree that was signed last by this process.
    pub(crate) fn signed_size(&self) -> Option<u64> {
        self.rounds().signed.map(|(_, size)| size)
    }

    /// Integrates until the house closes, and once more then. A round that
    /// fails is logged and tried again: entries wait, none is lost.
    pub(crate) async fn work(&self, house: &Arc<House>, mut closing: watch::Receiver<bool>) {
        house.trail_health.integrated();
        loop {
            let last = *closing.borrow();
            self.round(house, last).await;
            if last {
                return house.trail_health.left();
            }
            tokio::select! {
                () = house.trail_written.notified() => {}
                () = tokio::time::sleep(ROUND) => {}
                _ = closing.changed() => {}
            }
        }
    }

    async fn round(&self, house: &House, last: bool) {
        match house.store.integrate().await {
            Ok(integrated) => {
                self.change(|rounds| rounds.integrated = Some((Instant::now(), integrated.size)));
                house.trail_health.integrated();
                meter::trail(integrated.size);
                if integrated.added > 0 {
                    let size = i64::try_from(integrated.size).unwrap_or(i64::MAX);
                    house.tell(Event::TrailRoot { size, root: hex::encode(integrated.root) });
                }
                if integrated.size > 0 && (last || self.signature_due(house, integrated.size)) {
                    self.sign(house).await;
                }
            }
            Err(error) => tracing::error!(%error, "the trail was not integrated"),
        }
        if let Err(error) = house.write_reads().await {
            tracing::error!(%error, waiting = house.reads.waiting(), "the log of reads was not written");
        }
        if let Err(error) = house.write_messages().await {
            tracing::error!(%error, "the messages of hospitals were not written");
        }
        if house.trail_health.failing_for().is_some() || self.rounds().tried.is_none_or(|at| at.elapsed() > TRIAL) {
            self.change(|rounds| rounds.tried = Some(Instant::now()));
            try_trail(house).await;
            look_at_clock(house).await;
            seal_reads(house).await;
        }
        meter::trail_failing(house.trail_health.failing_for());
    }

    /// Whether what came since the last signature is enough, or has waited long enough.
    fn signature_due(&self, house: &House, size: u64) -> bool {
        let Some(figures) = house.law.record.signing(house.clock.today()) else { return false };
        match self.rounds().signed {
            Some((_, signed)) if signed == size => false,
            Some((at, signed)) => {
                size - signed.min(size) >= u64::from(figures.sign_after_entries)
                    || at.elapsed() >= Duration::from_secs(figures.sign_after_seconds.into())
            }
            None => true,
        }
    }

    async fn sign(&self, house: &House) {
        match house.seal().await {
            Ok(sealed) => {
                self.change(|rounds| rounds.signed = Some((Instant::now(), sealed.size)));
                meter::trail_signed(sealed.size);
            }
            Err(error) => tracing::error!(%error, "the trail was not signed"),
        }
    }

    fn rounds(&self) -> Rounds {
        *self.0.lock().expect("no holder of the rounds panicked")
    }

    fn change(&self, change: impl FnOnce(&mut Rounds)) {
        change(&mut self.0.lock().expect("no holder of the rounds panicked"));
    }
}

/// States whether the clock stands behind the record (threat I08).
async fn look_at_clock(house: &House) {
    match house.clock_behind().await {
        Ok(behind) => {
            if let Some(by) = behind {
                tracing::error!(
                    seconds = by.as_secs(),
                    "the clock stands behind the last act recorded: no business is done"
                );
            }
            meter::clock_behind(behind);
        }
        Err(error) => tracing::error!(%error, "the clock was not compared with the record"),
    }
}

/// Tries whether the trail takes an entry; the trial is rolled back. The alarm
/// is an error in the log, a figure, and a red readiness.
async fn try_trail(house: &House) {
    let tried = async {
        let mut unit = house.store.begin().await?;
        unit.try_trail(house.clock.now()).await?;
        unit.roll_back().await
    };
    let tried: Result<(), UnitError> = tried.await;
    match tried {
        Ok(()) => house.trail_health.tried_well(),
        Err(error) => {
            house.trail_health.not_taken();
            tracing::error!(%error, alarm = "trail_not_written", "the trail takes no entries: business is closed");
        }
    }
}

/// Seals the reads of one day that is over, if one waits for it.
async fn seal_reads(house: &House) {
    let sealed = async {
        let Some(day) = day_due(house).await? else { return Ok(()) };
        let day = date_text(day);
        let request = Request::keyed(format!("reads-of-{day}"));
        funnel::run::<SealDay>(house, &Caller::clockwork(), &request, DayToSeal { day }).await.map(drop)
    };
    let sealed: Result<(), Stop> = sealed.await;
    if let Err(error) = sealed {
        tracing::error!(%error, "a day's log of reads was not sealed");
    }
}
