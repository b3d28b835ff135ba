//! What a witness is asked and how it judges: it cosigns a checkpoint only when
//! the log signed it and it has grown from the one cosigned before. So nobody
//! who holds the log, its database and its key can show two histories, cut the
//! end off or go back to an older state without the witness refusing.
//!
//! Request and refusals are those of C2SP tlog-witness `add-checkpoint`:
//!
//! ```text
//! old 20852014                      the size cosigned last, as the log believes
//! PlRNCrwHpqhGrupue0L7gxbjbMi…      the consistency proof, one hash a line, at most 63
//!                                   blank line
//! zhiheng.example/anhe              the checkpoint with its signatures
//! …
//! ```
//!
//! Pure: the state is handed in and kept by whoever calls. It must be kept
//! durably before the cosignature is given away.
//!
//! Article: R1-24 (business can be traced; records of operation are checked).

use std::fmt::Write;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use crate::{Hash, SignedCheckpoint, VerifierKey, empty_root, verify_consistency};

/// The form allows no longer proof.
const PROOF_LINES_MAX: usize = 63;

/// A checkpoint with the proof that it has grown from an older one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AddCheckpoint {
    /// The size that the witness is believed to have cosigned last; 0 for none.
    pub old_size: u64,
    /// The consistency proof from that size.
    pub proof: Vec<Hash>,
    /// The checkpoint.
    pub checkpoint: SignedCheckpoint,
}

/// The text is not such a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not an add-checkpoint request")]
pub struct RequestMalformed;

/// Why a witness does not cosign.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum WitnessRefusal {
    /// The checkpoint is of a trail that this witness does not watch.
    #[error("the checkpoint is of another trail")]
    OriginUnknown,
    /// The log's key has not signed it.
    #[error("the checkpoint is not signed by the log's key")]
    NotSignedByLog,
    /// The older size is the larger one.
    #[error("the old size is beyond the checkpoint's")]
    SizesOutOfOrder,
    /// The proof begins at another size than the one cosigned last: to be asked
    /// again from there, or the log has gone back to an older state.
    #[error("the checkpoint cosigned last has the size {latest}")]
    OldSizeDiffers {
        /// The size cosigned last; 0 for none.
        latest: u64,
    },
    /// Of the size cosigned last another root is shown: two histories.
    #[error("of the same size another root was cosigned: the log shows two histories")]
    RootDiffers,
    /// The proof does not show that the tree has only grown.
    #[error("the tree has not grown from the one cosigned last")]
    NotGrown,
}

impl WitnessRefusal {
    /// The HTTP status that the form prescribes.
    pub fn status(self) -> u16 {
        match self {
            WitnessRefusal::OriginUnknown => 404,
            WitnessRefusal::NotSignedByLog => 403,
            WitnessRefusal::SizesOutOfOrder => 400,
            WitnessRefusal::OldSizeDiffers { .. } | WitnessRefusal::RootDiffers => 409,
            WitnessRefusal::NotGrown => 422,
        }
    }

    /// Whether it shows that the log was rewritten.
    pub fn shows_a_rewrite(self) -> bool {
        matches!(self, WitnessRefusal::RootDiffers | WitnessRefusal::NotGrown)
    }
}

impl AddCheckpoint {
    /// The body of the request.
    pub fn to_text(&self) -> String {
        let mut text = format!("old {}\n", self.old_size);
        for hash in &self.proof {
            writeln!(text, "{}", STANDARD.encode(hash)).expect("writing into memory does not fail");
        }
        text.push('\n');
        text + &self.checkpoint.to_text()
    }

    /// Reads the body of a request.
    ///
    /// # Errors
    /// When it is not of the form described.
    pub fn parse(text: &str) -> Result<AddCheckpoint, RequestMalformed> {
        let (head, checkpoint) = text.split_once("\n\n").ok_or(RequestMalformed)?;
        let mut lines = head.split('\n');
        let old = lines.next().and_then(|line| line.strip_prefix("old ")).ok_or(RequestMalformed)?;
        let old_size: u64 = old.parse().map_err(|_| RequestMalformed)?;
        if old_size.to_string() != old {
            return Err(RequestMalformed);
        }
        let proof: Vec<Hash> = lines
            .take(PROOF_LINES_MAX + 1)
            .map(|line| STANDARD.decode(line).ok()?.try_into().ok())
            .collect::<Option<_>>()
            .ok_or(RequestMalformed)?;
        if proof.len() > PROOF_LINES_MAX {
            return Err(RequestMalformed);
        }
        let checkpoint = SignedCheckpoint::parse(checkpoint).map_err(|_| RequestMalformed)?;
        Ok(AddCheckpoint { old_size, proof, checkpoint })
    }
}

/// Whether a witness may cosign. `log` is the key of the one trail it watches,
/// whose name is the origin; `latest` is what it cosigned last, if anything.
///
/// # Errors
/// The ground on which it refuses, in the order that the form prescribes.
pub fn consider(
    log: &VerifierKey,
    latest: Option<&SignedCheckpoint>,
    request: &AddCheckpoint,
) -> Result<(), WitnessRefusal> {
    let new = request.checkpoint.checkpoint();
    if new.origin != log.name() {
        return Err(WitnessRefusal::OriginUnknown);
    }
    if request.checkpoint.verify(std::slice::from_ref(log)).is_err() {
        return Err(WitnessRefusal::NotSignedByLog);
    }
    if request.old_size > new.size {
        return Err(WitnessRefusal::SizesOutOfOrder);
    }
    let (size, root) = latest.map_or((0, empty_root()), |latest| (latest.checkpoint().size, latest.checkpoint().root));
    if request.old_size != size {
        return Err(WitnessRefusal::OldSizeDiffers { latest: size });
    }
    if size == new.size && root != new.root {
        return Err(WitnessRefusal::RootDiffers);
    }
    verify_consistency(size, new.size, &root, &new.root, &request.proof).map_err(|_| WitnessRefusal::NotGrown)
}
