//! Table `chronic_recognition`; its columns are explained in migrations/0008_matters.sql.

use sea_orm::entity::prelude::*;
use time::Date;

/// A row of `chronic_recognition`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "chronic_recognition")]
pub struct Model {
    /// Chronic recognition id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub chronic_recognition_id: i64,
    /// Case id.
    pub case_id: i64,
    /// Person id.
    pub person_id: i64,
    /// Its id in the policy.
    pub disease: String,
    /// ICD-10.
    pub diagnosis: String,
    /// The hospital that diagnosed it.
    pub diagnosed_by_id: i64,
    /// The hospital where the person is treated for it.
    pub treated_at_id: i64,
    /// First day of visits it covers.
    pub from_date: Date,
    /// Last day of visits it covers.
    pub until_date: Date,
    /// When the case was approved.
    pub recognised_on: Date,
    /// 1 when inserted, one more at each update.
    pub rev: i64,
}

/// None: rows are joined where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

crate::row::protected!(chronic_recognition_id, ChronicRecognitionId);
