//! Table `statement`; its columns are explained in migrations/0005_month.sql.

use sea_orm::entity::prelude::*;
use time::Date;

/// A row of `statement`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "statement")]
pub struct Model {
    /// Statement id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub statement_id: i64,
    /// Month.
    pub month: String,
    /// Provider id.
    pub provider_id: i64,
    /// Case id.
    pub case_id: i64,
    /// Without gaps.
    pub serial: String,
    /// Claims count.
    pub claims_count: i64,
    /// Medical cost.
    pub total_fen: i64,
    /// Settled, per fund, before deductions.
    pub basic_fen: i64,
    /// Critical illness fen.
    pub critical_illness_fen: i64,
    /// Hardship fen.
    pub hardship_fen: i64,
    /// Assistance fen.
    pub assistance_fen: i64,
    /// Basic deducted fen.
    pub basic_deducted_fen: i64,
    /// Critical illness deducted fen.
    pub critical_illness_deducted_fen: i64,
    /// Hardship deducted fen.
    pub hardship_deducted_fen: i64,
    /// Assistance deducted fen.
    pub assistance_deducted_fen: i64,
    /// Printed; leads to the record.
    pub verification_code: String,
    /// State.
    pub state: String,
    /// Declared on.
    pub declared_on: Date,
    /// 30 working days (R4-19).
    pub pay_by: Date,
    /// 1 when inserted, one more at each update.
    pub rev: i64,
}

/// None: rows are joined where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

crate::row::protected!(statement_id, StatementId);
