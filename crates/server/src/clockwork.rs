//! The house's own clockwork: what happens by the calendar and is asked for by
//! nobody. Every few minutes it looks for accounts to be suspended.
//!
//! Article: G22239-8.1.4.2.c.

use std::sync::Arc;
use std::time::Duration;

use app::House;
use app::operations::account::suspend_unused;
use tokio::sync::watch;

/// Between two rounds.
const ROUND: Duration = Duration::from_secs(600);

/// Goes round until the house closes. A round that fails is logged and tried again.
pub(crate) async fn work(house: &Arc<House>, mut closing: watch::Receiver<bool>) {
    while !*closing.borrow() {
        match suspend_unused::round(house).await {
            Ok(0) => {}
            Ok(suspended) => tracing::info!(suspended, "accounts were suspended"),
            Err(error) => tracing::error!(%error, "the clockwork did not go round"),
        }
        tokio::select! {
            () = tokio::time::sleep(ROUND) => {}
            _ = closing.changed() => {}
        }
    }
}
