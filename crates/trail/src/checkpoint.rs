//! Checkpoints: the size and root of the tree at an instant, signed, as a
//! short text that can be printed, mailed or kept by a witness. Whoever keeps
//! one can later tell whether the trail was cut, rewritten or rolled back.
//!
//! The form is that of C2SP tlog-checkpoint in a C2SP signed note, with one
//! extension line, the time:
//!
//! ```text
//! zhiheng.example/anhe          origin: which trail
//! 20852163                      size
//! CsUYapGGPo4dkMgI…axj2jxq2I=   root, base64
//! time 2026-01-02T03:04:05.678Z
//!                               blank line
//! — zhiheng.example/anhe Az3g…  key name, base64 of key id and signature
//! — witness.example/w1 jWbP…    any number of cosignatures
//! ```
//!
//! The signature is over the four lines with their line ends. Signatures by
//! unknown keys are left alone, so that witnesses can be added; what a witness
//! signs stands in `cosignature.rs`.
//!
//! Article: R1-24 (business can be traced; records of operation are checked).

use std::fmt::Write;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use time::OffsetDateTime;

use crate::instant::{instant_text, parse_instant};
use crate::signing_key::check_name;
use crate::{Hash, KeyId, KeyUse, SignerKey, VerifierKey};

/// More signatures than this are not read.
const SIGNATURES_MAX: usize = 64;

/// What a checkpoint states.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checkpoint {
    /// Which trail: one line, not empty, no control characters.
    pub origin: String,
    /// How many entries.
    pub size: u64,
    /// The root over them.
    pub root: Hash,
    /// When it was made, in whole milliseconds.
    pub at: OffsetDateTime,
}

/// A checkpoint with its signatures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignedCheckpoint {
    checkpoint: Checkpoint,
    signatures: Vec<NoteSignature>,
}

/// One signature line of a note.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct NoteSignature {
    pub(crate) name: String,
    pub(crate) key_id: KeyId,
    pub(crate) signature: Vec<u8>,
}

impl NoteSignature {
    pub(crate) fn is_by(&self, key: &VerifierKey) -> bool {
        key.name() == self.name && key.id() == self.key_id
    }

    /// The line without its end.
    pub(crate) fn line(&self) -> String {
        format!("\u{2014} {} {}", self.name, STANDARD.encode([self.key_id.as_slice(), &self.signature].concat()))
    }
}

/// Why a checkpoint could not be written, read or trusted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CheckpointError {
    /// The origin is empty, has a control character, or the instant is finer
    /// than a millisecond.
    #[error("the origin or the instant cannot be stated in a checkpoint")]
    NotStatable,
    /// The text is not of the form described.
    #[error("not a signed checkpoint")]
    Malformed,
    /// No signature is by a known key.
    #[error("the checkpoint is signed by no known key")]
    SignedByNoKnownKey,
    /// A signature that claims to be by a known key is not.
    #[error("a signature does not fit the checkpoint")]
    SignatureWrong,
    /// The key is the log's own, and a log is not its own witness.
    #[error("the key is not a witness's")]
    NotAWitness,
}

impl Checkpoint {
    /// Signs it.
    ///
    /// # Errors
    /// When the origin or instant cannot be stated.
    pub fn sign(&self, key: &SignerKey) -> Result<SignedCheckpoint, CheckpointError> {
        let signature = key.sign(&self.text()?).to_vec();
        let by = NoteSignature { name: key.name().to_owned(), key_id: key.verifier().id(), signature };
        Ok(SignedCheckpoint { checkpoint: self.clone(), signatures: vec![by] })
    }

    /// The four lines that are signed.
    fn text(&self) -> Result<String, CheckpointError> {
        if self.origin.is_empty() || self.origin.chars().any(char::is_control) {
            return Err(CheckpointError::NotStatable);
        }
        let at = instant_text(self.at).ok_or(CheckpointError::NotStatable)?;
        Ok(format!("{}\n{}\n{}\ntime {at}\n", self.origin, self.size, STANDARD.encode(self.root)))
    }

    fn parse(text: &str) -> Option<Checkpoint> {
        let mut lines = text.strip_suffix('\n')?.split('\n');
        let origin = lines.next()?.to_owned();
        let size = lines.next()?.parse().ok()?;
        let root = STANDARD.decode(lines.next()?).ok()?.try_into().ok()?;
        let at = parse_instant(lines.next()?.strip_prefix("time ")?)?;
        let checkpoint = Checkpoint { origin, size, root, at };
        // Written again it must be the same: `+5`, `007` or a fifth line is not.
        (checkpoint.text().ok()? == text).then_some(checkpoint)
    }
}

impl SignedCheckpoint {
    /// What it states. To be believed after [`SignedCheckpoint::verify`].
    pub fn checkpoint(&self) -> &Checkpoint {
        &self.checkpoint
    }

    /// Checks every signature by a known key of the log and demands at least
    /// one. Returns the names of the keys that signed. Witnesses' keys are not
    /// looked at: see [`SignedCheckpoint::cosigners`].
    ///
    /// # Errors
    /// When no known key signed, or one of their signatures is wrong.
    pub fn verify<'k>(&self, known: &'k [VerifierKey]) -> Result<Vec<&'k str>, CheckpointError> {
        let text = self.signed_text();
        let mut signers = Vec::new();
        for signature in &self.signatures {
            let by = known.iter().find(|key| key.usage() == KeyUse::Log && signature.is_by(key));
            let Some(key) = by else { continue };
            if !key.verifies(&text, &signature.signature) {
                return Err(CheckpointError::SignatureWrong);
            }
            signers.push(key.name());
        }
        if signers.is_empty() { Err(CheckpointError::SignedByNoKnownKey) } else { Ok(signers) }
    }

    /// The text to keep and to publish.
    pub fn to_text(&self) -> String {
        let mut text = self.signed_text();
        text.push('\n');
        for signature in &self.signatures {
            writeln!(text, "{}", signature.line()).expect("writing into memory does not fail");
        }
        text
    }

    /// Reads the text; signatures are not checked by this.
    ///
    /// # Errors
    /// When it is not of the form described.
    pub fn parse(text: &str) -> Result<SignedCheckpoint, CheckpointError> {
        let (body, signatures) = text.rsplit_once("\n\n").ok_or(CheckpointError::Malformed)?;
        let checkpoint = Checkpoint::parse(&format!("{body}\n")).ok_or(CheckpointError::Malformed)?;
        Ok(SignedCheckpoint { checkpoint, signatures: parse_signatures(signatures)? })
    }

    pub(crate) fn signatures(&self) -> &[NoteSignature] {
        &self.signatures
    }

    pub(crate) fn add_signature(&mut self, signature: NoteSignature) {
        self.signatures.push(signature);
    }

    pub(crate) fn signed_text(&self) -> String {
        self.checkpoint.text().expect("it was stated when it was signed or read")
    }
}

/// Reads signature lines, each with its line end; at least one.
pub(crate) fn parse_signatures(lines: &str) -> Result<Vec<NoteSignature>, CheckpointError> {
    let lines = lines.strip_suffix('\n').ok_or(CheckpointError::Malformed)?.split('\n');
    let signatures: Vec<NoteSignature> =
        lines.take(SIGNATURES_MAX + 1).map(parse_signature).collect::<Option<_>>().ok_or(CheckpointError::Malformed)?;
    if signatures.len() > SIGNATURES_MAX { Err(CheckpointError::Malformed) } else { Ok(signatures) }
}

fn parse_signature(line: &str) -> Option<NoteSignature> {
    let (name, signature) = line.strip_prefix("\u{2014} ")?.split_once(' ')?;
    check_name(name).ok()?;
    let bytes = STANDARD.decode(signature).ok()?;
    let (key_id, signature) = bytes.split_first_chunk::<4>()?;
    Some(NoteSignature { name: name.to_owned(), key_id: *key_id, signature: signature.to_vec() })
}
