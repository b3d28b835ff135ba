//! An entry of the trail: what was asked, by whom, with what outcome, and an
//! image of every protected row it wrote. For the one funnel of writes, which
//! makes an entry in the same transaction as the change, and for verifiers.
//!
//! An entry has one form in bytes: the canonical JSON of
//! `canonical_json.rs`, an object with exactly these members, in this order
//! (it is the sorted one):
//!
//! | member    | value |
//! |-----------|-------|
//! | `about`   | array of `[kind, id]`: the things concerned, ids as people see them |
//! | `actor`   | object of texts: in which capacity whose id acted (`person`, `account`, `provider`, `job` …) |
//! | `at`      | the instant in UTC, `YYYY-MM-DDTHH:MM:SS.mmmZ` |
//! | `code`    | the refusal's code, or `null` when it was done |
//! | `command` | the command's name in the registry |
//! | `facts`   | object: what else must be provable (amounts in fen, digests, counts); never personal data |
//! | `id`      | the entry's number, 1 or more, given by the store |
//! | `outcome` | `done` or `refused` |
//! | `request` | the id of the request, the same for every attempt of it |
//! | `rows`    | array of `[table, key, rev, digests]`: see [`RowImage`]; digests are 8 bytes per column, joined, in base64 with padding |
//! | `v`       | the version of this form: 1 |
//!
//! Reading is strict: bytes that do not come out the same when written again
//! are refused, so that no two byte strings mean the same entry.
//!
//! Article: R1-24 (business can be traced; records of operation are checked).

use std::collections::BTreeMap;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use time::OffsetDateTime;

use crate::canonical_json::{write_integer, write_text, write_value};
use crate::instant::{instant_text, parse_instant};
use crate::{ColumnDigest, RowImage};

/// The version of the form of entries that this code writes.
pub const ENTRY_VERSION: i64 = 1;

/// What came of the request.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// It was done; the images are of the rows it wrote.
    Done,
    /// It was refused for a reason of business; nothing was changed.
    Refused,
}

/// One entry of the trail. The order of `about` and `rows` is kept.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// The number the store gave it, 1 or more; unique, not necessarily the
    /// place in the tree.
    pub id: i64,
    /// When, in whole milliseconds; years 0 to 9999.
    pub at: OffsetDateTime,
    /// The command's name in the registry.
    pub command: String,
    /// Capacity → id, as people see ids. No names of persons.
    pub actor: BTreeMap<String, String>,
    /// The id of the request.
    pub request: String,
    /// Whether it was done.
    pub outcome: Outcome,
    /// The refusal's code; present exactly when it was refused.
    pub code: Option<String>,
    /// The things concerned: kind and id.
    pub about: Vec<(String, String)>,
    /// A JSON object of further facts, integers only, without personal data.
    pub facts: Value,
    /// The images of the protected rows written.
    pub rows: Vec<RowImage>,
}

/// Why an entry could not be written or read. Never quotes the content.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum EntryError {
    /// A number is not an integer of 64 bits.
    #[error("a number in the entry is not an integer of 64 bits")]
    NumberNotAnInteger,
    /// Arrays or objects nest too deep.
    #[error("the facts of the entry nest too deep")]
    NestedTooDeep,
    /// The facts are not a JSON object.
    #[error("the facts of the entry are not an object")]
    FactsNotAnObject,
    /// The instant is finer than a millisecond or outside the years 0 to 9999.
    #[error("the instant of the entry is not in whole milliseconds of a four-digit year")]
    InstantNotWholeMilliseconds,
    /// A refusal without code, or a code without refusal.
    #[error("an entry has a code exactly when its outcome is refused")]
    CodeWithoutRefusal,
    /// The id of the entry or the rev of a row is below 1.
    #[error("ids of entries and revs of rows begin at 1")]
    NumberBelowOne,
    /// The version is one this code does not know.
    #[error("version {0} of entries is not known")]
    VersionUnknown(i64),
    /// The bytes are not JSON of the form described.
    #[error("not an entry: line {line}, column {column}")]
    Malformed {
        /// The line, from 1; 0 if unknown.
        line: usize,
        /// The column, from 1; 0 if unknown.
        column: usize,
    },
    /// The bytes are an entry, but not in canonical form.
    #[error("the entry is not in canonical form")]
    NotCanonical,
}

impl Entry {
    /// The canonical bytes, over which the leaf of the tree is hashed.
    ///
    /// # Errors
    /// When the content cannot be stated in the canonical form (see
    /// [`EntryError`]); the business change must then not take place.
    pub fn to_bytes(&self) -> Result<Vec<u8>, EntryError> {
        self.check()?;
        let mut out = Vec::with_capacity(384 + 160 * self.rows.len());
        out.extend_from_slice(b"{\"about\":[");
        for (place, (kind, id)) in self.about.iter().enumerate() {
            out.extend_from_slice(if place > 0 { b",[" } else { b"[" });
            write_text(&mut out, kind);
            out.push(b',');
            write_text(&mut out, id);
            out.push(b']');
        }
        out.extend_from_slice(b"],\"actor\":{");
        for (place, (capacity, id)) in self.actor.iter().enumerate() {
            if place > 0 {
                out.push(b',');
            }
            write_text(&mut out, capacity);
            out.push(b':');
            write_text(&mut out, id);
        }
        out.extend_from_slice(b"},\"at\":\"");
        out.extend_from_slice(instant_text(self.at).ok_or(EntryError::InstantNotWholeMilliseconds)?.as_bytes());
        out.extend_from_slice(b"\",\"code\":");
        match &self.code {
            Some(code) => write_text(&mut out, code),
            None => out.extend_from_slice(b"null"),
        }
        out.extend_from_slice(b",\"command\":");
        write_text(&mut out, &self.command);
        out.extend_from_slice(b",\"facts\":");
        write_value(&mut out, &self.facts, 1)?;
        out.extend_from_slice(b",\"id\":");
        write_integer(&mut out, self.id);
        out.extend_from_slice(match self.outcome {
            Outcome::Done => b",\"outcome\":\"done\",\"request\":".as_slice(),
            Outcome::Refused => b",\"outcome\":\"refused\",\"request\":".as_slice(),
        });
        write_text(&mut out, &self.request);
        out.extend_from_slice(b",\"rows\":[");
        for (place, row) in self.rows.iter().enumerate() {
            out.extend_from_slice(if place > 0 { b",[" } else { b"[" });
            write_row(&mut out, row);
            out.push(b']');
        }
        out.extend_from_slice(b"],\"v\":");
        write_integer(&mut out, ENTRY_VERSION);
        out.push(b'}');
        Ok(out)
    }

    /// Reads canonical bytes.
    ///
    /// # Errors
    /// When they are not an entry of a known version, or not its canonical form.
    pub fn from_bytes(bytes: &[u8]) -> Result<Entry, EntryError> {
        let form: Form = serde_json::from_slice(bytes)
            .map_err(|error| EntryError::Malformed { line: error.line(), column: error.column() })?;
        if form.v != ENTRY_VERSION {
            return Err(EntryError::VersionUnknown(form.v));
        }
        let entry = Entry {
            id: form.id,
            at: parse_instant(&form.at).ok_or(EntryError::InstantNotWholeMilliseconds)?,
            command: form.command,
            actor: form.actor,
            request: form.request,
            outcome: form.outcome,
            code: form.code,
            about: form.about,
            facts: form.facts,
            rows: form.rows.into_iter().map(read_row).collect::<Result<_, _>>()?,
        };
        if entry.to_bytes()? == bytes { Ok(entry) } else { Err(EntryError::NotCanonical) }
    }

    fn check(&self) -> Result<(), EntryError> {
        if self.id < 1 || self.rows.iter().any(|row| row.rev < 1) {
            return Err(EntryError::NumberBelowOne);
        }
        if !self.facts.is_object() {
            return Err(EntryError::FactsNotAnObject);
        }
        if self.code.is_some() != (self.outcome == Outcome::Refused) {
            return Err(EntryError::CodeWithoutRefusal);
        }
        Ok(())
    }
}

fn write_row(out: &mut Vec<u8>, row: &RowImage) {
    write_text(out, &row.table);
    out.push(b',');
    write_text(out, &row.key);
    out.push(b',');
    write_integer(out, row.rev);
    out.extend_from_slice(b",\"");
    let from = out.len();
    let joined = row.columns.as_flattened();
    out.resize(from + joined.len().div_ceil(3) * 4, 0);
    STANDARD.encode_slice(joined, &mut out[from..]).expect("the room was measured");
    out.push(b'"');
}

/// The members of an entry as they stand in JSON.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Form<'a> {
    about: Vec<(String, String)>,
    actor: BTreeMap<String, String>,
    at: String,
    code: Option<String>,
    command: String,
    facts: Value,
    id: i64,
    outcome: Outcome,
    request: String,
    #[serde(borrow)]
    rows: Vec<(String, String, i64, &'a str)>,
    v: i64,
}

fn read_row((table, key, rev, digests): (String, String, i64, &str)) -> Result<RowImage, EntryError> {
    const MALFORMED: EntryError = EntryError::Malformed { line: 0, column: 0 };
    let joined = STANDARD.decode(digests).map_err(|_| MALFORMED)?;
    let (columns, rest) = joined.as_chunks::<8>();
    let columns: Vec<ColumnDigest> = columns.to_vec();
    if rest.is_empty() { Ok(RowImage { table, key, rev, columns }) } else { Err(MALFORMED) }
}
