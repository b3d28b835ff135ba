//! Table `person_standing`; its columns are explained in migrations/0022_standings.sql.

use sea_orm::entity::prelude::*;
use time::Date;

/// A row of `person_standing`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "person_standing")]
pub struct Model {
    /// Person standing id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub person_standing_id: i64,
    /// Person id.
    pub person_id: i64,
    /// Its word in benefit law.
    pub standing: String,
    /// First day it holds.
    pub from_date: Date,
    /// Last day it holds; null while it lasts; before the first day: taken back altogether.
    pub until_date: Option<Date>,
    /// On what finding, of which authority.
    pub ground: String,
    /// Number of the list or certificate.
    pub document: String,
    /// The case by which it began.
    pub case_id: i64,
    /// The case by which it ended.
    pub ended_case_id: Option<i64>,
    /// 1 when inserted, one more at each update.
    pub rev: i64,
}

/// None: rows are joined where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

crate::row::protected!(person_standing_id, PersonStandingId);
