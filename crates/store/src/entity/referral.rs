//! Table `referral`; its columns are explained in migrations/0008_matters.sql.

use sea_orm::entity::prelude::*;
use time::Date;

/// A row of `referral`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "referral")]
pub struct Model {
    /// Referral id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub referral_id: i64,
    /// Case id.
    pub case_id: i64,
    /// Person id.
    pub person_id: i64,
    /// Kind.
    pub kind: String,
    /// ICD-10; empty for long-term residents.
    pub diagnosis: String,
    /// Who certified; null where no certificate is needed.
    pub from_provider_id: Option<i64>,
    /// GB/T 2260: where treatment takes place.
    pub to_region: String,
    /// Null when the hospital there is not one of ours.
    pub to_provider_id: Option<i64>,
    /// Its name; empty where any hospital of the region will do.
    pub to_hospital: String,
    /// First day of admission it covers.
    pub from_date: Date,
    /// Last day of admission it covers; null while a long-term filing lasts.
    pub until_date: Option<Date>,
    /// The filing that is extended or repeated.
    pub extends_id: Option<i64>,
    /// When the case was approved.
    pub filed_on: Date,
    /// 1 when inserted, one more at each update.
    pub rev: i64,
}

/// None: rows are joined where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

crate::row::protected!(referral_id, ReferralId);
