//! Table `trail_cosignature`; its columns are explained in migrations/0011_trail.sql.

use sea_orm::entity::prelude::*;
use time::OffsetDateTime;

/// A row of `trail_cosignature`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "trail_cosignature")]
pub struct Model {
    /// Which checkpoint.
    #[sea_orm(primary_key, auto_increment = false)]
    pub size: i64,
    /// Witness id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub witness_id: i64,
    /// The signature line with its end, as it stands in the note.
    pub line: String,
    /// When it came, by the house's clock.
    pub at: OffsetDateTime,
}

/// None: rows are joined where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
