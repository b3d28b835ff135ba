//! Table `handover_item`; its columns are explained in migrations/0009_people.sql.

use sea_orm::entity::prelude::*;

/// A row of `handover_item`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "handover_item")]
pub struct Model {
    /// Handover item id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub handover_item_id: i64,
    /// Handover id.
    pub handover_id: i64,
    /// 1, 2, 3 … on the list.
    pub seq: i32,
    /// Regulation/duties/posts.toml.
    pub kind: String,
    /// What it is.
    pub title: String,
    /// How many.
    pub quantity: i32,
    /// State, place; may be empty.
    pub note: String,
    /// 1 when inserted, one more at each update.
    pub rev: i64,
}

/// None: rows are joined where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

crate::row::protected!(handover_item_id, HandoverItemId);
