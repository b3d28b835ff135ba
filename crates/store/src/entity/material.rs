//! Table `material`; its columns are explained in migrations/0008_matters.sql.

use sea_orm::entity::prelude::*;
use time::OffsetDateTime;

/// A row of `material`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "material")]
pub struct Model {
    /// Material id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub material_id: i64,
    /// Null until the case is accepted.
    pub case_id: Option<i64>,
    /// Which material of regulation/matters/kind.toml it is.
    pub code: String,
    /// As handed in; shown, never used as a path.
    pub file_name: String,
    /// By its content.
    pub media_type: String,
    /// Size bytes.
    pub size_bytes: i64,
    /// Content digest.
    pub content_digest: String,
    /// Uploaded by.
    pub uploaded_by: i64,
    /// Uploaded at.
    pub uploaded_at: OffsetDateTime,
    /// 1 when inserted, one more at each update.
    pub rev: i64,
}

/// None: rows are joined where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

crate::row::protected!(material_id, MaterialId);
