//! Table `item_diagnosis`; its columns are explained in migrations/0003_registers.sql.

use sea_orm::entity::prelude::*;

/// A row of `item_diagnosis`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "item_diagnosis")]
pub struct Model {
    /// Item diagnosis id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub item_diagnosis_id: i64,
    /// Item code.
    pub item_code: String,
    /// Three-character category that allows the item.
    pub icd3: String,
    /// 1 when inserted, one more at each update.
    pub rev: i64,
}

/// None: rows are joined where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

crate::row::protected!(item_diagnosis_id, ItemDiagnosisId);
