//! Table `inspection_signature`; its columns are explained in migrations/0021_control.sql.

use sea_orm::entity::prelude::*;
use time::OffsetDateTime;

/// A row of `inspection_signature`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "inspection_signature")]
pub struct Model {
    /// The signature.
    #[sea_orm(primary_key, auto_increment = false)]
    pub inspection_signature_id: i64,
    /// Under which record.
    pub inspection_record_id: i64,
    /// Whose.
    pub staff_id: i64,
    /// When.
    pub signed_at: OffsetDateTime,
    /// 1 when inserted, one more at each update.
    pub rev: i64,
}

/// None: rows are joined where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

crate::row::protected!(inspection_signature_id, InspectionSignatureId);
