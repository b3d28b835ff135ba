//! Table `trail_node`; its columns are explained in migrations/0011_trail.sql.

use sea_orm::entity::prelude::*;

/// A row of `trail_node`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "trail_node")]
pub struct Model {
    /// Height above the leaves; every fourth is kept.
    #[sea_orm(primary_key, auto_increment = false)]
    pub level: i32,
    /// Among the full subtrees of that height, from 0.
    #[sea_orm(primary_key, auto_increment = false)]
    pub place: i64,
    /// SM3 root of the subtree; what lies between is computed from it.
    pub hash: Vec<u8>,
}

/// None: rows are joined where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
