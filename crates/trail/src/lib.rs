//! The trail: the record of every act, made so that an outsider can tell
//! whether it or the tables were altered. An engine without database, clock or
//! random source; the store keeps what it makes, the funnel calls it in the
//! same transaction as the change.
//!
//! - [`Entry`]: what was asked, by whom, with what outcome, in canonical bytes.
//! - [`RowDigester`], [`RowImage`]: keyed digests of the rows an entry wrote.
//! - [`Frontier`]: the RFC 6962 Merkle tree with SM3 as it grows; proofs that
//!   an entry is in it and that it only grew.
//! - [`Replay`], [`Projection`]: the trail read again and compared with the
//!   rows of the database.
//!
//! What is and is not proven: docs/decisions/0003-trail.md.
//!
//! Article: R1-15 (records of operation), R1-24 (business can be traced).

#![forbid(unsafe_code)]

mod canonical_json;
mod entry;
mod fault;
mod instant;
mod projection;
mod replay;
mod row_digest;
mod tree;

pub use entry::{ENTRY_VERSION, Entry, EntryError, Outcome};
pub use fault::{Fault, FaultKind};
pub use projection::Projection;
pub use replay::Replay;
pub use row_digest::{ColumnDigest, ColumnValue, RowDigester, RowImage};
pub use tree::{Frontier, FrontierError, Hash, NodeAt, empty_root, leaf_hash, node_hash, root_of};
