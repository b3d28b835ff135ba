//! Table `finding`; its columns are explained in migrations/0005_month.sql.

use sea_orm::entity::prelude::*;

/// A row of `finding`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "finding")]
pub struct Model {
    /// Finding id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub finding_id: i64,
    /// Case id.
    pub case_id: i64,
    /// Month.
    pub month: String,
    /// Regulation/audit.
    pub rule: i32,
    /// Provider id.
    pub provider_id: i64,
    /// Person id.
    pub person_id: i64,
    /// Visit id.
    pub visit_id: i64,
    /// Null for findings about a visit.
    pub line_id: Option<i64>,
    /// In question.
    pub amount_fen: i64,
    /// JSON: related lines, limits, measured values.
    pub evidence: String,
    /// Version of the knowledge the audit used; 0 the founding one.
    pub knowledge_version: i64,
    /// State.
    pub state: String,
    /// Proposed by first review.
    pub first_fen: Option<i64>,
    /// First reason.
    pub first_reason: Option<String>,
    /// The provider's, in writing.
    pub answer: Option<String>,
    /// Decided by second review.
    pub final_fen: Option<i64>,
    /// Final reason.
    pub final_reason: Option<String>,
    /// 1 when inserted, one more at each update.
    pub rev: i64,
}

/// None: rows are joined where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

crate::row::protected!(finding_id, FindingId);
