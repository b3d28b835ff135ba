//! Table `his_file`; its columns are explained in migrations/0016_hospitals.sql.

use sea_orm::entity::prelude::*;
use time::OffsetDateTime;

/// A row of `his_file`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "his_file")]
pub struct Model {
    /// Drawn at random.
    #[sea_orm(primary_key, auto_increment = false)]
    pub file_number: String,
    /// Provider id.
    pub provider_id: i64,
    /// As told; never used as a path.
    pub name: String,
    /// The bytes.
    pub content: Vec<u8>,
    /// Kept at.
    pub kept_at: OffsetDateTime,
    /// Not given any more afterwards.
    pub kept_until: OffsetDateTime,
}

/// None: rows are joined where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
