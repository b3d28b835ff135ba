//! Table `inspection_member`; its columns are explained in migrations/0021_control.sql.

use sea_orm::entity::prelude::*;
use time::OffsetDateTime;

/// A row of `inspection_member`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "inspection_member")]
pub struct Model {
    /// The row.
    #[sea_orm(primary_key, auto_increment = false)]
    pub inspection_member_id: i64,
    /// Of which inspection.
    pub inspection_id: i64,
    /// Who.
    pub staff_id: i64,
    /// What he shows.
    pub certificate_id: i64,
    /// When he joined the team.
    pub joined_at: OffsetDateTime,
    /// When he left it; none while he is of it.
    pub left_at: Option<OffsetDateTime>,
    /// Why; none while he is of it.
    pub left_reason: Option<String>,
    /// 1 when inserted, one more at each update.
    pub rev: i64,
}

/// None: rows are joined where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

crate::row::protected!(inspection_member_id, InspectionMemberId);
