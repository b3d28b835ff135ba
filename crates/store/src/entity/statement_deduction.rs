//! Table `statement_deduction`; its columns are explained in migrations/0013_mended.sql.

use sea_orm::entity::prelude::*;

/// A row of `statement_deduction`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "statement_deduction")]
pub struct Model {
    /// Statement deduction id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub statement_deduction_id: i64,
    /// Statement id.
    pub statement_id: i64,
    /// Visit id.
    pub visit_id: i64,
    /// The claim's medical cost, as all its settlements leave it then.
    pub total_fen: i64,
    /// Of it not accepted.
    pub cost_fen: i64,
    /// What each fund pays on the claim before deductions.
    pub basic_paid_fen: i64,
    /// Critical illness paid fen.
    pub critical_illness_paid_fen: i64,
    /// Hardship paid fen.
    pub hardship_paid_fen: i64,
    /// Assistance paid fen.
    pub assistance_paid_fen: i64,
    /// What earlier statements took off it already; none when none looked at it.
    pub basic_earlier_fen: Option<i64>,
    /// Critical illness earlier fen.
    pub critical_illness_earlier_fen: Option<i64>,
    /// Hardship earlier fen.
    pub hardship_earlier_fen: Option<i64>,
    /// Assistance earlier fen.
    pub assistance_earlier_fen: Option<i64>,
    /// What this statement takes off; below zero: gives back.
    pub basic_fen: i64,
    /// Critical illness fen.
    pub critical_illness_fen: i64,
    /// Hardship fen.
    pub hardship_fen: i64,
    /// Assistance fen.
    pub assistance_fen: i64,
    /// 1 when inserted, one more at each update.
    pub rev: i64,
}

/// None: rows are joined where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

crate::row::protected!(statement_deduction_id, StatementDeductionId);
