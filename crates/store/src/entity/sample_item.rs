//! Table `sample_item`; its columns are explained in migrations/0005_month.sql.

use sea_orm::entity::prelude::*;

/// A row of `sample_item`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "sample_item")]
pub struct Model {
    /// Sample item id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub sample_item_id: i64,
    /// Case id.
    pub case_id: i64,
    /// Settlement id.
    pub settlement_id: i64,
    /// Visit id.
    pub visit_id: i64,
    /// Null until looked at.
    pub result: Option<String>,
    /// Deduct fen.
    pub deduct_fen: Option<i64>,
    /// Comment.
    pub comment: Option<String>,
    /// 1 when inserted, one more at each update.
    pub rev: i64,
}

/// None: rows are joined where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

crate::row::protected!(sample_item_id, SampleItemId);
