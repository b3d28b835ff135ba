//! Table `knowledge_release`; its columns are explained in migrations/0023_knowledge.sql.

use sea_orm::entity::prelude::*;
use time::{Date, OffsetDateTime};

/// A row of `knowledge_release`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "knowledge_release")]
pub struct Model {
    /// Number of the version.
    #[sea_orm(primary_key, auto_increment = false)]
    pub release_id: i64,
    /// By which it was agreed to.
    pub case_id: i64,
    /// The table of knowledge it changes.
    pub table_name: String,
    /// First day of what it brings.
    pub from_date: Date,
    /// Made at.
    pub made_at: OffsetDateTime,
    /// Rows of knowledge_row it brought.
    pub row_count: i64,
    /// 1 when inserted, one more at each update.
    pub rev: i64,
}

/// None: rows are joined where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

crate::row::protected!(release_id, ReleaseId);
