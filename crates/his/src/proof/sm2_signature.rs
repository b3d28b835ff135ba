//! The signature in the envelope: `cainfo` is Base64 of the 64 bytes of an SM2
//! signature with SM3 over the plain JSON of the input. The user id is the access
//! key in some regions and the standard's example in others; either is taken.
//! The sender's clock stands in the envelope (`inf_time`).
//!
//! Article: R3d-39.2. Threat O12.

use app::operations::his::KeyInForce;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sm2::dsa::signature::{Signer, Verifier};
use sm2::dsa::{Signature, SigningKey, VerifyingKey};
use time::OffsetDateTime;

use super::{Arrived, NotProven};

/// The user id of the standard's example (GB/T 32918, GM/T 0009).
pub const STANDARD_USER: &str = "1234567812345678";

/// Checks the signature over a text.
pub(super) fn check(key: &KeyInForce, arrived: &Arrived<'_>, text: &str) -> Result<(), NotProven> {
    let told = arrived.message.told("cainfo").filter(|told| *told != "1").ok_or(NotProven::Missing)?;
    arrived.in_window(sent_at(arrived.message.told("inf_time")).ok_or(NotProven::Expired)?)?;
    let bytes = STANDARD.decode(told).map_err(|_| NotProven::WrongSignature)?;
    let signature = Signature::from_slice(&bytes).map_err(|_| NotProven::WrongSignature)?;
    let point = hex::decode(&key.public_key).map_err(|_| NotProven::UnknownKey)?;
    let verifies = |user: &str| {
        let verifier = VerifyingKey::from_sec1_bytes(user, &point).map_err(|_| NotProven::UnknownKey)?;
        verifier.verify(text.as_bytes(), &signature).map_err(|_| NotProven::WrongSignature)
    };
    verifies(&key.access_key).or_else(|_| verifies(STANDARD_USER))
}

/// `cainfo` over a text with a key of 32 bytes; none when the bytes are no key.
pub fn sign(secret_key: &[u8], user: &str, text: &str) -> Option<String> {
    let key = SigningKey::from_slice(user, secret_key).ok()?;
    let signature: Signature = key.sign(text.as_bytes());
    Some(STANDARD.encode(signature.to_bytes()))
}

/// The public key of a key of 32 bytes: 04 and 128 hexadecimal digits.
pub fn public_key(secret_key: &[u8]) -> Option<String> {
    let key = SigningKey::from_slice(STANDARD_USER, secret_key).ok()?;
    Some(hex::encode(key.verifying_key().to_sec1_bytes()))
}

/// `yyyy-MM-dd HH:mm:ss` of a clock in Beijing.
fn sent_at(text: Option<&str>) -> Option<OffsetDateTime> {
    let (day, clock) = text?.split_once(' ')?;
    let mut parts = clock.splitn(3, ':').map(|part| part.parse::<u8>().ok());
    let time = time::Time::from_hms(parts.next()??, parts.next()??, parts.next()??).ok()?;
    Some(base::beijing_instant(base::parse_date(day)?, time))
}
