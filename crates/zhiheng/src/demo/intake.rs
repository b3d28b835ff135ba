//! Brings the year's claims in, as the claims clerk does: in chunks, by the day
//! of settlement, on the morning after the chunk's last day. Every
//! rejection must be one that was meant, and every claim that was meant to be
//! rejected must be.
//!
//! Article: R1-12.11 (all claims), R3d-19.

use anyhow::ensure;
use app::operations::claim::import::{ClaimsToImport, Import};
use base::Date;
use regulation::duties::Duty;
use time::Duration;

use super::bills::{Biller, Planted};
use super::year::Visit;
use crate::play::steps::Steps;
use crate::play::team::Team;

/// Claims in one request.
const CHUNK: usize = 500;

/// What came of the claims.
#[derive(Debug, Default)]
pub(crate) struct TakenIn {
    /// How many were sent.
    pub(crate) received: u64,
    /// How many were settled.
    pub(crate) settled: u64,
    /// How many were rejected, each for the reason meant.
    pub(crate) rejected: u64,
    /// What was planted in those that were settled.
    pub(crate) planted: Vec<Planted>,
}

/// Brings in visits that are sorted by the day of settlement.
pub(crate) async fn take_in(
    team: &Team,
    steps: &Steps,
    biller: &mut Biller<'_>,
    visits: &[Visit],
    taken: &mut TakenIn,
) -> anyhow::Result<()> {
    let clerk = team.with(Duty::ClaimsImport)?;
    for chunk in visits.chunks(CHUNK) {
        let mut claims = Vec::with_capacity(chunk.len());
        for visit in chunk {
            let (claim, planted) = biller.claim(visit);
            claims.push(claim);
            taken.planted.extend(planted);
        }
        steps.at(morning_after(chunk), 8, 0);
        let imported = team.run::<Import>(clerk, ClaimsToImport { claims }).await?;
        let mut meant = chunk.iter().enumerate().filter_map(|(at, visit)| Some((at as u32, visit.bad?.code())));
        let mut met = imported.rejected.iter().map(|rejected| (rejected.index, rejected.code.as_str()));
        loop {
            let pair = (meant.next(), met.next());
            ensure!(pair.0 == pair.1, "a rejection was meant as {:?} and came as {:?}", pair.0, pair.1);
            if pair == (None, None) {
                break;
            }
        }
        taken.received += u64::from(imported.received);
        taken.settled += u64::from(imported.settled);
        taken.rejected += imported.rejected.len() as u64;
        steps.progress(taken.received);
    }
    Ok(())
}

/// The day after the last day of settlement in a chunk.
fn morning_after(chunk: &[Visit]) -> Date {
    let last = chunk.iter().map(|visit| visit.settled).max();
    last.unwrap_or(super::year::FIRST_DAY) + Duration::days(1)
}
