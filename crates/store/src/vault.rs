//! The one place where a value of a sealed column is made and read. [`Sealer`]
//! makes it, within a unit of work that holds the key in force; [`Vault::open`]
//! reads it. Neither gives a value for another row, column or table than that
//! for which it was sealed.
//!
//! Article: R1-24, R5-38, G22239-8.1.4.8. Threats I10, C05.

use std::sync::{Arc, PoisonError, RwLock};

use base::Entropy;
use sea_orm::DbErr;

use crate::key_ring::{KeyRing, KeySource};
use crate::row::{Row, table_name};
use crate::sealed::{MARK_SIGNS, Sealed, SealedColumn};
use crate::trail_keys::TrailKeys;

/// Why a value could not be sealed or opened. Names places and keys, never values.
#[derive(Debug, thiserror::Error)]
pub enum SealFault {
    /// There are no keys at all.
    #[error("there are no keys: {0}")]
    NoKeys(String),
    /// The key that is needed is not among them.
    #[error("the key {0} is not among the keys of the house")]
    KeyMissing(String),
    /// It is not what was sealed for this place.
    #[error("{table}.{column} of row {key} is not what was sealed for it")]
    Altered {
        /// Its table.
        table: String,
        /// Its column.
        column: &'static str,
        /// The key of its row.
        key: String,
    },
    /// The key in force changed at this moment; try again.
    #[error("the key in force is being changed")]
    Changing,
    /// The database could not be read.
    #[error(transparent)]
    Database(#[from] DbErr),
}

/// The keys in the memory of the process.
pub struct Vault {
    source: Box<dyn KeySource>,
    ring: RwLock<Option<Arc<KeyRing>>>,
}

impl Vault {
    /// Keys from a source, which is asked when the first one is needed.
    pub(crate) fn over(source: impl KeySource + 'static) -> Vault {
        Vault { source: Box::new(source), ring: RwLock::new(None) }
    }

    /// For commands that need no keys, such as preparing a database.
    pub(crate) fn without_keys() -> Vault {
        Vault::over(|| Err::<String, _>("none were given to this process".to_owned()))
    }

    /// The keys as they were last read.
    ///
    /// # Errors
    /// [`SealFault::NoKeys`].
    pub fn ring(&self) -> Result<Arc<KeyRing>, SealFault> {
        let held = self.ring.read().unwrap_or_else(PoisonError::into_inner).clone();
        held.map_or_else(|| self.read_again(), Ok)
    }

    /// The keys, read again when this one was not among them: another process
    /// may have added it.
    ///
    /// # Errors
    /// [`SealFault::KeyMissing`] when it is not among them then either.
    pub fn ring_with(&self, key_name: &str) -> Result<Arc<KeyRing>, SealFault> {
        let held = self.ring()?;
        let ring = if held.key(key_name).is_some() { held } else { self.read_again()? };
        match ring.key(key_name) {
            Some(_) => Ok(ring),
            None => Err(SealFault::KeyMissing(key_name.to_owned())),
        }
    }

    fn read_again(&self) -> Result<Arc<KeyRing>, SealFault> {
        let ring = Arc::new(self.source.read().map_err(SealFault::NoKeys)?);
        let mut held = self.ring.write().unwrap_or_else(PoisonError::into_inner);
        // Under another digest key nobody would be found, and everybody could be entered twice.
        if held.as_ref().is_some_and(|held| held.digest_name() != ring.digest_name()) {
            return Err(SealFault::NoKeys("the digest key has become another one".to_owned()));
        }
        *held = Some(ring.clone());
        Ok(ring)
    }

    /// The keyed digest of a text, hex: what is equal has equal digests, and
    /// without the key nobody can try values out.
    ///
    /// # Errors
    /// [`SealFault::NoKeys`].
    pub fn digest(&self, text: &str) -> Result<String, SealFault> {
        Ok(hex::encode(self.ring()?.digest(text)))
    }

    /// The keys of the trail.
    ///
    /// # Errors
    /// [`SealFault::NoKeys`].
    pub fn trail_keys(&self) -> Result<TrailKeys, SealFault> {
        self.source.read_trail().map_err(SealFault::NoKeys)
    }

    /// The value in clear of a sealed column of a row.
    ///
    /// # Errors
    /// [`SealFault::Altered`] when it was sealed for another place or is not what
    /// was sealed; [`SealFault::KeyMissing`].
    pub fn open<C: SealedColumn>(&self, row: &C::Row) -> Result<String, SealFault> {
        let place = Place::of::<C>(row.key());
        let (key_name, mark, sealed) = C::of(row).parts().ok_or_else(|| place.altered())?;
        let ring = self.ring_with(key_name)?;
        let opened = ring.key(key_name).and_then(|key| key.open(&place.context(), sealed));
        let clear = opened.and_then(|bytes| String::from_utf8(bytes).ok()).ok_or_else(|| place.altered())?;
        if place.mark(&ring, &clear) == mark { Ok(clear) } else { Err(place.altered()) }
    }
}

impl std::fmt::Debug for Vault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Vault(keys not shown)")
    }
}

/// Seals under the key in force, which stays in force until the unit of work
/// ends that asked for it ([`crate::Store::sealer`]).
pub struct Sealer<'e> {
    ring: Arc<KeyRing>,
    key_name: String,
    entropy: &'e dyn Entropy,
}

impl<'e> Sealer<'e> {
    pub(crate) fn new(ring: Arc<KeyRing>, key_name: String, entropy: &'e dyn Entropy) -> Sealer<'e> {
        Sealer { ring, key_name, entropy }
    }

    /// The name of the key in force.
    pub fn key_name(&self) -> &str {
        &self.key_name
    }

    /// Seals a value for a column of the row with this key.
    pub fn seal<C: SealedColumn>(&self, row_key: i64, clear: &str) -> Sealed<C> {
        let place = Place::of::<C>(row_key.to_string());
        let key = self.ring.key(&self.key_name).expect("a sealer is made with its key");
        // Twelve random bytes: under one key some thousand million values before two may meet.
        let nonce = *self.entropy.bytes32().first_chunk().expect("twelve of thirty-two bytes");
        let sealed = key.seal(nonce, &place.context(), clear.as_bytes());
        Sealed::of_parts(&self.key_name, &place.mark(&self.ring, clear), &sealed)
    }
}

/// What is kept for some days only and is not sealed anew when keys change: the
/// name of its key stands beside it, and that key stays until it has passed.
impl Sealer<'_> {
    /// Seals bytes for a place, `table/column/row`.
    pub fn seal_passing(&self, place: &str, bytes: &[u8]) -> String {
        let key = self.ring.key(&self.key_name).expect("a sealer is made with its key");
        let nonce = *self.entropy.bytes32().first_chunk().expect("twelve of thirty-two bytes");
        key.seal(nonce, place, bytes)
    }
}

impl Vault {
    /// The bytes that were sealed for a place; none when they are not what was
    /// sealed for it.
    ///
    /// # Errors
    /// [`SealFault::KeyMissing`].
    pub fn open_passing(&self, key_name: &str, place: &str, sealed: &str) -> Result<Option<Vec<u8>>, SealFault> {
        let ring = self.ring_with(key_name)?;
        Ok(ring.key(key_name).and_then(|key| key.open(place, sealed)))
    }
}

impl std::fmt::Debug for Sealer<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Sealer({})", self.key_name)
    }
}

/// The place for which a value is sealed.
struct Place {
    table: String,
    column: &'static str,
    key: String,
}

impl Place {
    fn of<C: SealedColumn>(key: String) -> Place {
        Place { table: table_name::<C::Row>(), column: C::NAME, key }
    }

    /// Names of tables and columns hold no slash.
    fn context(&self) -> String {
        format!("{}/{}/{}", self.table, self.column, self.key)
    }

    fn mark(&self, ring: &KeyRing, clear: &str) -> String {
        let mut mark = hex::encode(ring.digest(&format!("mark/{}/{clear}", self.context())));
        mark.truncate(MARK_SIGNS);
        mark
    }

    fn altered(&self) -> SealFault {
        SealFault::Altered { table: self.table.clone(), column: self.column, key: self.key.clone() }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicU8, Ordering};

    use super::*;

    #[test]
    fn keys_that_came_later_are_found_and_another_digest_key_is_not_taken() {
        static ROUND: AtomicU8 = AtomicU8::new(0);
        let vault = Vault::over(|| {
            let (digest, sealing) = match ROUND.load(Ordering::Relaxed) {
                0 => (9, vec![7]),
                1 => (9, vec![7, 8]),
                _ => (5, vec![7, 8, 6]),
            };
            let line = |word: &str, byte: u8, count| format!("{word} {}\n", format!("{byte:02x}").repeat(count));
            let sealing: String = sealing.into_iter().map(|byte| line("sealing", byte, 16)).collect();
            Ok(line("digest", digest, 32) + &sealing)
        });
        let name = |byte: u8| crate::cipher::Cipher::key_name(&crate::Sm4Gcm::new([byte; 16])).to_owned();
        let digest = vault.digest("4111111111111111").unwrap();
        assert!(vault.ring_with(&name(8)).is_err());
        ROUND.store(1, Ordering::Relaxed);
        assert_eq!(vault.ring_with(&name(8)).unwrap().newest(), name(8));
        ROUND.store(2, Ordering::Relaxed);
        assert!(vault.ring_with(&name(6)).is_err());
        assert_eq!(vault.digest("4111111111111111").unwrap(), digest);
    }

    #[test]
    fn without_keys_nothing_is_digested() {
        assert!(matches!(Vault::without_keys().digest(""), Err(SealFault::NoKeys(_))));
    }
}
