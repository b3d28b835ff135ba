//! The integrator of the trail: gives committed entries their place in the
//! tree, woken by every commit and once a second in any case.
//!
//! Article: R1-15. Threats I11, I12.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use app::{Event, House};
use tokio::sync::watch;
use tokio::time::Instant;

use crate::meter;

/// Between two rounds when nobody wakes it.
const ROUND: Duration = Duration::from_secs(1);

/// When the last round that went well was, and the size of the tree after it.
#[derive(Debug, Default)]
pub(crate) struct Integrator(Mutex<Option<(Instant, u64)>>);

impl Integrator {
    pub(crate) fn last_round(&self) -> Option<(Instant, u64)> {
        *self.0.lock().expect("no holder of the round panicked")
    }

    /// Integrates until the house closes, and once more then. A round that
    /// fails is logged and tried again: entries wait, none is lost.
    pub(crate) async fn work(&self, house: &Arc<House>, mut closing: watch::Receiver<bool>) {
        loop {
            self.round(house).await;
            if *closing.borrow() {
                return;
            }
            tokio::select! {
                () = house.trail_written.notified() => {}
                () = tokio::time::sleep(ROUND) => {}
                _ = closing.changed() => {}
            }
        }
    }

    async fn round(&self, house: &House) {
        match house.store.integrate().await {
            Ok(integrated) => {
                *self.0.lock().expect("no holder of the round panicked") = Some((Instant::now(), integrated.size));
                meter::trail(integrated.size);
                if integrated.added > 0 {
                    let size = i64::try_from(integrated.size).unwrap_or(i64::MAX);
                    house.tell(Event::TrailRoot { size, root: hex::encode(integrated.root) });
                }
            }
            Err(error) => tracing::error!(%error, "the trail was not integrated"),
        }
    }
}
