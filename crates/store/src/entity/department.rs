//! Table `department`; its columns are explained in migrations/0002_organisation.sql.

use sea_orm::entity::prelude::*;
use time::Date;

/// A row of `department`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "department")]
pub struct Model {
    /// Department id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub department_id: i64,
    /// Code.
    pub code: String,
    /// Name.
    pub name: String,
    /// Regulation/duties/posts.toml: general, business, finance, information, control …
    pub kind: String,
    /// The department it is part of; null for none.
    pub parent_id: Option<i64>,
    /// What it is there for, as published (R1-8, R1-13); may be empty.
    pub published_duties: String,
    /// First day.
    pub opened_on: Date,
    /// First day on which it is no more; null while it stands.
    pub closed_on: Option<Date>,
    /// The reviewed case that last changed it; null for the founding.
    pub case_id: Option<i64>,
    /// 1 when inserted, one more at each update.
    pub rev: i64,
}

/// None: rows are joined where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

crate::row::protected!(department_id, DepartmentId);
