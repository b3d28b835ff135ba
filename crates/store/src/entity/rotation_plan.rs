//! Table `rotation_plan`; its columns are explained in migrations/0009_people.sql.

use sea_orm::entity::prelude::*;
use time::Date;

/// A row of `rotation_plan`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "rotation_plan")]
pub struct Model {
    /// Rotation plan id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub rotation_plan_id: i64,
    /// The appointment that is to rotate.
    pub appointment_id: i64,
    /// The last day by which it rotates.
    pub due_on: Date,
    /// Who is to follow; null while open.
    pub successor_id: Option<i64>,
    /// In words; may be empty.
    pub note: String,
    /// The reviewed case.
    pub case_id: i64,
    /// 1 when inserted, one more at each update.
    pub rev: i64,
}

/// None: rows are joined where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

crate::row::protected!(rotation_plan_id, RotationPlanId);
