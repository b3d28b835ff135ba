//! The trail: the record of every act, made so that an outsider can tell
//! whether it or the tables were altered. An engine without database, clock or
//! random source; the store keeps what it makes, the funnel calls it in the
//! same transaction as the change.
//!
//! - [`Entry`]: what was asked, by whom, with what outcome, in canonical bytes.
//! - [`RowDigester`], [`RowImage`]: keyed digests of the rows an entry wrote.
//! - [`Frontier`]: the RFC 6962 Merkle tree with SM3 as it grows; proofs that
//!   an entry is in it and that it only grew.
//! - [`Checkpoint`], [`SignedCheckpoint`]: size and root, signed with SM2.
//! - [`AddCheckpoint`], [`consider`]: what a witness is asked, and on what
//!   grounds it cosigns or refuses.
//! - [`Replay`], [`Projection`]: the trail read again and compared with the
//!   rows of the database.
//! - [`Verification`]: the trail itself, its checkpoints and their signatures;
//!   [`ExportWriter`] and [`verify_export`] do the same with a file alone.
//!
//! What is and is not proven: docs/decisions/0003-trail.md.
//!
//! Article: R1-15 (records of operation), R1-24 (business can be traced).

#![forbid(unsafe_code)]

mod canonical_json;
mod checkpoint;
mod cosignature;
mod entry;
mod export;
mod fault;
mod instant;
mod numbers_seen;
mod projection;
mod proof;
mod proof_check;
mod replay;
mod row_digest;
mod signing_key;
mod trail_fault;
mod tree;
mod verification;
mod verify_export;
mod witness;

pub use checkpoint::{Checkpoint, CheckpointError, SignedCheckpoint};
pub use cosignature::Cosignature;
pub use entry::{ENTRY_VERSION, Entry, EntryError, Outcome};
pub use export::ExportWriter;
pub use fault::{Fault, FaultKind};
pub use projection::Projection;
pub use proof::{
    ProofError, consistency_proof, consistency_proof_from, inclusion_proof, inclusion_proof_from,
    nodes_for_consistency, nodes_for_inclusion,
};
pub use proof_check::{ProofFault, verify_consistency, verify_inclusion};
pub use replay::Replay;
pub use row_digest::{ColumnDigest, ColumnValue, RowDigester, RowImage};
pub use signing_key::{
    COSIGNATURE_TYPE, DISTINGUISHING_ID, KeyError, KeyId, KeyUse, SIGNATURE_TYPE, SignerKey, VerifierKey,
};
pub use trail_fault::{TrailFault, TrailFaultKind};
pub use tree::{Frontier, FrontierError, Hash, NodeAt, empty_root, leaf_hash, node_hash, root_of};
pub use verification::{FAULTS_LISTED_MAX, ReadEntry, Verification, VerificationReport};
pub use verify_export::{ExportReport, ExportTrust, LINE_LEN_MAX, verify_export};
pub use witness::{AddCheckpoint, RequestMalformed, WitnessRefusal, consider};
