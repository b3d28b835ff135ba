//! Table `case_step`; its columns are explained in migrations/0005_month.sql.

use sea_orm::entity::prelude::*;
use time::OffsetDateTime;

/// A row of `case_step`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "case_step")]
pub struct Model {
    /// Case step id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub case_step_id: i64,
    /// Case id.
    pub case_id: i64,
    /// 1, 2, 3 … within the case.
    pub seq: i32,
    /// The duty used.
    pub duty: String,
    /// Submit, agree, return, answer, release …
    pub action: String,
    /// Staff id.
    pub staff_id: i64,
    /// The natural person who had delegated the duty; null when it was his own.
    pub on_behalf_of: Option<i64>,
    /// As it was then.
    pub post_name: String,
    /// Comment.
    pub comment: String,
    /// At.
    pub at: OffsetDateTime,
    /// 1 when inserted, one more at each update.
    pub rev: i64,
}

/// None: rows are joined where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

crate::row::protected!(case_step_id, CaseStepId);
