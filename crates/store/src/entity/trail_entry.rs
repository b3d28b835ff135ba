//! Table `trail_entry`; its columns are explained in migrations/0001_house.sql.

use sea_orm::entity::prelude::*;
use time::OffsetDateTime;

/// A row of `trail_entry`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "trail_entry")]
pub struct Model {
    /// Entry id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub entry_id: i64,
    /// When the act was recorded.
    pub at: OffsetDateTime,
    /// The verb: statement.approve.
    pub command: String,
    /// The natural person, if one acted.
    pub staff_id: Option<i64>,
    /// Outcome.
    pub outcome: String,
    /// The canonical entry; the columns above repeat parts of it for searching.
    pub bytes: Vec<u8>,
    /// Its place in the Merkle tree; null until integrated, within a second.
    pub leaf_index: Option<i64>,
    /// SM3(0x00 || bytes).
    pub leaf_hash: Option<Vec<u8>>,
}

/// None: rows are joined where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
