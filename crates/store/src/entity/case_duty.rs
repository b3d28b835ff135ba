//! Table `case_duty`; its columns are explained in migrations/0005_month.sql.

use sea_orm::entity::prelude::*;
use time::OffsetDateTime;

/// A row of `case_duty`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "case_duty")]
pub struct Model {
    /// Case duty id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub case_duty_id: i64,
    /// Case id.
    pub case_id: i64,
    /// Duty.
    pub duty: String,
    /// A natural person.
    pub staff_id: i64,
    /// For whom, where the duty was delegated: the act binds both; null otherwise.
    pub on_behalf_of: Option<i64>,
    /// Set when the act was done on a case this one grew from.
    pub from_case_id: Option<i64>,
    /// At.
    pub at: OffsetDateTime,
    /// 1 when inserted, one more at each update.
    pub rev: i64,
}

/// None: rows are joined where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

crate::row::protected!(case_duty_id, CaseDutyId);
