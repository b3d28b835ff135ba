//! Table `review_case`; its columns are explained in migrations/0005_month.sql.

use sea_orm::entity::prelude::*;
use time::{Date, OffsetDateTime};

/// A row of `review_case`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "review_case")]
pub struct Model {
    /// Case id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub case_id: i64,
    /// Kind.
    pub kind: String,
    /// Month.
    pub month: String,
    /// Null when no provider is concerned.
    pub provider_id: Option<i64>,
    /// The statement, batch or voucher; the case itself for audit and sample.
    pub object_id: i64,
    /// The duty the case waits for, or draft, with_provider, returned, completed, rejected, withdrawn.
    pub state: String,
    /// The step of its chain, from 0.
    pub step: i32,
    /// When this state began.
    pub since: Date,
    /// Why it was returned, rejected or withdrawn.
    pub reason: Option<String>,
    /// Decides which version of the chain it keeps.
    pub opened_on: Date,
    /// Decides the level of approval.
    pub amount_fen: i64,
    /// Authority needed at approval, or empty.
    pub level: String,
    /// Codes that bring further steps with them.
    pub circumstances: String,
    /// Opened at.
    pub opened_at: OffsetDateTime,
    /// End of the step's limit in working days; null while suspended.
    pub due_on: Option<Date>,
    /// Who was drawn for the step it waits for; null where anyone who may does it.
    pub drawn_staff_id: Option<i64>,
    /// 1 when inserted, one more at each update.
    pub rev: i64,
}

/// None: rows are joined where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

crate::row::protected!(case_id, CaseId);
