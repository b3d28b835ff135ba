//! Signed checkpoints of the trail: size and root under the house's key, kept in
//! the house and as a file for whoever wants to hold one outside.
//!
//! Article: R1-15, R1-24.

use std::path::Path;

use anyhow::{Context, anyhow};
use app::House;
use store::SIGNING_SEED;
use store::entity::agency;
use store::sea_orm::EntityTrait;
use trail::{Checkpoint, SignedCheckpoint, SignerKey};

/// The house's key; its name is the origin of its trail.
pub(crate) async fn signer(house: &House) -> anyhow::Result<SignerKey> {
    let agency = house.store.view().one(agency::Entity::find()).await?;
    let agency = agency.ok_or_else(|| anyhow!("there is no agency in this database yet"))?;
    let seed = house.store.secret(SIGNING_SEED).await?;
    let seed = seed.ok_or_else(|| anyhow!("the house has no signing seed"))?;
    SignerKey::from_entropy(&format!("zhiheng/{}", agency.pooling_area), seed).context("making the signing key")
}

/// Integrates what waits and signs the tree; gives the checkpoint.
pub(crate) async fn checkpoint(house: &House) -> anyhow::Result<SignedCheckpoint> {
    let tree = house.store.integrate().await?;
    let key = signer(house).await?;
    let at = house.clock.now();
    let stated = Checkpoint { origin: key.name().to_owned(), size: tree.size, root: tree.root, at };
    let signed = stated.sign(&key).context("signing a checkpoint")?;
    house.store.keep_checkpoint(tree.size, signed.to_text(), at).await?;
    Ok(signed)
}

/// Writes a checkpoint where it can be taken away.
pub(crate) fn write(checkpoint: &SignedCheckpoint, file: &Path) -> anyhow::Result<()> {
    std::fs::write(file, checkpoint.to_text()).with_context(|| format!("writing {}", file.display()))
}
