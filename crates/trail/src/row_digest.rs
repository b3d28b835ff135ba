//! The image of a protected row: a short keyed digest per column. For the
//! funnel of writes, which records the image, and for the verifier, which
//! makes it again from the table and compares.
//!
//! A digest is the first 8 bytes of HMAC-SM3 under the agency's salt over
//! `table 00 key 00 column 00 tag value`. It is keyed because the trail is
//! shown to outsiders and many columns have few possible values: without the
//! salt nobody can try them out. Table, key and column are inside, so that a
//! digest is good for its place only and equal values in two rows have
//! different digests, from whose frequency nothing can be guessed. What does
//! show is which columns of one row stayed the same from one image to the next.
//!
//! | value | tag | value bytes |
//! |-------|-----|-------------|
//! | null  | `n` | none |
//! | bool  | `b` | 00 or 01 |
//! | int   | `i` | 8 bytes, two's complement, big-endian |
//! | text  | `t` | UTF-8 |
//! | bytes | `x` | as they are |
//!
//! A zero byte inside a table, key or column is written `00 FF`, which no
//! UTF-8 text holds, so that no two columns share an input.
//!
//! Article: R1-24 (business can be traced; records of operation are checked).

use hmac::{Hmac, KeyInit, Mac};
use sm3::Sm3;

/// The digest of one column of one row.
pub type ColumnDigest = [u8; 8];

/// What a protected row looked like after it was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowImage {
    /// The table.
    pub table: String,
    /// The primary key as text; the store fixes its form.
    pub key: String,
    /// 1 for the first image of the row, then one more each time.
    pub rev: i64,
    /// A digest per protected column, in the order the store fixes for the
    /// table. Empty when the row was removed by a command.
    pub columns: Vec<ColumnDigest>,
}

/// The value of a column as the database holds it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ColumnValue<'a> {
    /// Nothing.
    Null,
    /// A whole number: amounts in fen, ids, counts.
    Int(i64),
    /// A text; dates, instants and codes in the form the store fixes.
    Text(&'a str),
    /// Bytes.
    Bytes(&'a [u8]),
    /// True or false. The store says which columns are so: SQLite keeps them
    /// as numbers, and a number has another digest.
    Bool(bool),
}

/// Makes digests of columns under one salt.
#[derive(Clone)]
pub struct RowDigester {
    /// The state after the key was taken in; cloned for each column.
    keyed: Hmac<Sm3>,
}

impl RowDigester {
    /// A digester under the agency's salt: 32 random bytes, kept outside the
    /// database and never changed while the trail lasts.
    pub fn new(salt: [u8; 32]) -> RowDigester {
        RowDigester { keyed: Hmac::new_from_slice(&salt).expect("HMAC takes a key of any length") }
    }

    /// The digest of one column of one row.
    pub fn column(&self, table: &str, key: &str, column: &str, value: ColumnValue<'_>) -> ColumnDigest {
        let mut mac = self.keyed.clone();
        for name in [table, key, column] {
            take_name(&mut mac, name);
        }
        match value {
            ColumnValue::Null => mac.update(b"n"),
            ColumnValue::Bool(value) => mac.update(&[b'b', u8::from(value)]),
            ColumnValue::Int(value) => {
                mac.update(b"i");
                mac.update(&value.to_be_bytes());
            }
            ColumnValue::Text(value) => {
                mac.update(b"t");
                mac.update(value.as_bytes());
            }
            ColumnValue::Bytes(value) => {
                mac.update(b"x");
                mac.update(value);
            }
        }
        let full = mac.finalize().into_bytes();
        *full.first_chunk().expect("an SM3 digest has 32 bytes")
    }
}

impl std::fmt::Debug for RowDigester {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("RowDigester(salt not shown)")
    }
}

fn take_name(mac: &mut Hmac<Sm3>, name: &str) {
    let mut parts = name.split('\0');
    mac.update(parts.next().unwrap_or_default().as_bytes());
    for part in parts {
        mac.update(&[0x00, 0xff]);
        mac.update(part.as_bytes());
    }
    mac.update(&[0x00]);
}

#[cfg(test)]
mod tests {
    use super::*;

    const SALT: [u8; 32] = [7; 32];

    /// HMAC written out by hand over an input written out by hand.
    fn by_hand(input: &[u8]) -> ColumnDigest {
        use sm3::Digest;
        let pad = |with: u8| -> Vec<u8> { (0..64).map(|i| SALT.get(i).copied().unwrap_or(0) ^ with).collect() };
        let inner = Sm3::digest([&pad(0x36), input].concat());
        let outer = Sm3::digest([pad(0x5c).as_slice(), inner.as_slice()].concat());
        *outer.first_chunk().unwrap()
    }

    #[test]
    fn a_digest_is_hmac_sm3_over_the_stated_bytes() {
        let digester = RowDigester::new(SALT);
        let cases: [(ColumnValue<'_>, &[u8]); 7] = [
            (ColumnValue::Null, b"n"),
            (ColumnValue::Bool(false), b"b\x00"),
            (ColumnValue::Bool(true), b"b\x01"),
            (ColumnValue::Int(-2), b"i\xff\xff\xff\xff\xff\xff\xff\xfe"),
            (ColumnValue::Text("统筹"), "t统筹".as_bytes()),
            (ColumnValue::Text(""), b"t"),
            (ColumnValue::Bytes(b"\x00\xff"), b"x\x00\xff"),
        ];
        for (value, tail) in cases {
            let input = [b"claim\x0042\x00fund_paid_fen\x00", tail].concat();
            assert_eq!(digester.column("claim", "42", "fund_paid_fen", value), by_hand(&input), "{value:?}");
        }
    }

    #[test]
    fn names_cannot_borrow_from_each_other() {
        let digester = RowDigester::new(SALT);
        let digest = |t: &str, k: &str, c: &str, v: &str| digester.column(t, k, c, ColumnValue::Text(v));
        let all = [
            digest("a", "b", "c", "d"),
            digest("ab", "", "c", "d"),
            digest("a", "b\0c", "", "d"),
            digest("a", "b", "c\0", "d"),
            digest("a", "b", "", "c\0td"),
            digest("a", "b\0c\0t", "", "d"),
            digest("a\0b", "c", "", "d"),
        ];
        let distinct: std::collections::BTreeSet<_> = all.iter().collect();
        assert_eq!(distinct.len(), all.len());
    }

    #[test]
    fn the_same_value_elsewhere_has_another_digest() {
        let digester = RowDigester::new(SALT);
        let digest = |t: &str, k: &str, c: &str| digester.column(t, k, c, ColumnValue::Text("女"));
        let here = digest("person", "1", "sex");
        for elsewhere in [digest("person", "2", "sex"), digest("staff", "1", "sex"), digest("person", "1", "kin")] {
            assert_ne!(here, elsewhere);
        }
    }

    #[test]
    fn another_salt_gives_another_digest() {
        let digest = |salt: [u8; 32]| RowDigester::new(salt).column("t", "1", "c", ColumnValue::Int(0));
        assert_ne!(digest([0; 32]), digest([1; 32]));
    }
}
