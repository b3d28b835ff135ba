//! Table `reimbursement`; its columns are explained in migrations/0013_mended.sql.

use sea_orm::entity::prelude::*;
use time::Date;

/// A row of `reimbursement`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "reimbursement")]
pub struct Model {
    /// Reimbursement id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub reimbursement_id: i64,
    /// Case id.
    pub case_id: i64,
    /// Without gaps.
    pub serial: String,
    /// Person id.
    pub person_id: i64,
    /// Visit id.
    pub visit_id: i64,
    /// The hospital, where it is one of ours.
    pub provider_id: Option<i64>,
    /// Of the approval.
    pub month: String,
    /// Of the invoices.
    pub total_fen: i64,
    /// What each fund pays, as approved.
    pub basic_fen: i64,
    /// Critical illness fen.
    pub critical_illness_fen: i64,
    /// Hardship fen.
    pub hardship_fen: i64,
    /// Assistance fen.
    pub assistance_fen: i64,
    /// The version that was approved.
    pub payee_id: i64,
    /// Its digest as approved.
    pub payee_digest: String,
    /// approved, in_payment, paid or lapsed.
    pub state: String,
    /// Approved on.
    pub approved_on: Date,
    /// 1 when inserted, one more at each update.
    pub rev: i64,
}

/// None: rows are joined where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

crate::row::protected!(reimbursement_id, ReimbursementId);
