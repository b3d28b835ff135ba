//! Table `platform_filing`; its columns are explained in migrations/0009_people.sql.

use sea_orm::entity::prelude::*;
use time::Date;

/// A row of `platform_filing`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "platform_filing")]
pub struct Model {
    /// Filing id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub filing_id: i64,
    /// Platform id.
    pub platform_id: i64,
    /// 1, 2, 3 … of the platform.
    pub version: i32,
    /// Action.
    pub action: String,
    /// Filed on.
    pub filed_on: Date,
    /// Form 2-1 as filed, JSON.
    pub content: String,
    /// Columns that differ from the filing before, separated by blanks; empty for the first.
    pub changed: String,
    /// Of the approving department's paper, for a change; may be empty for a first filing.
    pub approval_number: String,
    /// The reviewed case.
    pub case_id: i64,
    /// 1 when inserted, one more at each update.
    pub rev: i64,
}

/// None: rows are joined where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

crate::row::protected!(filing_id, FilingId);
