//! Table `reconciliation`; its columns are explained in migrations/0007_ledger.sql.

use sea_orm::entity::prelude::*;
use time::OffsetDateTime;

/// A row of `reconciliation`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "reconciliation")]
pub struct Model {
    /// Reconciliation id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub reconciliation_id: i64,
    /// Month.
    pub month: String,
    /// Fund.
    pub fund: String,
    /// Instructions done.
    pub business_fen: i64,
    /// Posted expense.
    pub ledger_fen: i64,
    /// Matched receipt lines.
    pub bank_fen: i64,
    /// JSON list; empty when all agree.
    pub differences: String,
    /// Run at.
    pub run_at: OffsetDateTime,
    /// 1 when inserted, one more at each update.
    pub rev: i64,
}

/// None: rows are joined where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

crate::row::protected!(reconciliation_id, ReconciliationId);
