//! Table `trail_checkpoint`; its columns are explained in migrations/0001_house.sql.

use sea_orm::entity::prelude::*;
use time::OffsetDateTime;

/// A row of `trail_checkpoint`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "trail_checkpoint")]
pub struct Model {
    /// Tree size.
    #[sea_orm(primary_key, auto_increment = false)]
    pub size: i64,
    /// Signed checkpoint text.
    pub note: String,
    /// At.
    pub at: OffsetDateTime,
}

/// None: rows are joined where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
