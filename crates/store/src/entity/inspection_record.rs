//! Table `inspection_record`; its columns are explained in migrations/0021_control.sql.

use sea_orm::entity::prelude::*;
use time::{Date, OffsetDateTime};

/// A row of `inspection_record`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "inspection_record")]
pub struct Model {
    /// The record.
    #[sea_orm(primary_key, auto_increment = false)]
    pub inspection_record_id: i64,
    /// Of which inspection.
    pub inspection_id: i64,
    /// 1, 2, 3 … within the inspection.
    pub number: i32,
    /// The day on the spot.
    pub found_on: Date,
    /// What was found.
    pub finding: String,
    /// Whether the provider signed the paper.
    pub provider_signed: bool,
    /// Why not; none when it signed.
    pub unsigned_reason: Option<String>,
    /// Who wrote it down.
    pub written_by: i64,
    /// When.
    pub written_at: OffsetDateTime,
    /// 1 when inserted, one more at each update.
    pub rev: i64,
}

/// None: rows are joined where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

crate::row::protected!(inspection_record_id, InspectionRecordId);
