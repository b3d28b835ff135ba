//! The keys of the trail, kept beside the others outside the database: the row
//! key makes the digests of columns, so that whoever has database and trail
//! cannot try values out; the signing key makes the house's checkpoints, so that
//! whoever has the database cannot sign another trail in its place.
//!
//! In the text of the keys (`key_ring.rs`) they are the lines
//!
//! ```text
//! row 64 hexadecimal digits
//! signing 64 hexadecimal digits
//! ```
//!
//! An inspector who verifies rows against the trail is given the row key alone.
//! Neither is ever changed: the digests and signatures of all years rest on them.
//!
//! Article: R1-15, R1-24. Threats I10, I11.

use sm3::{Digest, Sm3};
use trail::RowDigester;

use crate::key_ring::KeyLine;

/// The keys of the trail.
#[derive(Clone)]
pub struct TrailKeys {
    row: [u8; 32],
    signing: Option<[u8; 32]>,
}

impl TrailKeys {
    /// Keys of a provider of one's own.
    pub fn new(row: [u8; 32], signing: Option<[u8; 32]>) -> TrailKeys {
        TrailKeys { row, signing }
    }

    /// Reads the text form; there may be no signing key in it.
    ///
    /// # Errors
    /// The line that is wrong, without what stands on it.
    pub fn parse(text: &str) -> Result<TrailKeys, String> {
        let (mut row, mut signing) = (None, None);
        for (number, line) in KeyLine::of(text)? {
            let twice = match line {
                KeyLine::Row(key) => row.replace(key),
                KeyLine::Signing(key) => signing.replace(key),
                KeyLine::Digest(_) | KeyLine::Sealing(_) => None,
            };
            if twice.is_some() {
                return Err(format!("line {number} is a second key of its kind"));
            }
        }
        Ok(TrailKeys { row: row.ok_or("there is no row key in it")?, signing })
    }

    /// The digester of columns.
    pub fn digester(&self) -> RowDigester {
        RowDigester::new(self.row)
    }

    /// What the signing key is made from; none where rows are verified only.
    pub fn signing(&self) -> Option<[u8; 32]> {
        self.signing
    }

    /// Names made from the keys, eight hexadecimal digits each, by which it is
    /// noticed that they are another house's.
    pub fn names(&self) -> TrailKeyNames {
        let signing = self.signing.map(|key| name("signing", &key));
        TrailKeyNames { row: name("row", &self.row), signing }
    }
}

/// By what the keys of the trail are recognised.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TrailKeyNames {
    /// Of the row key.
    pub row: String,
    /// Of the signing key, where there is one.
    pub signing: Option<String>,
}

fn name(kind: &str, key: &[u8; 32]) -> String {
    let digest = Sm3::new().chain_update(format!("zhiheng {kind} key name")).chain_update(key).finalize();
    hex::encode(&digest[..4])
}

impl std::fmt::Debug for TrailKeys {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.names().fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_row_key_alone_is_enough_and_other_lines_are_passed_over() {
        let row = format!("row {}\n", "01".repeat(32));
        let alone = TrailKeys::parse(&row).unwrap();
        assert!(alone.signing().is_none() && alone.names().signing.is_none());
        let whole =
            format!("digest {}\nsealing {}\n{row}signing {}", "09".repeat(32), "07".repeat(16), "02".repeat(32));
        let whole = TrailKeys::parse(&whole).unwrap();
        assert_eq!((whole.signing(), whole.names().row), (Some([2; 32]), alone.names().row));
        assert!(!format!("{whole:?}").contains("0202"), "a key is not shown");
    }

    #[test]
    fn what_is_no_key_of_the_trail_is_refused() {
        let row = format!("row {}\n", "01".repeat(32));
        assert!(TrailKeys::parse("").unwrap_err().contains("no row key"));
        assert!(TrailKeys::parse("row 0101").unwrap_err().contains("line 1"));
        assert!(TrailKeys::parse(&format!("{row}{row}")).unwrap_err().contains("line 2"));
    }
}
