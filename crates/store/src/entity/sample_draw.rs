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
    /// SM3 over the sorted settlement ids.
    pub population_digest: String,
    /// Population count.
    pub population_count: i64,
    /// Hex; 32 random bytes, made for this draw.
    pub secret: String,
    /// Hex; from the secret, the population and the trail root below.
    pub seed: String,
    /// The trail as it stood at the draw.
    pub tree_size: i64,
    /// Tree root.
    pub tree_root: String,
    /// Share permyriad.
    pub share_permyriad: i32,
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
