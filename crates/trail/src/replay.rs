//! Replay: the tables are projections of the trail. The trail is read entry by
//! entry; what remains is the last image of every protected row, and each row
//! of the database is then compared with it. For `zhiheng trail verify`.
//!
//! Leaves may stand in another order than the commits, since transactions run
//! side by side; a row's images are ordered by their `rev`, which the database
//! counts under the row's lock. So rev 2 may be read before rev 1, but at the
//! end each rev from 1 to the last must have been there exactly once.
//!
//! ```text
//! read:  rev 1, rev 3, rev 2   → last is 3, complete
//! read:  rev 1, rev 3          → rev_gap: 2 is missing
//! read:  rev 1, rev 2, rev 2   → rev_repeated, at once
//! ```
//!
//! Rows are kept in one block of bytes and a small fixed record each, so that
//! millions of rows fit into memory.
//!
//! Article: R1-24 (business can be traced; records of operation are checked).

use std::collections::hash_map::DefaultHasher;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::hash::{Hash as _, Hasher};

use crate::fault::{Fault, FaultKind};
use crate::{ColumnDigest, Entry, Projection, RowImage};

/// The state of reading the trail.
#[derive(Debug, Default)]
pub struct Replay {
    rows: Rows,
    /// Rows of which a rev came before an earlier one; few, and empty again
    /// once the missing ones have come.
    early: BTreeMap<u32, Early>,
}

/// Which revs of a row have been read: all up to one, and some beyond.
#[derive(Debug)]
struct Early {
    through: i64,
    beyond: BTreeSet<i64>,
}

impl Replay {
    /// Nothing read yet.
    pub fn new() -> Replay {
        Replay::default()
    }

    /// Takes the images of an entry in. Returns what is wrong with them at
    /// once: revs that were there before (`rev_repeated`).
    pub fn take(&mut self, entry: &Entry) -> Vec<Fault> {
        entry.rows.iter().filter_map(|image| self.take_image(image)).collect()
    }

    /// Ends the reading. Returns the last images, and the gaps in the revs
    /// (`rev_gap`, one per row, with the first rev that is missing).
    pub fn finish(self) -> (Projection, Vec<Fault>) {
        let gaps = self
            .early
            .iter()
            .map(|(row, early)| Fault {
                recorded_rev: Some(early.through + 1),
                ..self.rows.fault(*row, FaultKind::RevGap)
            })
            .collect::<BTreeSet<_>>();
        (Projection::of(self.rows), gaps.into_iter().collect())
    }

    fn take_image(&mut self, image: &RowImage) -> Option<Fault> {
        let Some(row) = self.rows.find(&image.table, &image.key) else {
            let row = self.rows.insert(image);
            if image.rev != 1 {
                self.early.insert(row, Early { through: 0, beyond: BTreeSet::from([image.rev]) });
            }
            return None;
        };
        let last = self.rows.rev(row);
        let in_order = !self.early.contains_key(&row) && image.rev == last + 1;
        if !in_order {
            let early = self.early.entry(row).or_insert(Early { through: last, beyond: BTreeSet::new() });
            let repeated = image.rev <= early.through || !early.beyond.insert(image.rev);
            while early.beyond.remove(&(early.through + 1)) {
                early.through += 1;
            }
            if early.beyond.is_empty() {
                self.early.remove(&row);
            }
            if repeated {
                return Some(Fault { found_rev: Some(image.rev), ..self.rows.fault(row, FaultKind::RevRepeated) });
            }
        }
        if image.rev > last {
            self.rows.replace(row, image);
        }
        None
    }
}

/// The last image of every row, packed.
#[derive(Debug, Default)]
pub(crate) struct Rows {
    tables: Vec<String>,
    records: Vec<Record>,
    /// Keys and digests of all rows, one after another.
    block: Vec<u8>,
    /// Hash of table and key → record. Two rows with the same hash stand at
    /// neighbouring hashes; the key itself decides.
    places: HashMap<u64, u32>,
}

#[derive(Debug, Clone, Copy)]
struct Record {
    /// Where in the block the key begins; the digests follow it.
    at: u64,
    rev: i64,
    key_len: u32,
    columns: u16,
    table: u16,
}

impl Rows {
    pub(crate) fn len(&self) -> usize {
        self.records.len()
    }

    pub(crate) fn rev(&self, row: u32) -> i64 {
        self.records[row as usize].rev
    }

    pub(crate) fn table(&self, row: u32) -> &str {
        &self.tables[usize::from(self.records[row as usize].table)]
    }

    pub(crate) fn key(&self, row: u32) -> &str {
        let record = self.records[row as usize];
        let from = record.at as usize;
        std::str::from_utf8(&self.block[from..from + record.key_len as usize]).expect("keys were taken in as text")
    }

    /// The digests of the last image; none when the row was removed.
    pub(crate) fn columns(&self, row: u32) -> &[ColumnDigest] {
        let record = self.records[row as usize];
        let from = record.at as usize + record.key_len as usize;
        self.block[from..from + 8 * usize::from(record.columns)].as_chunks().0
    }

    pub(crate) fn find(&self, table: &str, key: &str) -> Option<u32> {
        let table = self.table_number(table)?;
        let mut place = hash_of(table, key);
        loop {
            let row = *self.places.get(&place)?;
            if self.records[row as usize].table == table && self.key(row) == key {
                return Some(row);
            }
            place = place.wrapping_add(1);
        }
    }

    pub(crate) fn fault(&self, row: u32, kind: FaultKind) -> Fault {
        Fault::of_row(kind, self.table(row), self.key(row))
    }

    fn insert(&mut self, image: &RowImage) -> u32 {
        let table = self.table_number(&image.table).unwrap_or_else(|| {
            self.tables.push(image.table.clone());
            u16::try_from(self.tables.len() - 1).expect("a schema has fewer than 65 536 tables")
        });
        let row = u32::try_from(self.records.len()).expect("a trail is replayed in parts of fewer than 2^32 rows");
        let mut place = hash_of(table, &image.key);
        while self.places.contains_key(&place) {
            place = place.wrapping_add(1);
        }
        self.places.insert(place, row);
        self.records.push(Record { at: 0, rev: 0, key_len: 0, columns: 0, table });
        self.append(row, image);
        row
    }

    fn replace(&mut self, row: u32, image: &RowImage) {
        let record = self.records[row as usize];
        if usize::from(record.columns) == image.columns.len() {
            let from = record.at as usize + record.key_len as usize;
            let digests = image.columns.as_flattened();
            self.block[from..from + digests.len()].copy_from_slice(digests);
            self.records[row as usize].rev = image.rev;
        } else {
            // Only after a migration or a removal: the old place is left empty.
            self.append(row, image);
        }
    }

    fn append(&mut self, row: u32, image: &RowImage) {
        let record = &mut self.records[row as usize];
        record.at = self.block.len() as u64;
        record.rev = image.rev;
        record.key_len = u32::try_from(image.key.len()).expect("a key is shorter than 4 GB");
        record.columns = u16::try_from(image.columns.len()).expect("a table has fewer than 65 536 columns");
        self.block.extend_from_slice(image.key.as_bytes());
        self.block.extend_from_slice(image.columns.as_flattened());
    }

    fn table_number(&self, table: &str) -> Option<u16> {
        // A schema has a few dozen tables: looking along them is as quick as hashing.
        self.tables.iter().position(|known| known == table).map(|place| place as u16)
    }
}

fn hash_of(table: u16, key: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    (table, key).hash(&mut hasher);
    hasher.finish()
}
