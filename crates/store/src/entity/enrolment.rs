//! Table `enrolment`; its columns are explained in migrations/0003_registers.sql.

use sea_orm::entity::prelude::*;
use time::Date;

/// A row of `enrolment`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "enrolment")]
pub struct Model {
    /// Enrolment id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub enrolment_id: i64,
    /// Person id.
    pub person_id: i64,
    /// Insurance.
    pub insurance: String,
    /// First day of cover.
    pub from_date: Date,
    /// Last day of cover; null while it lasts.
    pub until_date: Option<Date>,
    /// Where insured.
    pub region: String,
    /// 1 when inserted, one more at each update.
    pub rev: i64,
}

/// None: rows are joined where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

crate::row::protected!(enrolment_id, EnrolmentId);
