//! Table `books_month`; its columns are explained in migrations/0007_ledger.sql.

use sea_orm::entity::prelude::*;
use time::OffsetDateTime;

/// A row of `books_month`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "books_month")]
pub struct Model {
    /// Fund/YYYY-MM.
    #[sea_orm(primary_key, auto_increment = false)]
    pub books_month_key: String,
    /// Fund.
    pub fund: String,
    /// Month.
    pub month: String,
    /// State.
    pub state: String,
    /// Closed by.
    pub closed_by: Option<i64>,
    /// Closed at.
    pub closed_at: Option<OffsetDateTime>,
    /// 1 when inserted, one more at each update.
    pub rev: i64,
}

/// None: rows are joined where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

crate::row::protected!(books_month_key, BooksMonthKey);
