//! Table `sample_population`; its columns are explained in migrations/0018_sampling.sql.

use sea_orm::entity::prelude::*;
use time::OffsetDateTime;

/// A row of `sample_population`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "sample_population")]
pub struct Model {
    /// Fixed once for each month.
    #[sea_orm(primary_key, auto_increment = false)]
    pub month: String,
    /// Hex; SM3 over the month, the risks and every claim.
    pub population_digest: String,
    /// Population count.
    pub population_count: i64,
    /// Medical cost of all of them.
    pub total_fen: i64,
    /// The risks and their shares as they were in force, a line each.
    pub risks: String,
    /// Frozen at.
    pub frozen_at: OffsetDateTime,
    /// 1 when inserted, one more at each update.
    pub rev: i64,
}

/// None: rows are joined where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

crate::row::protected!(month, Month);
