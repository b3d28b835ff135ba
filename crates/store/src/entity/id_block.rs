//! Table `id_block`; its columns are explained in migrations/0001_house.sql.

use sea_orm::entity::prelude::*;

/// A row of `id_block`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "id_block")]
pub struct Model {
    /// Kind of id: person, visit, line …
    #[sea_orm(primary_key, auto_increment = false)]
    pub kind: String,
    /// First id not yet handed to any process.
    pub next_id: i64,
}

/// None: rows are joined where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
