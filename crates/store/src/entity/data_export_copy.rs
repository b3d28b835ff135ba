//! Table `data_export_copy`; its columns are explained in migrations/0014_data.sql.

use sea_orm::entity::prelude::*;
use time::OffsetDateTime;

/// A row of `data_export_copy`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "data_export_copy")]
pub struct Model {
    /// Copy id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub copy_id: i64,
    /// Of which export.
    pub export_id: i64,
    /// 1, 2, 3 … of the export.
    pub number: i64,
    /// Rows without the canary.
    pub row_count: i64,
    /// SM3 of the file, hex.
    pub file_sm3: String,
    /// The id in the row that is nobody's.
    pub canary: String,
    /// Who fetched it.
    pub fetched_by: i64,
    /// When.
    pub fetched_at: OffsetDateTime,
    /// 1 when inserted, one more at each update.
    pub rev: i64,
}

/// None: rows are joined where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

crate::row::protected!(copy_id, CopyId);
