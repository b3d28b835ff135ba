//! Table `staff`; its columns are explained in migrations/0002_organisation.sql.

use sea_orm::entity::prelude::*;
use time::Date;

/// A row of `staff`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "staff")]
pub struct Model {
    /// A natural person; every separation of duties is judged on this id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub staff_id: i64,
    /// Name.
    pub name: String,
    /// Keyed digest of the identity number: one person, one row (I04).
    pub identity_digest: String,
    /// 在编在岗, required of second reviewers (R1-35).
    pub on_establishment: bool,
    /// 编制类别.
    pub employment: String,
    /// Null for the agency; the hospital a person works for.
    pub provider_id: Option<i64>,
    /// Proposed: entered, not engaged, without any right.
    pub status: String,
    /// First day on which he no longer belongs to the house; null while he does.
    pub left_on: Option<Date>,
    /// The reviewed case that last changed it; null before the first one.
    pub case_id: Option<i64>,
    /// 1 when inserted, one more at each update.
    pub rev: i64,
}

/// None: rows are joined where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

crate::row::protected!(staff_id, StaffId);
