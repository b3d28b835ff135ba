//! Table `appointment`; its columns are explained in migrations/0002_organisation.sql.

use sea_orm::entity::prelude::*;
use time::Date;

/// A row of `appointment`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "appointment")]
pub struct Model {
    /// Appointment id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub appointment_id: i64,
    /// Staff id.
    pub staff_id: i64,
    /// Post id.
    pub post_id: i64,
    /// First day.
    pub from_date: Date,
    /// Last day; null while no end is known.
    pub until_date: Option<Date>,
    /// The reviewed case that granted it; null for the founding.
    pub case_id: Option<i64>,
    /// The reviewed case that ended it early; null when none did.
    pub ended_by_case_id: Option<i64>,
    /// 1 when inserted, one more at each update.
    pub rev: i64,
}

/// None: rows are joined where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

crate::row::protected!(appointment_id, AppointmentId);
