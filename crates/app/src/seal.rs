//! Sealing the trail: everything committed gets its place in the tree, and the
//! tree's size and root are signed with the house's key. By the integrator at
//! its rhythm, and by whatever sends money on its way before it does so.
//!
//! Article: R1-15, R1-24, R1-20. Threat I11.

use std::time::Duration;

use base::{Refusal, RefusalKind};
use sea_orm::{ColumnTrait, EntityTrait, FromQueryResult, QueryFilter, QueryOrder};
use store::View;
use store::entity::{trail_checkpoint, trail_cosignature, witness};
use trail::{Checkpoint, SignedCheckpoint, SignerKey, VerifierKey};

use crate::house::House;
use crate::own_agency::own_agency;
use crate::stop::Stop;

/// A signed state of the trail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sealed {
    /// How many entries it covers.
    pub size: u64,
    /// The checkpoint with the house's signature, as it is kept.
    pub note: SignedCheckpoint,
    /// Whether it was signed just now; otherwise nothing had come since.
    pub fresh: bool,
}

/// Between two looks whether a witness has cosigned.
const LOOK_AGAIN: Duration = Duration::from_millis(100);

impl House {
    /// The house's signing key; its name is the origin of its trail.
    pub async fn signer(&self) -> Result<&SignerKey, Stop> {
        let made = self.signer.get_or_try_init(|| async {
            let agency = own_agency(self.store.view()).await?;
            let seed = self.store.vault().trail_keys()?.signing();
            let seed = seed.ok_or_else(|| Stop::Fault("there is no signing key among the keys".to_owned()))?;
            let name = format!("zhiheng/{}", agency.pooling_area);
            SignerKey::from_entropy(&name, seed).map_err(|e| Stop::fault("making the signing key", e))
        });
        made.await
    }

    /// Integrates what waits and signs the tree, unless the latest checkpoint
    /// covers all of it already.
    pub async fn seal(&self) -> Result<Sealed, Stop> {
        let tree = self.store.integrate().await?;
        let latest = self.store.latest_checkpoint().await?;
        if let Some(latest) = &latest
            && latest.size as u64 == tree.size
        {
            return Ok(Sealed { size: tree.size, note: parsed(latest)?, fresh: false });
        }
        let key = self.signer().await?;
        let now = self.clock.now();
        let at = latest.map_or(now, |latest| now.max(latest.at));
        let stated = Checkpoint { origin: key.name().to_owned(), size: tree.size, root: tree.root, at };
        let signed = stated.sign(key).map_err(|e| Stop::fault("signing a checkpoint", e))?;
        let kept = self.store.keep_checkpoint(tree.size, signed.to_text(), at).await?;
        metrics::counter!("zhiheng_checkpoints_total").increment(1);
        Ok(Sealed { size: tree.size, note: parsed(&kept)?, fresh: true })
    }

    /// A checkpoint as it is kept, with the cosignatures that have come.
    pub async fn with_cosignatures(&self, kept: &trail_checkpoint::Model) -> Result<SignedCheckpoint, Stop> {
        let mut note = parsed(kept)?;
        let witnesses = witnesses(self.store.view()).await?;
        for cosignature in self.store.cosignatures(kept.size as u64).await? {
            let keys: Vec<VerifierKey> = witnesses
                .iter()
                .filter(|witness| witness.row.witness_id == cosignature.witness_id)
                .map(|witness| witness.key.clone())
                .collect();
            note.add_cosignatures(&cosignature.line, &keys).map_err(|e| Stop::fault("reading a cosignature", e))?;
        }
        Ok(note)
    }

    /// Takes cosignatures of the checkpoint of a size. Only those of appointed
    /// witnesses are kept; gives how many of the lines they were. Whoever
    /// brings them needs no other right: the signature is the right.
    ///
    /// # Errors
    /// Refused when there is no such checkpoint or a line claims to be by a
    /// witness and is not.
    pub async fn take_cosignatures(&self, size: u64, lines: &str) -> Result<usize, Stop> {
        let kept = trail_checkpoint::Entity::find().filter(trail_checkpoint::Column::Size.eq(size as i64));
        let kept = self.store.view().one(kept).await?;
        let kept = kept.ok_or_else(|| Refusal::unknown("检查点", "checkpoint"))?;
        let active: Vec<Known> =
            witnesses(self.store.view()).await?.into_iter().filter(|known| known.row.dismissed_on.is_none()).collect();
        let keys: Vec<VerifierKey> = active.iter().map(|known| known.key.clone()).collect();
        let read = parsed(&kept)?.read_cosignatures(lines, &keys).map_err(|_| not_a_cosignature())?;
        for cosignature in &read {
            let Some(by) = active.iter().find(|known| known.key == cosignature.by) else { continue };
            let row = trail_cosignature::Model {
                size: kept.size,
                witness_id: by.row.witness_id,
                line: cosignature.line.clone(),
                at: self.clock.now(),
            };
            self.store.keep_cosignature(row).await?;
        }
        Ok(read.len())
    }

    /// Before money goes out: seals the trail and, where witnesses are
    /// appointed, waits until enough of them have cosigned that very
    /// checkpoint. Gives what the money then rests on.
    ///
    /// # Errors
    /// Refused when the witnesses do not cosign in time.
    pub(crate) async fn seal_for_money(&self) -> Result<Sealed, Stop> {
        let sealed = self.seal().await?;
        let figures = self.law.record.signing(self.clock.today());
        let figures = figures.ok_or_else(|| Stop::Fault("no figures for the signing of the trail hold".to_owned()))?;
        let until = tokio::time::Instant::now() + Duration::from_secs(figures.witness_wait_seconds.into());
        loop {
            let active = witnesses(self.store.view()).await?;
            let active: Vec<i64> = active
                .iter()
                .filter(|known| known.row.dismissed_on.is_none())
                .map(|known| known.row.witness_id)
                .collect();
            let wanted = active.len().min(figures.witnesses_least as usize);
            let cosigned = self.store.cosignatures(sealed.size).await?;
            if cosigned.iter().filter(|row| active.contains(&row.witness_id)).count() >= wanted {
                return Ok(sealed);
            }
            if tokio::time::Instant::now() >= until {
                return Err(not_witnessed().into());
            }
            tokio::time::sleep(LOOK_AGAIN).await;
        }
    }
}

/// Whether everything that was recorded about these things lies under the
/// checkpoint of a size.
pub(crate) async fn all_sealed(view: View<'_>, about: &[(String, String)], size: u64) -> Result<bool, Stop> {
    #[derive(FromQueryResult)]
    struct Entry {
        entry_id: i64,
    }
    const BEYOND: &str = "SELECT e.entry_id FROM trail_about a JOIN trail_entry e ON e.entry_id = a.entry_id \
        WHERE a.kind = $1 AND a.object_id = $2 AND (e.leaf_index IS NULL OR e.leaf_index >= $3) LIMIT 1";
    for (kind, id) in about {
        let values = [kind.as_str().into(), id.as_str().into(), (size as i64).into()];
        if let Some(Entry { entry_id }) = view.sql::<Entry>(BEYOND, values).await?.first() {
            tracing::info!(entry_id, size, "money waits for an entry that is not signed yet");
            return Ok(false);
        }
    }
    Ok(true)
}

/// A witness with its key read.
pub(crate) struct Known {
    pub(crate) row: witness::Model,
    pub(crate) key: VerifierKey,
}

/// Every witness that was ever appointed.
pub(crate) async fn witnesses(view: View<'_>) -> Result<Vec<Known>, Stop> {
    let rows = view.all(witness::Entity::find().order_by_asc(witness::Column::WitnessId)).await?;
    let read = |row: witness::Model| {
        let key = row.verifier_key.parse().map_err(|e| Stop::fault("reading the key of a witness", e))?;
        Ok(Known { row, key })
    };
    rows.into_iter().map(read).collect()
}

fn parsed(kept: &trail_checkpoint::Model) -> Result<SignedCheckpoint, Stop> {
    SignedCheckpoint::parse(&kept.note).map_err(|e| Stop::fault("reading a kept checkpoint", e))
}

fn not_a_cosignature() -> Refusal {
    Refusal::invalid(
        "cosignature_wrong",
        "(body)",
        "见证签名无效",
        "a line claims to be the cosignature of a witness and is not",
    )
}

fn not_witnessed() -> Refusal {
    Refusal::new(
        RefusalKind::Unavailable,
        "trail_not_witnessed",
        "操作痕迹尚未取得见证签名，暂不能支付；未作任何更改，请稍后重试",
        "the trail has not been cosigned by its witness yet, so no money goes out; nothing was changed, please try again",
    )
    .citing("R1-20")
}
