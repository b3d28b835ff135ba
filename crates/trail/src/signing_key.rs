//! Keys that sign checkpoints, with SM2 over SM3. For the integrator, which
//! holds the signing key, and for verifiers and witnesses, who are given the
//! verifying key as one line of text beforehand.
//!
//! Keys are named and numbered as C2SP signed notes are. SM2 has no
//! identifier byte there, so the type is the byte FF and the text of
//! [`SIGNATURE_TYPE`]; the key id is the first 4 bytes of SM3 (the notes
//! recommend SHA-256; one hash is enough here) over
//! `name 0A FF type public-key`. The public key is the uncompressed point, 65
//! bytes. The signature is r ‖ s, 64 bytes, with the distinguishing id of
//! [`DISTINGUISHING_ID`]. A verifying key is written `name+id+key`: the id in
//! hexadecimal, the key in base64 with its type before it.
//!
//! The crate that computes SM2 has had no independent audit, and the key lies
//! in the memory of the process; a certified module takes its place by
//! signing the same text.
//!
//! A witness's key is of another type, [`COSIGNATURE_TYPE`], so that a
//! cosignature is never taken for the log's own signature, nor the other way.

use std::fmt;
use std::str::FromStr;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sm2::dsa::signature::{Signer, Verifier};
use sm2::dsa::{Signature, SigningKey, VerifyingKey};
use sm3::{Digest, Sm3};

/// The type of our signatures, after the byte FF.
pub const SIGNATURE_TYPE: &str = "sm2-with-sm3 checkpoint v1";

/// The type of a witness's cosignatures.
pub const COSIGNATURE_TYPE: &str = "sm2-with-sm3 cosignature v1";

/// The signer's distinguishing id inside SM2: the default of its standard, for
/// the key itself is what identifies the signer.
pub const DISTINGUISHING_ID: &str = "1234567812345678";

/// The number of a key among those of its name.
pub type KeyId = [u8; 4];

/// What a key signs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KeyUse {
    /// The checkpoints of its own trail.
    Log,
    /// Cosignatures of another's checkpoints.
    Witness,
}

impl KeyUse {
    fn signature_type(self) -> &'static str {
        match self {
            KeyUse::Log => SIGNATURE_TYPE,
            KeyUse::Witness => COSIGNATURE_TYPE,
        }
    }
}

/// A key that signs.
pub struct SignerKey {
    name: String,
    key: SigningKey,
    usage: KeyUse,
}

/// A key that verifies.
#[derive(Clone)]
pub struct VerifierKey {
    name: String,
    key: VerifyingKey,
    usage: KeyUse,
}

/// Why a key could not be made or read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum KeyError {
    /// The name is empty or holds white space, a control character or `+`.
    #[error("a key's name is not empty and has no white space and no +")]
    NameNotAllowed,
    /// The text is not `name+id+key` with a key of our type.
    #[error("not a verifying key of the form name+id+key")]
    NotAKey,
    /// The id in the text is not the key's.
    #[error("the id does not belong to the key")]
    IdDiffers,
}

impl SignerKey {
    /// The log's key that these 32 secret random bytes make; the same bytes always
    /// make the same key, so the bytes are what must be kept. Bytes outside
    /// the range of SM2 secrets (about one in 2^32) are hashed until they are
    /// inside.
    ///
    /// # Errors
    /// When the name is not allowed.
    pub fn from_entropy(name: &str, entropy: [u8; 32]) -> Result<SignerKey, KeyError> {
        SignerKey::for_use(KeyUse::Log, name, entropy)
    }

    /// The same for a witness.
    ///
    /// # Errors
    /// When the name is not allowed.
    pub fn witness_from_entropy(name: &str, entropy: [u8; 32]) -> Result<SignerKey, KeyError> {
        SignerKey::for_use(KeyUse::Witness, name, entropy)
    }

    fn for_use(usage: KeyUse, name: &str, entropy: [u8; 32]) -> Result<SignerKey, KeyError> {
        check_name(name)?;
        let mut secret = entropy;
        loop {
            // The largest scalar is no SM2 secret: signing with it always fails.
            let key = SigningKey::from_slice(DISTINGUISHING_ID, &secret);
            if let Some(key) = key.ok().filter(|key| key.try_sign(b"probe").is_ok()) {
                return Ok(SignerKey { name: name.to_owned(), key, usage });
            }
            secret = Sm3::digest(secret).into();
        }
    }

    /// The name of the key; the origin of the trail, for the trail's own key.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The key to hand out.
    pub fn verifier(&self) -> VerifierKey {
        VerifierKey { name: self.name.clone(), key: self.key.verifying_key().clone(), usage: self.usage }
    }

    /// Signs a text: r ‖ s. The nonce is derived from key and text (RFC 6979),
    /// so no random source is needed and none can be bad.
    pub(crate) fn sign(&self, text: &str) -> [u8; 64] {
        let signature: Signature = self.key.try_sign(text.as_bytes()).expect("one nonce in 2^256 does not sign");
        signature.to_bytes().into()
    }
}

impl fmt::Debug for SignerKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SignerKey({}, secret not shown)", self.name)
    }
}

impl VerifierKey {
    /// The name of the key.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// What it signs.
    pub fn usage(&self) -> KeyUse {
        self.usage
    }

    /// The key's id.
    pub fn id(&self) -> KeyId {
        let digest = Sm3::new().chain_update(&self.name).chain_update([0x0a]).chain_update(self.typed_key()).finalize();
        *digest.first_chunk().expect("an SM3 digest has 32 bytes")
    }

    pub(crate) fn verifies(&self, text: &str, signature: &[u8]) -> bool {
        Signature::from_slice(signature).is_ok_and(|signature| self.key.verify(text.as_bytes(), &signature).is_ok())
    }

    fn typed_key(&self) -> Vec<u8> {
        [&[0xff], self.usage.signature_type().as_bytes(), &self.key.to_sec1_bytes()].concat()
    }
}

impl PartialEq for VerifierKey {
    fn eq(&self, other: &VerifierKey) -> bool {
        self.name == other.name && self.usage == other.usage && self.key.as_affine() == other.key.as_affine()
    }
}

impl Eq for VerifierKey {}

impl fmt::Display for VerifierKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}+{}+{}", self.name, hex::encode(self.id()), STANDARD.encode(self.typed_key()))
    }
}

impl fmt::Debug for VerifierKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "VerifierKey({self})")
    }
}

impl FromStr for VerifierKey {
    type Err = KeyError;

    fn from_str(text: &str) -> Result<VerifierKey, KeyError> {
        // Base64 may hold a plus, names may not: the first two pluses divide.
        let mut parts = text.splitn(3, '+');
        let (Some(name), Some(id), Some(key)) = (parts.next(), parts.next(), parts.next()) else {
            return Err(KeyError::NotAKey);
        };
        check_name(name)?;
        let typed = STANDARD.decode(key).map_err(|_| KeyError::NotAKey)?;
        let of_use = |usage: KeyUse| {
            let point = typed.strip_prefix(&[0xff])?.strip_prefix(usage.signature_type().as_bytes())?;
            (point.len() == 65).then_some((usage, point))
        };
        let (usage, point) = of_use(KeyUse::Log).or_else(|| of_use(KeyUse::Witness)).ok_or(KeyError::NotAKey)?;
        let key = VerifyingKey::from_sec1_bytes(DISTINGUISHING_ID, point).map_err(|_| KeyError::NotAKey)?;
        let key = VerifierKey { name: name.to_owned(), key, usage };
        if hex::encode(key.id()) == id { Ok(key) } else { Err(KeyError::IdDiffers) }
    }
}

/// Names stand in signature lines, so they must not break them.
pub(crate) fn check_name(name: &str) -> Result<(), KeyError> {
    let breaks_line = |c: char| c.is_whitespace() || c.is_control() || c == '+';
    if name.is_empty() || name.chars().any(breaks_line) { Err(KeyError::NameNotAllowed) } else { Ok(()) }
}
