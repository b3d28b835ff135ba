//! Table `staff_leave`; its columns are explained in migrations/0009_people.sql.

use sea_orm::entity::prelude::*;
use time::Date;

/// A row of `staff_leave`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "staff_leave")]
pub struct Model {
    /// Leave id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub leave_id: i64,
    /// Holds no duty while it lasts.
    pub staff_id: i64,
    /// Kind.
    pub kind: String,
    /// First day.
    pub from_date: Date,
    /// Last day.
    pub until_date: Date,
    /// The reviewed case.
    pub case_id: i64,
    /// 1 when inserted, one more at each update.
    pub rev: i64,
}

/// None: rows are joined where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

crate::row::protected!(leave_id, LeaveId);
