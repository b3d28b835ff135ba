//! The store: entities, migrations and one unit of work, on SQLite and
//! PostgreSQL alike.
//!
//! For `app`, the only crate that writes. Money and rights are guarded a
//! second time here, by constraints and triggers, so that a mistake above or a
//! hand in the database does not go unnoticed.
//!
//! Article: R1-15, R1-24, R3d-34 to R3d-36.

#![forbid(unsafe_code)]

mod append_only;
mod checkpoints;
mod cipher;
pub mod entity;
mod fund_columns;
mod ids;
mod integrate;
mod key_ring;
mod lost_transaction;
mod migrate;
mod read_digest;
mod repair;
mod reseal;
mod rights;
mod row;
mod sealed;
mod store;
mod trail_keys;
mod tree_proof;
mod unit;
mod vault;
mod verify;
mod view;

pub use cipher::{Cipher, Sm4Gcm};
pub use fund_columns::{FUND_IDS, FUNDS};
pub use ids::IdKind;
pub use integrate::Integrated;
pub use key_ring::{KeyRing, KeySource};
pub use read_digest::digest_of_reads;
pub use repair::{Change, Literal, REFUSED as REPAIR_REFUSED, RepairFault, RowRepair, Written, row_repair};
pub use reseal::{KeyUse, Resealing, key_uses, passing_key_uses, sealed_fields};
pub use rights::prepare;
pub use row::Row;
pub use sea_orm::{self, DbErr};
pub use sealed::{Sealed, SealedColumn};
pub use store::Store;
pub use trail_keys::{TrailKeyNames, TrailKeys};
pub use tree_proof::TreeProofError;
pub use unit::{Unit, UnitError};
pub use vault::{SealFault, Sealer, Vault};
pub use verify::{Verification, VerifyProblem};
pub use view::View;
