//! Signed checkpoints of the trail: size and root under the house's key, kept in
//! the house and as a file for whoever wants to hold one outside.
//!
//! Article: R1-15, R1-24.

use std::path::Path;

use anyhow::Context;
use app::House;
use trail::SignedCheckpoint;

/// Integrates what waits and signs the tree; gives the checkpoint.
pub(crate) async fn checkpoint(house: &House) -> anyhow::Result<SignedCheckpoint> {
    Ok(house.seal().await?.note)
}

/// Writes a checkpoint where it can be taken away.
pub(crate) fn write(checkpoint: &SignedCheckpoint, file: &Path) -> anyhow::Result<()> {
    std::fs::write(file, checkpoint.to_text()).with_context(|| format!("writing {}", file.display()))
}
