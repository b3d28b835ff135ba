//! Table `books_reopening`; its columns are explained in migrations/0021_control.sql.

use sea_orm::entity::prelude::*;
use time::OffsetDateTime;

/// A row of `books_reopening`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "books_reopening")]
pub struct Model {
    /// The case that opened the month again.
    #[sea_orm(primary_key, auto_increment = false)]
    pub case_id: i64,
    /// Month of the books, YYYY-MM.
    pub month: String,
    /// Why.
    pub reason: String,
    /// Who asked for it.
    pub asked_by: i64,
    /// Who agreed.
    pub approved_by: i64,
    /// When.
    pub reopened_at: OffsetDateTime,
    /// Who had made the close that was undone.
    pub closed_by: i64,
    /// When that was.
    pub closed_at: OffsetDateTime,
    /// Who closed it again; none while it is open.
    pub closed_again_by: Option<i64>,
    /// When; none while it is open.
    pub closed_again_at: Option<OffsetDateTime>,
    /// The inspector who looked into it; none before.
    pub looked_into_by: Option<i64>,
    /// When; none before.
    pub looked_into_at: Option<OffsetDateTime>,
    /// What the inspector says of it; none before.
    pub finding: Option<String>,
    /// 1 when inserted, one more at each update.
    pub rev: i64,
}

/// None: rows are joined where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

crate::row::protected!(case_id, CaseId);
