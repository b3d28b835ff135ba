//! Table `department`; its columns are explained in migrations/0002_organisation.sql.

use sea_orm::entity::prelude::*;

/// A row of `department`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "department")]
pub struct Model {
    /// Department id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub department_id: i64,
    /// General, business, finance, information, control, audit …
    pub code: String,
    /// Name.
    pub name: String,
    /// 1 when inserted, one more at each update.
    pub rev: i64,
}

/// None: rows are joined where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

crate::row::protected!(department_id, DepartmentId);
