//! Table `settlement`; its columns are explained in migrations/0004_claims.sql.

use sea_orm::entity::prelude::*;
use time::{Date, OffsetDateTime};

/// A row of `settlement`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "settlement")]
pub struct Model {
    /// Settlement id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub settlement_id: i64,
    /// Visit id.
    pub visit_id: i64,
    /// Person id.
    pub person_id: i64,
    /// Provider id.
    pub provider_id: Option<i64>,
    /// Adjust: the difference after an earlier stay changed.
    pub kind: String,
    /// What a reversal or adjustment answers.
    pub answers_id: Option<i64>,
    /// Policy id.
    pub policy_id: String,
    /// Digest of the policy data applied.
    pub policy_version: String,
    /// Settlement month in which it counts.
    pub month: Option<String>,
    /// Business date.
    pub business_date: Date,
    /// Settled at.
    pub settled_at: OffsetDateTime,
    /// Benefit year.
    pub benefit_year: i32,
    /// Amounts of a reversal are negative, of an adjustment the difference.
    pub total_fen: i64,
    /// Out of scope fen.
    pub out_of_scope_fen: i64,
    /// Preself fen.
    pub preself_fen: i64,
    /// The rest: what funds, hospital and person share.
    pub in_scope_fen: i64,
    /// Deductible standard fen.
    pub deductible_standard_fen: i64,
    /// Deductible fen.
    pub deductible_fen: i64,
    /// Percentage points taken off.
    pub ratio_cut_points: i32,
    /// Paid by the basic pool.
    pub basic_fen: i64,
    /// Critical illness fen.
    pub critical_illness_fen: i64,
    /// Hardship fen.
    pub hardship_fen: i64,
    /// Paid by medical assistance.
    pub assistance_fen: i64,
    /// Borne by the hospital.
    pub hospital_fen: i64,
    /// Left to the person, within scope.
    pub self_in_scope_fen: i64,
    /// The named prior stay could not be used.
    pub needs_review: bool,
    /// The person's state on which it was computed, JSON of integers.
    pub state_before: String,
    /// 1 when inserted, one more at each update.
    pub rev: i64,
}

/// None: rows are joined where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

crate::row::protected!(settlement_id, SettlementId);
