//! Table `sample_commitment`; its columns are explained in migrations/0018_sampling.sql.

use sea_orm::entity::prelude::*;
use time::OffsetDateTime;

/// A row of `sample_commitment`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "sample_commitment")]
pub struct Model {
    /// Sample commitment id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub sample_commitment_id: i64,
    /// Month.
    pub month: String,
    /// The first or the second to commit himself.
    pub place: i32,
    /// The natural person.
    pub staff_id: i64,
    /// sample_draw or inspection: by which of the two duties.
    pub duty: String,
    /// Hex; SM3 over month, population, person and seed.
    pub commitment: String,
    /// Committed at.
    pub committed_at: OffsetDateTime,
    /// Hex; null until revealed.
    pub seed: Option<String>,
    /// Null until revealed.
    pub revealed_at: Option<OffsetDateTime>,
    /// When it was recorded that the seed was held back; null otherwise.
    pub withheld_at: Option<OffsetDateTime>,
    /// 1 when inserted, one more at each update.
    pub rev: i64,
}

/// None: rows are joined where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

crate::row::protected!(sample_commitment_id, SampleCommitmentId);
