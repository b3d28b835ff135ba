//! Table `sample_draw`; its columns are explained in migrations/0005_month.sql.

use sea_orm::entity::prelude::*;

/// A row of `sample_draw`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "sample_draw")]
pub struct Model {
    /// Sample draw id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub sample_draw_id: i64,
    /// One draw a month.
    pub month: String,
    /// Hex; SM3 of the claims fixed in `sample_population`.
    pub population_digest: String,
    /// Population count.
    pub population_count: i64,
    /// Hex; from both persons' parts and the checkpoint below.
    pub seed: String,
    /// Entries under the first checkpoint that was signed after both parts.
    pub checkpoint_size: i64,
    /// Hex; its root.
    pub checkpoint_root: String,
    /// Drawn count.
    pub drawn_count: i64,
    /// 1 when inserted, one more at each update.
    pub rev: i64,
}

/// None: rows are joined where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

crate::row::protected!(sample_draw_id, SampleDrawId);
