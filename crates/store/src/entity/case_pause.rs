//! Table `case_pause`; its columns are explained in migrations/0008_matters.sql.

use sea_orm::entity::prelude::*;
use time::Date;

/// A row of `case_pause`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "case_pause")]
pub struct Model {
    /// Case pause id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub case_pause_id: i64,
    /// Case id.
    pub case_id: i64,
    /// Kind.
    pub kind: String,
    /// In words.
    pub reason: String,
    /// Decided by.
    pub decided_by: i64,
    /// The day from which the clock stands still, or on which it was extended.
    pub from_date: Date,
    /// The day on which it went on; null while it stands still.
    pub until_date: Option<Date>,
    /// End of the step's limit as it was.
    pub due_before: Option<Date>,
    /// 1 when inserted, one more at each update.
    pub rev: i64,
}

/// None: rows are joined where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

crate::row::protected!(case_pause_id, CasePauseId);
