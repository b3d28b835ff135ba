//! Table `data_repair`; its columns are explained in migrations/0014_data.sql.

use sea_orm::entity::prelude::*;
use time::OffsetDateTime;

/// A row of `data_repair`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "data_repair")]
pub struct Model {
    /// Repair id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub repair_id: i64,
    /// Which asked for and approved it.
    pub case_id: i64,
    /// SM3 of the script, hex.
    pub script_sm3: String,
    /// JSON of every change: table, key, column, value before and after.
    pub images: String,
    /// Rows changed.
    pub row_count: i64,
    /// Who approved it.
    pub approved_by: i64,
    /// Who carried it out.
    pub executed_by: i64,
    /// When.
    pub executed_at: OffsetDateTime,
    /// 1 when inserted, one more at each update.
    pub rev: i64,
}

/// None: rows are joined where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

crate::row::protected!(repair_id, RepairId);
