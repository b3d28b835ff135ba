//! Table `supplement_notice`; its columns are explained in migrations/0008_matters.sql.

use sea_orm::entity::prelude::*;
use time::{Date, OffsetDateTime};

/// A row of `supplement_notice`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "supplement_notice")]
pub struct Model {
    /// Supplement notice id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub supplement_notice_id: i64,
    /// Said once, and completely (R4-24).
    pub case_id: i64,
    /// Codes of the materials missing, in the order of the checklist, separated by blanks.
    pub missing: String,
    /// Issued by.
    pub issued_by: i64,
    /// Issued at.
    pub issued_at: OffsetDateTime,
    /// Last day on which they are brought.
    pub due_on: Date,
    /// Null until they were brought.
    pub answered_at: Option<OffsetDateTime>,
    /// 1 when inserted, one more at each update.
    pub rev: i64,
}

/// None: rows are joined where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

crate::row::protected!(supplement_notice_id, SupplementNoticeId);
