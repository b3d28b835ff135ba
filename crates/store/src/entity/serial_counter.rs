//! Table `serial_counter`; its columns are explained in migrations/0001_house.sql.

use sea_orm::entity::prelude::*;

/// A row of `serial_counter`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "serial_counter")]
pub struct Model {
    /// Document kind and period: statement/2026-09.
    #[sea_orm(primary_key, auto_increment = false)]
    pub series: String,
    /// The last number drawn; raised inside the drawing transaction.
    pub last_number: i64,
    /// 1 when inserted, one more at each update.
    pub rev: i64,
}

/// None: rows are joined where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

crate::row::protected!(series, Series);
