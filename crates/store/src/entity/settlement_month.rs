//! Table `settlement_month`; its columns are explained in migrations/0005_month.sql.

use sea_orm::entity::prelude::*;
use time::OffsetDateTime;

/// A row of `settlement_month`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "settlement_month")]
pub struct Model {
    /// YYYY-MM.
    #[sea_orm(primary_key, auto_increment = false)]
    pub month: String,
    /// State.
    pub state: String,
    /// Folder of Parquet files, below the house's snapshot folder.
    pub snapshot_path: Option<String>,
    /// SM3 over its files; also in the trail.
    pub snapshot_digest: Option<String>,
    /// Version of the audit's knowledge in the snapshot; null before it is frozen.
    pub knowledge_version: Option<i64>,
    /// Claims count.
    pub claims_count: i64,
    /// Claims fen.
    pub claims_fen: i64,
    /// Frozen at.
    pub frozen_at: Option<OffsetDateTime>,
    /// 1 when inserted, one more at each update.
    pub rev: i64,
}

/// None: rows are joined where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

crate::row::protected!(month, Month);
