//! Table `material_opening`; its columns are explained in migrations/0008_matters.sql.

use sea_orm::entity::prelude::*;
use time::OffsetDateTime;

/// A row of `material_opening`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "material_opening")]
pub struct Model {
    /// Material opening id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub material_opening_id: i64,
    /// Material id.
    pub material_id: i64,
    /// Who looked at it.
    pub staff_id: i64,
    /// For the first time.
    pub opened_at: OffsetDateTime,
    /// 1 when inserted, one more at each update.
    pub rev: i64,
}

/// None: rows are joined where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

crate::row::protected!(material_opening_id, MaterialOpeningId);
