//! Table `fee_line`; its columns are explained in migrations/0004_claims.sql.

use sea_orm::entity::prelude::*;
use time::Date;

/// A row of `fee_line`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "fee_line")]
pub struct Model {
    /// Line id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub line_id: i64,
    /// Visit id.
    pub visit_id: i64,
    /// The hospital's own number of the line (feedetl_sn).
    pub line_number: String,
    /// Service date.
    pub service_date: Date,
    /// Item code.
    pub item_code: String,
    /// The hospital's own code of the item.
    pub own_code: Option<String>,
    /// Hundredths of a unit; negative for a refund line.
    pub quantity: i32,
    /// Price fen.
    pub price_fen: i64,
    /// Negative for a refund line.
    pub amount_fen: i64,
    /// Wholly self-paid part.
    pub out_of_scope_fen: i64,
    /// Part of the price above its ceiling.
    pub over_limit_fen: i64,
    /// Self-pay-first part.
    pub preself_fen: i64,
    /// What is left.
    pub in_scope_fen: i64,
    /// matched, unmapped, contradicting, not_asked: the own code against the approved mappings.
    pub mapping: String,
    /// The hospital's number of the charge (chrg_bchno) an outpatient line belongs to.
    pub batch: Option<String>,
    /// Withdrawn before settlement; never deleted.
    pub voided: bool,
    /// 1 when inserted, one more at each update.
    pub rev: i64,
}

/// None: rows are joined where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

crate::row::protected!(line_id, LineId);
