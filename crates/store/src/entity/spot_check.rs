//! Table `spot_check`; its columns are explained in migrations/0015_documents.sql.

use sea_orm::entity::prelude::*;
use time::OffsetDateTime;

/// A row of `spot_check`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "spot_check")]
pub struct Model {
    /// Spot check id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub spot_check_id: i64,
    /// Spot check draw id.
    pub spot_check_draw_id: i64,
    /// Case id.
    pub case_id: i64,
    /// Of the draw.
    pub month: String,
    /// Of the draw.
    pub kind: String,
    /// Null until it was checked.
    pub result: Option<String>,
    /// Null unless there is a fault.
    pub fault_code: Option<String>,
    /// What was found, in words; null until it was checked.
    pub comment: Option<String>,
    /// Took no part in the case.
    pub checked_by: Option<i64>,
    /// Checked at.
    pub checked_at: Option<OffsetDateTime>,
    /// 1 when inserted, one more at each update.
    pub rev: i64,
}

/// None: rows are joined where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

crate::row::protected!(spot_check_id, SpotCheckId);
