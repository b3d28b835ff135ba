//! Table `case_subject`; its columns are explained in migrations/0008_matters.sql.

use sea_orm::entity::prelude::*;

/// A row of `case_subject`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "case_subject")]
pub struct Model {
    /// Case subject id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub case_subject_id: i64,
    /// Case id.
    pub case_id: i64,
    /// Person:12, provider:3, staff:4, payee:digest, episode:text, handler:3/4.
    pub subject: String,
    /// 1 when inserted, one more at each update.
    pub rev: i64,
}

/// None: rows are joined where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

crate::row::protected!(case_subject_id, CaseSubjectId);
