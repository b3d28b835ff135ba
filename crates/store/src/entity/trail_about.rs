//! Table `trail_about`; its columns are explained in migrations/0001_house.sql.

use sea_orm::entity::prelude::*;

/// A row of `trail_about`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "trail_about")]
pub struct Model {
    /// Entry id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub entry_id: i64,
    /// Statement, case, settlement …
    #[sea_orm(primary_key, auto_increment = false)]
    pub kind: String,
    /// The id as people see it.
    #[sea_orm(primary_key, auto_increment = false)]
    pub object_id: String,
}

/// None: rows are joined where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
