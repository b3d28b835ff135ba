//! One visit of a witness to the house: ask for what has come since, judge it,
//! keep it, bring the cosignature back.

use anyhow::anyhow;
use tokio::sync::Mutex;
use trail::AddCheckpoint;

use super::exchange::Address;
use super::kept::{NotCosigned, Witness};
use super::now;

/// Why a visit came to nothing.
#[derive(Debug)]
pub(super) enum Failed {
    /// The house or the way to it failed; it is tried again.
    NotReached(anyhow::Error),
    /// The trail was rewritten or rolled back.
    Alarm(String),
}

impl From<anyhow::Error> for Failed {
    fn from(error: anyhow::Error) -> Failed {
        Failed::NotReached(error)
    }
}

/// Visits the house once.
pub(super) async fn visit(house: &Address, witness: &Mutex<Witness>) -> Result<(), Failed> {
    let mut witness = witness.lock().await;
    let size = witness.size();
    let asked = house.send("GET", &format!("/witness/add-checkpoint?old={size}"), "").await?;
    match asked.status {
        200 => {}
        404 if size == 0 => return Ok(()),
        // The house itself says that it has less than what was cosigned.
        404 | 409 => {
            return Err(Failed::Alarm(format!("the trail is shorter than the {size} entries that were cosigned")));
        }
        status => return Err(anyhow!("the house answered {status}").into()),
    }
    let request = AddCheckpoint::parse(&asked.body).map_err(|e| anyhow!(e))?;
    let new = request.checkpoint.checkpoint().size;
    match witness.cosign(&request, now()) {
        Ok(line) => {
            let brought = house.send("POST", &format!("/witness/cosignature?size={new}"), &line).await?;
            if brought.status != 200 {
                return Err(anyhow!("the house did not take the cosignature: {}", brought.status).into());
            }
            if new > size {
                tracing::info!(size = new, "cosigned");
            }
            Ok(())
        }
        Err(NotCosigned::Refused(refusal)) if refusal.shows_a_rewrite() => Err(Failed::Alarm(refusal.to_string())),
        Err(NotCosigned::Refused(refusal)) => Err(anyhow!("not cosigned: {refusal}").into()),
        Err(NotCosigned::NotKept(error)) => Err(anyhow!("the state was not kept: {error}").into()),
    }
}
