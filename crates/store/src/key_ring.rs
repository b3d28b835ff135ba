//! The keys of a house, read from where they are kept: never in the database.
//! The last sealing key seals what is new, the earlier ones open what they
//! sealed until it has been sealed anew. The digest key makes the keyed digests
//! by which equal values are found; it stays.
//!
//! As text, one key on a line, in the order in which they came:
//!
//! ```text
//! # a remark
//! digest 64 hexadecimal digits
//! sealing 32 hexadecimal digits
//! sealing 32 hexadecimal digits
//! ```
//!
//! and those of the trail (`trail_keys.rs`).
//!
//! Article: G22239-8.1.4.8, R3d-34. Threats I10, C05.

use std::sync::Arc;

use hmac::{Hmac, KeyInit, Mac};
use sm3::{Digest, Sm3};

use crate::cipher::{Cipher, Sm4Gcm};
use crate::trail_keys::TrailKeys;

/// Where the keys of a house are read from; asked again when a value names a
/// key that was not there before.
pub trait KeySource: Send + Sync {
    /// The keys of sealed columns and of digests as they are now.
    ///
    /// # Errors
    /// Why there are none, in words that hold no key.
    fn read(&self) -> Result<KeyRing, String>;

    /// The keys of the trail.
    ///
    /// # Errors
    /// The same.
    fn read_trail(&self) -> Result<TrailKeys, String>;
}

/// Whatever gives the text form.
impl<F: Fn() -> Result<String, String> + Send + Sync> KeySource for F {
    fn read(&self) -> Result<KeyRing, String> {
        KeyRing::parse(&self()?)
    }

    fn read_trail(&self) -> Result<TrailKeys, String> {
        TrailKeys::parse(&self()?)
    }
}

/// The keys. The key schedules are made once.
#[derive(Clone)]
pub struct KeyRing {
    sealing: Vec<Arc<dyn Cipher>>,
    /// HMAC-SM3 after the key was taken in; cloned for each digest.
    digest: Hmac<Sm3>,
    digest_name: String,
}

impl KeyRing {
    /// Keys of a provider of one's own; the last one seals.
    ///
    /// # Errors
    /// When there is no sealing key, or two have one name.
    pub fn new(sealing: Vec<Arc<dyn Cipher>>, digest: [u8; 32]) -> Result<KeyRing, String> {
        if sealing.is_empty() {
            return Err("there is no sealing key in it".to_owned());
        }
        let names: std::collections::BTreeSet<&str> = sealing.iter().map(|key| key.key_name()).collect();
        if names.len() != sealing.len() {
            return Err("a sealing key stands in it twice".to_owned());
        }
        let name = Sm3::new().chain_update(b"zhiheng digest key name").chain_update(digest).finalize();
        let keyed = Hmac::new_from_slice(&digest).expect("HMAC takes a key of any length");
        Ok(KeyRing { sealing, digest: keyed, digest_name: hex::encode(&name[..4]) })
    }

    /// Reads the text form.
    ///
    /// # Errors
    /// The line that is wrong, without what stands on it.
    pub fn parse(text: &str) -> Result<KeyRing, String> {
        let (mut sealing, mut digest) = (Vec::<Arc<dyn Cipher>>::new(), None);
        for (number, line) in KeyLine::of(text)? {
            match line {
                KeyLine::Sealing(key) => sealing.push(Arc::new(Sm4Gcm::new(key))),
                KeyLine::Digest(key) if digest.is_none() => digest = Some(key),
                KeyLine::Digest(_) => return Err(format!("line {number} is a second digest key")),
                KeyLine::Row(_) | KeyLine::Signing(_) => {}
            }
        }
        KeyRing::new(sealing, digest.ok_or("there is no digest key in it")?)
    }

    /// The name of the key that came last.
    pub fn newest(&self) -> &str {
        self.sealing.last().map(|key| key.key_name()).unwrap_or_default()
    }

    /// The names of the sealing keys, in the order in which they came.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.sealing.iter().map(|key| key.key_name())
    }

    /// The name of the digest key.
    pub fn digest_name(&self) -> &str {
        &self.digest_name
    }

    pub(crate) fn key(&self, name: &str) -> Option<&dyn Cipher> {
        self.sealing.iter().find(|key| key.key_name() == name).map(Arc::as_ref)
    }

    /// The keyed digest of a text.
    pub(crate) fn digest(&self, text: &str) -> [u8; 32] {
        let mut mac = self.digest.clone();
        mac.update(text.as_bytes());
        mac.finalize().into_bytes().into()
    }
}

/// A line of the text form that holds a key.
pub(crate) enum KeyLine {
    Digest([u8; 32]),
    Sealing([u8; 16]),
    Row([u8; 32]),
    Signing([u8; 32]),
}

impl KeyLine {
    /// The keys of a text, each with the number of its line.
    ///
    /// # Errors
    /// The first line that is none, without what stands on it.
    pub(crate) fn of(text: &str) -> Result<Vec<(usize, KeyLine)>, String> {
        let lines = text.lines().enumerate().map(|(at, line)| (at + 1, line.trim()));
        let lines = lines.filter(|(_, line)| !line.is_empty() && !line.starts_with('#'));
        lines
            .map(|(number, line)| {
                let key = match line.split_once(' ') {
                    Some(("digest", key)) => bytes(key).map(KeyLine::Digest),
                    Some(("sealing", key)) => bytes(key).map(KeyLine::Sealing),
                    Some(("row", key)) => bytes(key).map(KeyLine::Row),
                    Some(("signing", key)) => bytes(key).map(KeyLine::Signing),
                    _ => None,
                };
                let wrong = || {
                    format!(
                        "line {number} is no key: `digest`, `row` or `signing` with 64 \
                         or `sealing` with 32 hexadecimal digits"
                    )
                };
                Ok((number, key.ok_or_else(wrong)?))
            })
            .collect()
    }
}

impl std::fmt::Debug for KeyRing {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_list().entries(self.names()).finish()
    }
}

fn bytes<const N: usize>(text: &str) -> Option<[u8; N]> {
    hex::decode(text.trim()).ok()?.try_into().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    const DIGEST: &str = "digest 0909090909090909090909090909090909090909090909090909090909090909\n";

    #[test]
    fn the_last_key_seals_and_remarks_are_passed_over() {
        let text = format!("# keys\n\n{DIGEST}sealing {}\nsealing {}\n", "07".repeat(16), "08".repeat(16));
        let ring = KeyRing::parse(&text).unwrap();
        assert_eq!(ring.newest(), Sm4Gcm::new([8; 16]).key_name());
        assert_eq!(ring.names().count(), 2);
        assert!(ring.key(Sm4Gcm::new([7; 16]).key_name()).is_some() && ring.key("00000000").is_none());
        assert!(!format!("{ring:?}").contains("0707"), "a key is not shown");
    }

    #[test]
    fn what_is_no_key_file_is_refused_with_its_line_and_without_its_content() {
        let refused = |text: &str| KeyRing::parse(text).unwrap_err();
        let key = "07".repeat(16);
        assert!(refused(&key).contains("line 1"), "the form of before");
        assert!(!refused(&format!("{DIGEST}sealing {key}77")).contains("7777"));
        assert!(refused(&format!("{DIGEST}sealing {key}\nsealing {key}")).contains("twice"));
        assert!(refused(&format!("sealing {key}")).contains("no digest key"));
        assert!(refused(&format!("{DIGEST}{DIGEST}sealing {key}")).contains("line 2"));
        assert!(refused(DIGEST).contains("no sealing key"));
    }
}
