//! Table `spot_check_draw`; its columns are explained in migrations/0015_documents.sql.

use sea_orm::entity::prelude::*;
use time::OffsetDateTime;

/// A row of `spot_check_draw`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "spot_check_draw")]
pub struct Model {
    /// Spot check draw id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub spot_check_draw_id: i64,
    /// In which the cases were finished.
    pub month: String,
    /// Kind of case.
    pub kind: String,
    /// Ids of the cases drawn from, ascending, separated by blanks.
    pub population: String,
    /// SM3 over the sorted ids, hex.
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
    /// Drawn by.
    pub drawn_by: i64,
    /// Drawn at.
    pub drawn_at: OffsetDateTime,
    /// 1 when inserted, one more at each update.
    pub rev: i64,
}

/// None: rows are joined where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

crate::row::protected!(spot_check_draw_id, SpotCheckDrawId);
