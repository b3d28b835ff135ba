//! Cosignatures: a witness states that at a certain second this checkpoint was
//! the largest it had seen of the trail, and that it had grown from all it had
//! seen before. For the witness process, for the house that keeps them with
//! its checkpoints, and for whoever verifies an export.
//!
//! The form is that of C2SP tlog-cosignature with SM2 in the place of Ed25519.
//! Signed are two lines in front of the checkpoint's own:
//!
//! ```text
//! cosignature/v1
//! time 1767323045            seconds since 1970 by the witness's clock
//! zhiheng.example/anhe       the checkpoint as it stands, without signatures
//! …
//! ```
//!
//! The signature in the note is the time as 8 bytes, the highest first, and
//! r ‖ s behind it.
//!
//! Article: R1-24 (business can be traced; records of operation are checked).

use crate::checkpoint::{NoteSignature, parse_signatures};
use crate::{CheckpointError, KeyUse, SignedCheckpoint, SignerKey, VerifierKey};

/// A cosignature that was checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cosignature {
    /// The witness.
    pub by: VerifierKey,
    /// Seconds since 1970 by the witness's clock.
    pub at: u64,
    /// The signature line with its end.
    pub line: String,
}

impl SignedCheckpoint {
    /// The signature line, with its end, by which a witness that has checked
    /// consistency cosigns; `at` is in seconds since 1970. The key must be a
    /// witness's.
    ///
    /// # Errors
    /// When the key is a log's.
    pub fn cosignature(&self, witness: &SignerKey, at: u64) -> Result<String, CheckpointError> {
        let verifier = witness.verifier();
        if verifier.usage() != KeyUse::Witness {
            return Err(CheckpointError::NotAWitness);
        }
        let signature = [at.to_be_bytes().as_slice(), &witness.sign(&self.cosigned_text(at))].concat();
        let line = NoteSignature { name: witness.name().to_owned(), key_id: verifier.id(), signature }.line();
        Ok(line + "\n")
    }

    /// Reads signature lines and checks those by one of these witnesses; lines
    /// of other keys are left alone.
    ///
    /// # Errors
    /// When the lines cannot be read, or one that claims to be by one of the
    /// witnesses is not.
    pub fn read_cosignatures(
        &self,
        lines: &str,
        witnesses: &[VerifierKey],
    ) -> Result<Vec<Cosignature>, CheckpointError> {
        let signatures = parse_signatures(lines)?;
        signatures.iter().map(|signature| self.judge(signature, witnesses)).filter_map(Result::transpose).collect()
    }

    /// Takes over the cosignatures of these witnesses from signature lines. One
    /// that stands here already is not taken twice. Gives those taken over.
    ///
    /// # Errors
    /// As when they are read; nothing is taken over then.
    pub fn add_cosignatures(
        &mut self,
        lines: &str,
        witnesses: &[VerifierKey],
    ) -> Result<Vec<Cosignature>, CheckpointError> {
        let mut read = self.read_cosignatures(lines, witnesses)?;
        read.retain(|cosignature| !self.signatures().iter().any(|held| held.is_by(&cosignature.by)));
        for signature in read.iter().map(|cosignature| parse_signatures(&cosignature.line)) {
            signature?.into_iter().for_each(|signature| self.add_signature(signature));
        }
        Ok(read)
    }

    /// Checks every cosignature by one of these witnesses and gives them.
    ///
    /// # Errors
    /// When one that claims to be by one of the witnesses is not.
    pub fn cosigners(&self, witnesses: &[VerifierKey]) -> Result<Vec<Cosignature>, CheckpointError> {
        let judged = self.signatures().iter().map(|signature| self.judge(signature, witnesses));
        judged.filter_map(Result::transpose).collect()
    }

    fn judge(
        &self,
        signature: &NoteSignature,
        witnesses: &[VerifierKey],
    ) -> Result<Option<Cosignature>, CheckpointError> {
        let by = witnesses.iter().find(|key| key.usage() == KeyUse::Witness && signature.is_by(key));
        let Some(key) = by else { return Ok(None) };
        let (at, rest) = signature.signature.split_first_chunk::<8>().ok_or(CheckpointError::SignatureWrong)?;
        let at = u64::from_be_bytes(*at);
        if !key.verifies(&self.cosigned_text(at), rest) {
            return Err(CheckpointError::SignatureWrong);
        }
        Ok(Some(Cosignature { by: key.clone(), at, line: signature.line() + "\n" }))
    }

    fn cosigned_text(&self, at: u64) -> String {
        format!("cosignature/v1\ntime {at}\n{}", self.signed_text())
    }
}
