//! Table `trail_tree`; its columns are explained in migrations/0001_house.sql.

use sea_orm::entity::prelude::*;

/// A row of `trail_tree`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "trail_tree")]
pub struct Model {
    /// Tree id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub tree_id: i32,
    /// How many entries are integrated.
    pub size: i64,
    /// The hashes from which the tree grows.
    pub frontier: Vec<u8>,
    /// SM3 root of the tree of that size.
    pub root: Vec<u8>,
}

/// None: rows are joined where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
