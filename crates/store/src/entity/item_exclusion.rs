//! Table `item_exclusion`; its columns are explained in migrations/0003_registers.sql.

use sea_orm::entity::prelude::*;

/// A row of `item_exclusion`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "item_exclusion")]
pub struct Model {
    /// Item exclusion id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub item_exclusion_id: i64,
    /// When this is charged.
    pub item_a: String,
    /// That may not be charged on the same visit and day.
    pub item_b: String,
    /// 1 when inserted, one more at each update.
    pub rev: i64,
}

/// None: rows are joined where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

crate::row::protected!(item_exclusion_id, ItemExclusionId);
