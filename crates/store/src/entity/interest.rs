//! Table `interest`; its columns are explained in migrations/0008_matters.sql.

use sea_orm::entity::prelude::*;
use time::Date;

/// A row of `interest`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "interest")]
pub struct Model {
    /// Interest id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub interest_id: i64,
    /// Staff id.
    pub staff_id: i64,
    /// Person:12 or provider:3.
    pub subject: String,
    /// Himself as insured, a relative, an institution he has an interest in.
    pub relation: String,
    /// Declared by.
    pub declared_by: i64,
    /// From date.
    pub from_date: Date,
    /// Last day; null while it lasts.
    pub until_date: Option<Date>,
    /// 1 when inserted, one more at each update.
    pub rev: i64,
}

/// None: rows are joined where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

crate::row::protected!(interest_id, InterestId);
